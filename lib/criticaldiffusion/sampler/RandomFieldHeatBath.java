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
 * will do. A sweep costs about 1.4 ns per site and chain in two dimensions.
 */
final class RandomFieldHeatBath {
  /** The number of chains. */
  static final int CHAINS = 64;

  /** The number of configurations to start from, and as many turned over. */
  private static final int STARTS = 512;

  /** Wolff clusters between one and the next. */
  private static final int CLUSTERS = 10;

  private final int sites;

  /** Spins of the model without fields, by site and configuration. */
  private final double[][] starts;

  /** 2d of every site, and as many. */
  private final int[] neighbours;

  private final int coordination;
  private final double coupling;

  /**
   * The chains of an Ising model.
   *
   * @param rng of the configurations from which they start
   * @throws IllegalArgumentException for more than one component
   */
  RandomFieldHeatBath(SpinField model, RandomGenerator rng) {
    if (model.components() != 1) {
      throw new IllegalArgumentException(
          "the Ising model has spins of 1 component, was given " + model.components());
    }
    sites = model.lattice().sites();
    starts = new double[sites][STARTS];
    neighbours = model.lattice().neighbours();
    coordination = 2 * model.lattice().dimension();
    coupling = model.coupling();
    Wolff clusters = new Wolff(model, CLUSTERS);
    double[] x = model.ordered();
    clusters.sweep(x, 0, CHAINS, rng);
    for (int k = 0; k < STARTS; k++) {
      clusters.sweep(x, 0, rng);
      for (int i = 0; i < sites; i++) {
        starts[i][k] = x[i];
      }
    }
  }

  int sites() {
    return sites;
  }

  /**
   * ⟨σ_i⟩ over chains and sweeps, each time as the mean of a spin given its neighbours, which
   * fluctuates less than the spin.
   *
   * <p>A chain starts from one of {@value #STARTS} configurations of the model without fields, or
   * that turned over, drawn by its weight e^{Σ_i h_iσ_i}: nearly right from the first in weak
   * fields, where the heat bath is slow, and right after a few sweeps in strong ones.
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
    for (int i = 0; i < sites; i++) {
      for (int up = 0; up < kinds; up++) {
        double local = fields[from + i] + coupling * (2 * up - coordination);
        double probability = 1 / (1 + StrictMath.exp(-2 * local));
        given[i * kinds + up] = 2 * probability - 1;
        // A probability of 1 becomes 1 − 2⁻⁶³.
        thresholds[i * kinds + up] = (long) Math.min(probability * 0x1p63, Long.MAX_VALUE);
      }
    }
    long[] spins = start(fields, from, rng);
    double[] sums = new double[sites];
    for (int sweep = 0; sweep < discarded + sweeps; sweep++) {
      RowBlocks.checkpoint();
      sweep(spins, thresholds, sweep < discarded ? null : given, sums, rng);
    }
    for (int i = 0; i < sites; i++) {
      mean[to + i] = sums[i] / ((double) CHAINS * sweeps);
    }
  }

  private long[] start(double[] fields, int from, RandomGenerator rng) {
    double[] cumulative = new double[2 * STARTS];
    for (int i = 0; i < sites; i++) {
      double[] spins = starts[i];
      for (int k = 0; k < STARTS; k++) {
        cumulative[k] += fields[from + i] * spins[k];
      }
    }
    double largest = 0;
    for (int k = 0; k < STARTS; k++) {
      largest = Math.max(largest, Math.abs(cumulative[k]));
      cumulative[STARTS + k] = -cumulative[k];
    }
    double total = 0;
    for (int k = 0; k < cumulative.length; k++) {
      total += StrictMath.exp(cumulative[k] - largest);
      cumulative[k] = total;
    }
    long[] spins = new long[sites];
    for (int chain = 0; chain < CHAINS; chain++) {
      int found = Arrays.binarySearch(cumulative, total * rng.nextDouble());
      int k = found < 0 ? -found - 1 : found + 1;
      double sign = k < STARTS ? 1 : -1;
      for (int i = 0; i < sites; i++) {
        spins[i] = spins[i] << 1 | (sign * starts[i][k % STARTS] > 0 ? 1 : 0);
      }
    }
    return spins;
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
    if (kind.length == 5) {
      return belowOfFive(kind, thresholds, from, rng);
    }
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

  /** The same in two dimensions, where all of it fits the registers: 1.4 times as fast. */
  private static long belowOfFive(long[] kind, long[] thresholds, int from, RandomGenerator rng) {
    long k0 = kind[0];
    long k1 = kind[1];
    long k2 = kind[2];
    long k3 = kind[3];
    long k4 = kind[4];
    long t0 = thresholds[from];
    long t1 = thresholds[from + 1];
    long t2 = thresholds[from + 2];
    long t3 = thresholds[from + 3];
    long t4 = thresholds[from + 4];
    long below = 0;
    long open = -1;
    for (int digit = 62; open != 0 && digit >= 0; digit--) {
      long digits =
          k0 & (t0 <<= 1) >> 63
              | k1 & (t1 <<= 1) >> 63
              | k2 & (t2 <<= 1) >> 63
              | k3 & (t3 <<= 1) >> 63
              | k4 & (t4 <<= 1) >> 63;
      long random = rng.nextLong();
      below |= open & digits & ~random;
      open &= ~(digits ^ random);
    }
    return below;
  }
}
