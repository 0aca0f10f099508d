package criticaldiffusion.thermo.generation;

import criticaldiffusion.linalg.VectorMath;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import java.util.function.ToDoubleFunction;

/**
 * w_μ ∝ e^{−|x − y_μ|²/2T} of N patterns y ~ N(0, I_d) at x = cy₁ + √τ z, sampled with new patterns
 * in every replica; Ambrogioni, arXiv:2310.17467, Section 11.
 *
 * <p>c = 1, τ = T is the forward path, on which the weights {@linkplain Condensation condense}. c =
 * 1, τ = 0 asks whether a stored pattern is a trap of the score; c = T/T_eff, τ = 0 asks it of the
 * drift in another frame.
 *
 * <p>The distance of a pattern from x depends on |x| alone: (|x| − g)² + χ²_{d−1}. So a replica
 * costs two deviates a pattern, whatever the dimension.
 *
 * @param dimension d, at least 2
 * @param patterns N, from 2 to 10⁷
 * @param temperature T of the weights
 * @param pull c
 * @param noise τ
 */
public record CondensationSampling(
    int dimension, int patterns, double temperature, double pull, double noise) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public CondensationSampling {
    if (dimension < 2 || patterns < 2 || patterns > 10_000_000) {
      throw new IllegalArgumentException(
          "need a dimension of at least 2 and from 2 to 10000000 patterns, were %d and %d"
              .formatted(dimension, patterns));
    }
    if (!(temperature > 0 && noise >= 0 && temperature + noise + pull < 1e100 && pull >= 0)) {
      throw new IllegalArgumentException(
          "need T > 0, tau >= 0 and c >= 0, were %s, %s and %s"
              .formatted(temperature, noise, pull));
    }
  }

  /** On the forward path at temperature T: c = 1, τ = T. */
  public static CondensationSampling onPath(int dimension, int patterns, double temperature) {
    return new CondensationSampling(dimension, patterns, temperature, 1, temperature);
  }

  /**
   * Averages over replicas.
   *
   * @param trueWins P(w₁ &gt; ½)
   * @param trueWeight E w₁
   * @param participation E Σw²; on the path equal to E w₁
   * @param entropy E[−Σ w ln w]
   */
  public record Result(
      Estimate trueWins, Estimate trueWeight, Estimate participation, Estimate entropy) {}

  /**
   * Samples the weights.
   *
   * @param replicas at least 2; replica i draws from stream i
   */
  public Result run(int replicas, RandomStreams streams) {
    if (replicas < 2) {
      throw new IllegalArgumentException("need at least 2 replicas, were " + replicas);
    }
    double[][] samples = new double[replicas][];
    RowBlocks.run(
        replicas,
        Math.max(1, 4096 / patterns),
        (from, to) -> {
          double[] energies = new double[patterns];
          for (int i = from; i < to; i++) {
            RowBlocks.checkpoint();
            samples[i] = replica(energies, streams.stream(i));
          }
        });
    return new Result(
        Estimate.ofFraction((long) sum(samples, s -> s[0] > 0.5 ? 1 : 0), replicas),
        mean(samples, 0),
        mean(samples, 1),
        mean(samples, 2));
  }

  /** w₁, Σw² and −Σ w ln w of one set of patterns. */
  private double[] replica(double[] energies, RandomStream rng) {
    double half = 0.5 * (dimension - 1);
    double length = Math.sqrt(2 * rng.nextGamma(0.5 * dimension));
    double along = Math.sqrt(noise) * rng.nextGaussian();
    double across = 2 * noise * rng.nextGamma(half);
    double own = (pull - 1) * length + along;
    double x = Math.sqrt((pull * length + along) * (pull * length + along) + across);
    double scale = -0.5 / temperature;
    energies[0] = scale * (own * own + across);
    double top = energies[0];
    for (int k = 1; k < patterns; k++) {
      double distance = x - rng.nextGaussian();
      energies[k] = scale * (distance * distance + 2 * rng.nextGamma(half));
      top = Math.max(top, energies[k]);
    }
    double mean = 0;
    double[] weights = energies;
    for (int k = 0; k < patterns; k++) {
      // Beyond e⁻⁷⁰⁰ of the largest a weight is nothing.
      weights[k] = Math.max(-700, energies[k] - top);
    }
    double first = weights[0];
    double[] logs = weights.clone();
    VectorMath.exp(weights, 0, patterns);
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < patterns; k++) {
      sum += weights[k];
      squares += weights[k] * weights[k];
      mean += weights[k] * logs[k];
    }
    return new double[] {
      StrictMath.exp(first) / sum, squares / (sum * sum), StrictMath.log(sum) - mean / sum
    };
  }

  /**
   * E Σw² of the frozen phase without a true pattern, in its limit: w_i ∝ Γ_i^{−1/m} with Γ_i the
   * points of a Poisson process and m = T/T_cond; exactly 1 − m.
   *
   * @param levels points that are kept, 1000 or more
   * @throws IllegalArgumentException unless 0 &lt; m &lt; 1
   */
  public static Estimate cascadeParticipation(
      double m, int levels, int replicas, RandomStreams streams) {
    if (!(m > 0 && m < 1) || levels < 2 || replicas < 2) {
      throw new IllegalArgumentException(
          "need 0 < m < 1, and 2 levels and replicas or more, were %s, %d and %d"
              .formatted(m, levels, replicas));
    }
    double[] ratios = new double[replicas];
    RowBlocks.run(
        replicas,
        16,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            RandomStream rng = streams.stream(i);
            double time = 0;
            double sum = 0;
            double squares = 0;
            double first = 0;
            for (int k = 0; k < levels; k++) {
              time -= StrictMath.log1p(-rng.nextDouble());
              first = k == 0 ? time : first;
              double w = StrictMath.pow(time / first, -1 / m);
              sum += w;
              squares += w * w;
            }
            ratios[i] = squares / (sum * sum);
          }
        });
    return Estimate.of(ratios);
  }

  private static double sum(double[][] samples, ToDoubleFunction<double[]> of) {
    double sum = 0;
    for (double[] sample : samples) {
      sum += of.applyAsDouble(sample);
    }
    return sum;
  }

  private static Estimate mean(double[][] samples, int column) {
    double[] values = new double[samples.length];
    java.util.Arrays.setAll(values, i -> samples[i][column]);
    return Estimate.of(values);
  }
}
