package criticaldiffusion.regime;

import criticaldiffusion.linalg.VectorMath;
import java.util.Arrays;

/**
 * Σ e^ℓ, Σ ℓe^ℓ, Σ e^{2ℓ} and Σ E e^ℓ over data points that come tile by tile, for many posteriors
 * at once; ℓ_μ = γE_μ + √γ F_μ is the logit of a point relative to that of the true one.
 *
 * <p>The true point itself is left out of the sums and added at the end, with its logit 0: so
 * entropies as small as 10⁻²⁰ keep their digits.
 */
final class PosteriorSums {
  /** Points below e⁻⁶⁰ of the largest weight are left out. */
  private static final double NEGLIGIBLE = -60;

  private final double[] max;
  private final double[] sum;
  private final double[] first;
  private final double[] squares;
  private final double[] energies;

  /** The largest logit that is known beforehand: 0 where the true point is among the data. */
  private final double floor;

  PosteriorSums(int count, boolean planted) {
    max = new double[count];
    sum = new double[count];
    first = new double[count];
    squares = new double[count];
    energies = new double[count];
    floor = planted ? 0 : Double.NEGATIVE_INFINITY;
    Arrays.fill(max, Double.NEGATIVE_INFINITY);
  }

  /** Working memory for tiles of a given number of points. */
  static final class Scratch {
    private final double[] logit;
    private final double[] kept;
    private final double[] weight;
    private final double[] energy;

    Scratch(int points) {
      logit = new double[points];
      kept = new double[points + 1];
      weight = new double[points + 1];
      energy = new double[points + 1];
    }

    /**
     * Moves the logits above a lowest one, relative to a reference, and their energies together.
     */
    int keep(double reference, double lowest, double[] energies, int count) {
      int n = 0;
      for (int j = 0; j < count; j++) {
        kept[n] = logit[j] - reference;
        energy[n] = energies[j];
        n += logit[j] > lowest ? 1 : 0;
      }
      return n;
    }
  }

  /** Adds a tile of points with the given energies and fields to one posterior. */
  void add(int slot, double snr, double[] energy, double[] field, int count, Scratch scratch) {
    double[] logit = scratch.logit;
    double root = Math.sqrt(snr);
    for (int j = 0; j < count; j++) {
      logit[j] = snr * energy[j] + root * field[j];
    }
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < count; j++) {
      highest = logit[j] > highest ? logit[j] : highest;
    }
    if (!(highest > Math.max(max[slot], floor) + NEGLIGIBLE)) {
      return;
    }
    if (highest > max[slot]) {
      shift(slot, highest);
    }
    int n = scratch.keep(max[slot], Math.max(max[slot], floor) + NEGLIGIBLE, energy, count);
    double[] kept = scratch.kept;
    double[] keptEnergy = scratch.energy;
    double[] weight = scratch.weight;
    System.arraycopy(kept, 0, weight, 0, n);
    VectorMath.exp(weight, 0, n);
    double s = 0;
    double s1 = 0;
    double s2 = 0;
    double e = 0;
    for (int j = 0; j < n; j++) {
      double w = weight[j];
      s += w;
      s1 += w * kept[j];
      s2 += w * w;
      e += w * keptEnergy[j];
    }
    sum[slot] += s;
    first[slot] += s1;
    squares[slot] += s2;
    energies[slot] += e;
  }

  /** Takes all sums of a posterior relative to a new, higher maximum. */
  private void shift(int slot, double highest) {
    double shrink = 0;
    if (sum[slot] > 0) {
      double down = max[slot] - highest;
      shrink = StrictMath.exp(down);
      first[slot] = shrink * (first[slot] + down * sum[slot]);
    }
    sum[slot] *= shrink;
    squares[slot] *= shrink * shrink;
    energies[slot] *= shrink;
    max[slot] = highest;
  }

  /** The posterior when the true point is one of the data. */
  Posterior planted(int slot) {
    if (sum[slot] == 0) {
      return new Posterior(0, 0, 1, 1, 1, 0);
    }
    double top = max[slot];
    if (top <= 0) {
      double r = StrictMath.exp(top);
      double others = r * sum[slot];
      double z = 1 + others;
      double log = StrictMath.log1p(others);
      double entropy = log - r * (first[slot] + top * sum[slot]) / z;
      double squared = (1 + r * r * squares[slot]) / (z * z);
      return new Posterior(entropy, log, squared, 1 / z, 1 / z, -2 * r * energies[slot] / z);
    }
    double r = StrictMath.exp(-top);
    double z = sum[slot] + r;
    double log = StrictMath.log1p((sum[slot] - 1) + r);
    double entropy = log - (first[slot] - r * top) / z;
    double squared = (squares[slot] + r * r) / (z * z);
    return new Posterior(entropy, top + log, squared, r / z, 1 / z, -2 * energies[slot] / z);
  }

  /** The posterior when no data point is the true one. */
  Posterior unplanted(int slot) {
    double z = sum[slot];
    double entropy = StrictMath.log1p(z - 1) - first[slot] / z;
    double squared = squares[slot] / (z * z);
    return new Posterior(entropy, Double.NaN, squared, Double.NaN, 1 / z, -2 * energies[slot] / z);
  }

  /**
   * One posterior.
   *
   * @param entropy −Σ w log w
   * @param surprisal −log w of the true point
   * @param participation Σ w²
   * @param trueWeight w of the true point
   * @param largestWeight max w
   * @param distance Σ w |a − a_true|²
   */
  record Posterior(
      double entropy,
      double surprisal,
      double participation,
      double trueWeight,
      double largestWeight,
      double distance) {}
}
