package criticaldiffusion.sampler;

import criticaldiffusion.field.SpinField;
import java.util.random.RandomGenerator;

/**
 * P(s_i = +1) = 1/(1 + e^{−2βh_i}) for every spin of the Ising model given the sum h_i of its
 * neighbours, even sites and then odd ones (Glauber 1963). z ≈ 2.17 in two dimensions. Even L only.
 */
public final class IsingHeatBath implements MarkovChain {
  private static final long ONE = Double.doubleToRawLongBits(1);

  private final Lines lines;
  private final int dimension;
  private final int length;
  private final int bonds;

  /** P(+1) in units of 2⁻⁶³, by ½(h + 2d). */
  private final long[] thresholds;

  /**
   * The chain of an Ising model.
   *
   * @throws IllegalArgumentException for odd L or more than one component
   */
  public IsingHeatBath(SpinField model) {
    model.lattice().requireCheckerboard();
    if (model.components() != 1) {
      throw new IllegalArgumentException(
          "the Ising model has spins of 1 component, was given " + model.components());
    }
    this.lines = new Lines(model.lattice());
    this.dimension = model.numbers();
    this.length = model.lattice().length();
    this.bonds = 2 * model.lattice().dimension();
    this.thresholds = new long[bonds + 1];
    for (int i = 0; i <= bonds; i++) {
      double up = 1 / (1 + StrictMath.exp(-2 * model.coupling() * (2 * i - bonds)));
      thresholds[i] = (long) (up * 0x1p63);
    }
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public void sweep(double[] x, int from, RandomGenerator rng) {
    lines.checkerboard(
        x,
        from,
        (spins, start, first, sums) -> {
          for (int j = first; j < length; j += 2) {
            long up = thresholds[((int) sums[j] + bonds) >> 1];
            // +1 if the deviate is below, else −1, with no branch to mispredict: the sign bit set.
            long sign = ~((rng.nextLong() >>> 1) - up) & Long.MIN_VALUE;
            spins[start + j] = Double.longBitsToDouble(ONE | sign);
          }
        });
  }
}
