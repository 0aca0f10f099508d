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

  /** P(+1) by ½(h + 2d): its first 16 binary digits, and the 47 after them. */
  private final int[] first;

  private final long[] rest;

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
    this.first = new int[bonds + 1];
    this.rest = new long[bonds + 1];
    for (int i = 0; i <= bonds; i++) {
      double up = 1 / (1 + StrictMath.exp(-2 * model.coupling() * (2 * i - bonds)));
      long digits = (long) (up * 0x1p63);
      first[i] = (int) (digits >>> 47);
      rest[i] = digits & (1L << 47) - 1;
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
        (spins, start, begin, sums) -> {
          // Four spins share 64 bits. Written out, as a loop of four turns is slow.
          int j = begin;
          for (; j + 6 < length; j += 8) {
            long bits = rng.nextLong();
            spins[start + j] = spin(bits, sums[j], rng);
            spins[start + j + 2] = spin(bits >>> 16, sums[j + 2], rng);
            spins[start + j + 4] = spin(bits >>> 32, sums[j + 4], rng);
            spins[start + j + 6] = spin(bits >>> 48, sums[j + 6], rng);
          }
          for (; j < length; j += 2) {
            spins[start + j] = spin(rng.nextLong(), sums[j], rng);
          }
        });
  }

  /** 16 bits decide, and one time in 65,536 need 47 more. */
  private double spin(long bits, double sum, RandomGenerator rng) {
    int h = ((int) sum + bonds) >> 1;
    int below = ((int) bits & 0xFFFF) - first[h];
    if (below == 0) {
      below = rng.nextLong() >>> 17 < rest[h] ? -1 : 1;
    }
    // +1 if the deviate is below, else −1, with no branch to mispredict: the sign bit set.
    return Double.longBitsToDouble(ONE | ~(long) below & Long.MIN_VALUE);
  }
}
