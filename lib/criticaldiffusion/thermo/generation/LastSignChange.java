package criticaldiffusion.thermo.generation;

import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.special.Erf;

/**
 * P(T_last &lt; T) = erfc √(Λ/2T): the law, a Lévy law, of the noise level at which a trajectory of
 * the reverse SDE of two equal points ±μ, |μ|² = Λ, changes sides for the last time.
 *
 * <p>Read backward, a trajectory is μ plus a Brownian motion in T, and its last change of sign is
 * the first passage of that motion through 0. So 31.73 % of the trajectories decide after T = Λ,
 * where the free energy splits (68.27 %, the share within one sigma, have decided before), and the
 * tail is heavy: T_last has no mean, and no trajectory has a sharp time of decision.
 *
 * @param squaredNorm Λ, positive
 */
public record LastSignChange(double squaredNorm) {
  private static final int BLOCK = 256;

  /**
   * Checks the distance.
   *
   * @throws IllegalArgumentException unless it is positive and finite
   */
  public LastSignChange {
    requirePositive("|mu|^2", squaredNorm);
  }

  /** P(T_last &lt; T), the share of trajectories that still change sides below T. */
  public double probabilityBelow(double temperature) {
    return Erf.erfc(Math.sqrt(0.5 * squaredNorm / requirePositive("a temperature", temperature)));
  }

  /** The density √(Λ/2π) T^{−3/2} e^{−Λ/2T} of T_last. */
  public double density(double temperature) {
    double ratio = squaredNorm / requirePositive("a temperature", temperature);
    return Math.sqrt(ratio / (2 * Math.PI)) * StrictMath.exp(-0.5 * ratio) / temperature;
  }

  /**
   * The T below which T_last lies with probability p; 2.198 Λ at p = ½.
   *
   * @throws IllegalArgumentException unless p lies strictly between 0 and 1
   */
  public double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("a probability strictly between 0 and 1, was " + p);
    }
    double root = Erf.erfcInv(p);
    return 0.5 * squaredNorm / (root * root);
  }

  /**
   * P(T_last &lt; T) at the given levels, measured on trajectories of the reverse SDE.
   *
   * <p>From one level to the next a trajectory moves by the exact transition of the SDE: a point y
   * is drawn from the posterior, then X between X and y. Changes of side between two levels are
   * drawn with the probability e^{−2XX'/ΔT} of a Brownian bridge, so there is no error of time
   * steps. Costs one normal and two uniform deviates a level and path.
   *
   * @param temperatures falling levels, all positive; the first is where trajectories start
   * @param paths number of trajectories; trajectory i draws from stream i
   * @return one estimate for each level
   * @throws IllegalArgumentException if the levels do not fall, or there are fewer than 2 paths
   */
  public List<Estimate> sample(double[] temperatures, int paths, RandomStreams streams) {
    for (int k = 0; k < temperatures.length; k++) {
      requirePositive("a temperature", temperatures[k]);
      if (k > 0 && temperatures[k] >= temperatures[k - 1]) {
        throw new IllegalArgumentException(
            "temperatures must fall, were " + Arrays.toString(temperatures));
      }
    }
    if (temperatures.length == 0 || paths < 2) {
      throw new IllegalArgumentException("need at least 1 temperature and 2 paths, had " + paths);
    }
    int[] last = new int[paths];
    RowBlocks.run(
        paths,
        BLOCK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            last[i] = lastLevel(temperatures, streams.stream(i));
          }
        });
    int[] below = new int[temperatures.length];
    for (int level : last) {
      for (int k = 0; k <= level; k++) {
        below[k]++;
      }
    }
    List<Estimate> shares = new ArrayList<>();
    for (int count : below) {
      shares.add(Estimate.ofFraction(count, paths));
    }
    return shares;
  }

  /** The index of the last level below which the sign still changes; −1 if there is none. */
  private int lastLevel(double[] temperatures, RandomStream rng) {
    double along = Math.sqrt(squaredNorm);
    double start = rng.nextDouble() < 0.5 ? along : -along;
    double x = start + Math.sqrt(temperatures[0]) * rng.nextGaussian();
    int last = -1;
    for (int k = 0; k < temperatures.length; k++) {
      double t = temperatures[k];
      double s = k + 1 < temperatures.length ? temperatures[k + 1] : 0;
      double positive = 1 / (1 + StrictMath.exp(-2 * along * x / t));
      double y = rng.nextDouble() < positive ? along : -along;
      double kept = s / t;
      double next = kept * x + (1 - kept) * y + Math.sqrt(s * (1 - kept)) * rng.nextGaussian();
      double miss = x * next <= 0 ? 1 : StrictMath.exp(-2 * x * next / (t - s));
      if (rng.nextDouble() < miss) {
        last = k;
      }
      x = next;
    }
    return last;
  }

  private static double requirePositive(String what, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be positive and finite, was " + value);
    }
    return value;
  }
}
