package criticaldiffusion.training;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The loss per site ½⟨|S(x_t) + z/σ|²⟩/N of a linear convolutional score at one noise level, x_t =
 * αx₀ + σz, through its gradient g_k = Ĉ_k w_k − b_k (arXiv:2605.12597): a minibatch acts through
 * Ĉ_k and b_k alone, whatever the score.
 *
 * <p>Row i of step s takes its randomness from stream sB + i, and sums go in a fixed order: the
 * same numbers on any number of threads. A step costs 2N normal deviates a row at most, and no
 * Fourier transform: white noise is white in every orthonormal basis.
 */
public final class ScoreMatching {
  private static final int ROWS_PER_BLOCK = 4;

  private final FieldSource source;
  private final IndependentModes independent;
  private final double alpha;
  private final double sigma;
  private final Target target;
  private final int batch;
  private final ModeMoments population;

  private ScoreMatching(
      FieldSource source,
      double alpha,
      double sigma,
      Target target,
      int batch,
      ModeMoments population) {
    this.source = source;
    this.independent = new IndependentModes(source.fourier());
    this.alpha = alpha;
    this.sigma = sigma;
    this.target = target;
    this.batch = batch;
    this.population = population;
  }

  /**
   * Minibatches of B fields.
   *
   * @param alpha α of the noise level
   * @param variance σ²; above 0 for {@link Target#RAW}
   * @param batch B, at least 1
   * @throws IllegalArgumentException if a number is out of range
   */
  public static ScoreMatching stochastic(
      FieldSource source, double alpha, double variance, Target target, int batch) {
    double least = target == Target.RAW ? Double.MIN_VALUE : 0;
    double limit = Double.POSITIVE_INFINITY;
    if (!(alpha > 0 && alpha < limit && variance >= least && variance < limit)) {
      throw new IllegalArgumentException(
          "score matching needs a finite alpha > 0 and a noise of variance %s, were %s and %s"
              .formatted(target == Target.RAW ? "> 0" : ">= 0", alpha, variance));
    }
    if (batch < 1) {
      throw new IllegalArgumentException("a minibatch has at least 1 field, was " + batch);
    }
    return new ScoreMatching(source, alpha, Math.sqrt(variance), target, batch, null);
  }

  /**
   * The exact gradient, as of infinitely many fields or of the n → ∞ components of an O(n) model,
   * which share one kernel.
   *
   * @param noised the law of x_t
   */
  public static ScoreMatching population(GaussianField noised) {
    double[] second = new double[noised.fourier().modes()];
    for (int mode = 0; mode < second.length; mode++) {
      second[mode] = noised.variance(noised.fourier().momentum(mode));
    }
    double[] ones = new double[second.length];
    Arrays.fill(ones, 1);
    return new ScoreMatching(
        FieldSource.of(noised), 1, 0, null, Integer.MAX_VALUE, new ModeMoments(second, ones));
  }

  /** The transform of the lattice. */
  public Fourier fourier() {
    return source.fourier();
  }

  /** B; the largest integer for the exact gradient. */
  public int batch() {
    return batch;
  }

  /** Ĉ_k and b_k of one step. */
  public ModeMoments moments(long step, RandomStreams streams) {
    if (population != null) {
      return population;
    }
    int modes = source.fourier().modes();
    int blocks = (batch + ROWS_PER_BLOCK - 1) / ROWS_PER_BLOCK;
    double[][] second = new double[blocks][modes];
    double[][] cross = new double[blocks][target == Target.RAW ? modes : 0];
    RowBlocks.run(
        batch,
        ROWS_PER_BLOCK,
        (from, to) -> {
          double[] x = new double[2 * modes];
          double[] z = new double[2 * modes];
          for (int row = from; row < to; row++) {
            RandomGenerator rng = streams.stream(step * batch + row);
            int block = from / ROWS_PER_BLOCK;
            add(rng, x, z, second[block], cross[block]);
          }
        });
    double extra = target == Target.NOISE_AVERAGED ? sigma * sigma : 0;
    double[] c = mean(second, 1.0 / batch, extra);
    double[] b = new double[modes];
    if (target == Target.RAW) {
      b = mean(cross, 1.0 / (batch * sigma), 0);
    } else {
      Arrays.fill(b, 1);
    }
    return new ModeMoments(c, b);
  }

  /** Adds |x_k|² and Re(x_k* z_k) of one row. */
  private void add(RandomGenerator rng, double[] x, double[] z, double[] second, double[] cross) {
    source.draw(rng, x);
    if (target == Target.NOISE_AVERAGED) {
      for (int k = 0; k < second.length; k++) {
        double re = alpha * x[2 * k];
        double im = alpha * x[2 * k + 1];
        second[k] += re * re + im * im;
      }
      return;
    }
    independent.drawWhite(rng, z);
    for (int i = 0; i < x.length; i++) {
      x[i] = alpha * x[i] + sigma * z[i];
    }
    for (int k = 0; k < second.length; k++) {
      second[k] += x[2 * k] * x[2 * k] + x[2 * k + 1] * x[2 * k + 1];
    }
    for (int k = 0; k < cross.length; k++) {
      cross[k] += x[2 * k] * z[2 * k] + x[2 * k + 1] * z[2 * k + 1];
    }
  }

  private static double[] mean(double[][] blocks, double factor, double extra) {
    double[] sum = new double[blocks[0].length];
    for (double[] block : blocks) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += block[k];
      }
    }
    for (int k = 0; k < sum.length; k++) {
      sum[k] = sum[k] * factor + extra;
    }
    return sum;
  }
}
