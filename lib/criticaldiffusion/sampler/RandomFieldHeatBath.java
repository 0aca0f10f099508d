package criticaldiffusion.sampler;

import criticaldiffusion.field.SpinField;
import criticaldiffusion.parallel.RowBlocks;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * ⟨σ_i⟩ of the Ising model in a field of its own at every site, P ∝ exp(β Σ_{⟨ij⟩} σ_iσ_j + Σ_i
 * h_iσ_i), by the heat bath P(σ_i = +1) = 1/(1 + e^{−2(h_i + β Σ_j σ_j)}) (Glauber 1963).
 *
 * <p>{@value #CHAINS} chains in the same fields advance together, one bit of a word each: the
 * thresholds of a site are those of all of them, and 64 uniform deviates are compared digit by
 * digit, as in {@link DeviatesBelow}, exact to 2⁻⁶³. Sites take their turns in order, so that any L
 * will do. A sweep costs about 1 ns per site and chain in two dimensions.
 */
final class RandomFieldHeatBath {
  /** The number of chains. */
  static final int CHAINS = 64;

  private final int sites;

  /** 2d of every site, and as many. */
  private final int[] neighbours;

  private final int coordination;
  private final double coupling;

  /**
   * The chains of an Ising model.
   *
   * @throws IllegalArgumentException for more than one component
   */
  RandomFieldHeatBath(SpinField model) {
    if (model.components() != 1) {
      throw new IllegalArgumentException(
          "the Ising model has spins of 1 component, was given " + model.components());
    }
    sites = model.lattice().sites();
    neighbours = model.lattice().neighbours();
    coordination = 2 * model.lattice().dimension();
    coupling = model.coupling();
  }

  int sites() {
    return sites;
  }

  /**
   * ⟨σ_i⟩ over chains and sweeps, each time as the mean of a spin given its neighbours, which
   * fluctuates less than the spin.
   *
   * <p>A chain starts from full order, up or down by the weights e^{±Σ_i h_i}: right in strong
   * fields after a few sweeps, in weak ones after the correlation time of the model without any.
   *
   * @param fields h
   * @param from where h begins in it
   * @param discarded sweeps before the first that counts
   * @param sweeps sweeps that count
   * @param mean receives the means
   * @param to where they begin in it
   */
  void magnetisation(
      double[] fields,
      int from,
      int discarded,
      int sweeps,
      RandomGenerator rng,
      double[] mean,
      int to) {
    int kinds = coordination + 1;
    double[] given = new double[sites * kinds];
    long[] thresholds = new long[sites * kinds];
    double total = 0;
    for (int i = 0; i < sites; i++) {
      total += fields[from + i];
      for (int up = 0; up < kinds; up++) {
        double local = fields[from + i] + coupling * (2 * up - coordination);
        double probability = 1 / (1 + StrictMath.exp(-2 * local));
        given[i * kinds + up] = 2 * probability - 1;
        // A probability of 1 becomes 1 − 2⁻⁶³.
        thresholds[i * kinds + up] = (long) Math.min(probability * 0x1p63, Long.MAX_VALUE);
      }
    }
    long[] spins = new long[sites];
    Arrays.fill(spins, ordered(1 / (1 + StrictMath.exp(-2 * total)), rng));
    double[] sums = new double[sites];
    for (int sweep = 0; sweep < discarded + sweeps; sweep++) {
      RowBlocks.checkpoint();
      sweep(spins, thresholds, sweep < discarded ? null : given, sums, rng);
    }
    for (int i = 0; i < sites; i++) {
      mean[to + i] = sums[i] / ((double) CHAINS * sweeps);
    }
  }

  private static long ordered(double probability, RandomGenerator rng) {
    long up = 0;
    for (int chain = 0; chain < CHAINS; chain++) {
      up = up << 1 | (rng.nextDouble() < probability ? 1 : 0);
    }
    return up;
  }

  /**
   * One turn of every site.
   *
   * @param given the mean of a spin by site and number of neighbours up, or null if nothing is to
   *     be added up
   */
  private void sweep(
      long[] spins, long[] thresholds, double[] given, double[] sums, RandomGenerator rng) {
    int kinds = coordination + 1;
    long[] up = new long[kinds]; // the chains in which so many neighbours are up
    for (int i = 0; i < sites; i++) {
      up[0] = -1;
      for (int k = 0; k < coordination; k++) {
        long neighbour = spins[neighbours[i * coordination + k]];
        up[k + 1] = up[k] & neighbour;
        for (int n = k; n > 0; n--) {
          up[n] = up[n] & ~neighbour | up[n - 1] & neighbour;
        }
        up[0] &= ~neighbour;
      }
      spins[i] = below(up, thresholds, i * kinds, rng);
      if (given != null) {
        double sum = 0;
        for (int n = 0; n < kinds; n++) {
          sum += Long.bitCount(up[n]) * given[i * kinds + n];
        }
        sums[i] += sum;
      }
    }
  }

  /** In which chains a uniform deviate is below the threshold of its kind. */
  private static long below(long[] kind, long[] thresholds, int from, RandomGenerator rng) {
    long below = 0;
    long open = -1;
    for (int digit = 62; open != 0 && digit >= 0; digit--) {
      long digits = 0;
      for (int n = 0; n < kind.length; n++) {
        digits |= kind[n] & -(thresholds[from + n] >>> digit & 1);
      }
      long random = rng.nextLong();
      below |= open & digits & ~random;
      open &= ~(digits ^ random);
    }
    return below;
  }
}
