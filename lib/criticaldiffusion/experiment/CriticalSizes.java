package criticaldiffusion.experiment;

import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Propagator;
import java.util.Arrays;

/** What the experiments at criticality have in common. */
final class CriticalSizes {
  private CriticalSizes() {}

  /** Requires at least one length, each at least 2. */
  static void require(int[] sizes) {
    if (sizes.length == 0) {
      throw new IllegalArgumentException("sizes must hold at least one length, was empty");
    }
    for (int length : sizes) {
      Range.atLeast("sizes", length, 2);
    }
  }

  /** Requires a range r of a kernel that fits every lattice, 2r + 1 ≤ L. */
  static void requireRange(String key, int range, int[] sizes) {
    int least = Arrays.stream(sizes).min().orElseThrow();
    Range.within(key, range, 0, (least - 1) / 2);
  }

  /** The law of a field noised to Ornstein–Uhlenbeck time t. */
  static GaussianField noised(Propagator field, double t) {
    return field.field().diffused(StrictMath.exp(-t), -StrictMath.expm1(-2 * t));
  }

  /** Requires an architecture whose generated spectrum is known. */
  static void requireLayers(int layers) {
    Range.within("layers", layers, 1, 2);
  }
}
