package criticaldiffusion.experiment;

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

  /** Requires an architecture whose generated spectrum is known. */
  static void requireLayers(int layers) {
    Range.within("layers", layers, 1, 2);
  }
}
