package criticaldiffusion.thermo.generation;

import criticaldiffusion.linalg.VectorMath;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.Jackknife;

/**
 * y_i ~ w(·|X) for i = 1 … N, then X ← ȳ + √(T/N) z: Gibbs sampling of the generative {@link Bath}.
 *
 * <p>Given X the N replicas are independent signs, so their sum is one binomial deviate: a sweep
 * costs the same for N = 64 and N = 10⁶. Chain i owns stream i, so the results do not depend on the
 * number of threads.
 *
 * @param bath N and T
 * @param chains independent chains, at least 2
 * @param burnIn sweeps that are left out; near T = 1 it takes some √N to forget the start at X = 1
 * @param sweeps sweeps that are measured, at least 1
 */
public record BathSampling(Bath bath, int chains, int burnIn, int sweeps) {
  private static final int BLOCK = 128;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is too small
   */
  public BathSampling {
    if (chains < 2 || burnIn < 0 || sweeps < 1) {
      throw new IllegalArgumentException(
          "need at least 2 chains, 0 sweeps of burn-in and 1 sweep, were %d, %d and %d"
              .formatted(chains, burnIn, sweeps));
    }
  }

  /**
   * Stationary moments, each chain's time average being one sample.
   *
   * @param orderParameter ⟨|X|⟩
   * @param secondMoment ⟨X²⟩
   * @param fourthMoment ⟨X⁴⟩
   * @param binderCumulant U₄, by the jackknife
   */
  public record Result(
      Estimate orderParameter,
      Estimate secondMoment,
      Estimate fourthMoment,
      Estimate binderCumulant) {}

  /**
   * Runs all chains from X = 1.
   *
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public Result run(RandomStreams streams) {
    double[][] averages = new double[chains][];
    RowBlocks.run(chains, BLOCK, (from, to) -> measure(streams, from, to, averages));
    return new Result(
        Jackknife.of(averages, mean -> mean[0]),
        Jackknife.of(averages, mean -> mean[1]),
        Jackknife.of(averages, mean -> mean[2]),
        Jackknife.of(averages, mean -> 1 - mean[2] / (3 * mean[1] * mean[1])));
  }

  private void measure(RandomStreams streams, int from, int to, double[][] averages) {
    Sweep chain = new Sweep(bath.replicas(), streams.streams(from, to - from));
    for (int k = 0; k < burnIn; k++) {
      chain.next(bath.temperature());
    }
    int count = to - from;
    double[] first = new double[count];
    double[] second = new double[count];
    double[] fourth = new double[count];
    for (int k = 0; k < sweeps; k++) {
      chain.next(bath.temperature());
      for (int i = 0; i < count; i++) {
        double square = chain.field[i] * chain.field[i];
        first[i] += Math.abs(chain.field[i]);
        second[i] += square;
        fourth[i] += square * square;
      }
    }
    for (int i = 0; i < count; i++) {
      averages[from + i] = new double[] {first[i] / sweeps, second[i] / sweeps, fourth[i] / sweeps};
    }
  }

  /**
   * X after every measured sweep, one row a chain: the input of {@link
   * criticaldiffusion.stats.AutocorrelationTime}, ½(T + 1)/(T − 1) sweeps for N → ∞, T &gt; 1.
   */
  public double[][] series(RandomStreams streams) {
    double[][] series = new double[chains][sweeps];
    RowBlocks.run(
        chains,
        BLOCK,
        (from, to) -> {
          Sweep chain = new Sweep(bath.replicas(), streams.streams(from, to - from));
          for (int k = 0; k < burnIn; k++) {
            chain.next(bath.temperature());
          }
          for (int k = 0; k < sweeps; k++) {
            chain.next(bath.temperature());
            for (int i = from; i < to; i++) {
              series[i][k] = chain.field[i - from];
            }
          }
        });
    return series;
  }

  /** Some chains that move together, one sweep at a time, at a temperature that may change. */
  static final class Sweep {
    /** Beyond, e^{−2X/T} would leave the range of the fast exponential, and p is 1. */
    private static final double LARGEST_FIELD = 340;

    /** X of every chain. */
    final double[] field;

    private final int replicas;
    private final RandomStream[] rng;
    private final double[] odds;

    Sweep(int replicas, RandomStream[] rng) {
      this.replicas = replicas;
      this.rng = rng;
      field = new double[rng.length];
      odds = new double[rng.length];
      java.util.Arrays.fill(field, 1);
    }

    void next(double temperature) {
      RowBlocks.checkpoint();
      double factor = -2 / temperature;
      for (int i = 0; i < odds.length; i++) {
        odds[i] = Math.max(-2 * LARGEST_FIELD, Math.min(2 * LARGEST_FIELD, factor * field[i]));
      }
      VectorMath.exp(odds, 0, odds.length);
      double width = Math.sqrt(temperature / replicas);
      double unit = 2.0 / replicas;
      for (int i = 0; i < odds.length; i++) {
        int positive = rng[i].nextBinomial(replicas, 1 / (1 + odds[i]));
        field[i] = unit * positive - 1 + width * rng[i].nextGaussian();
      }
    }
  }
}
