package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import java.util.random.RandomGenerator;

/**
 * P^e(x) = (1/n) Σ_μ N(x; αa_μ, σ²I), a training set of n points noised by (α, σ²), with the
 * posterior weights w_μ = softmax_μ(−|x − αa_μ|²/2σ²) and the score (α Σ_μ w_μ a_μ − x)/σ²; Biroli
 * et al. 2024, Section "Collapse".
 *
 * <p>Scores of a batch run as matrix products over tiles of the data, with the weights summed as
 * they come (a running maximum is taken out of the exponentials), so that no n × (batch) matrix
 * exists. They cost 4nd operations a point; where the weights have condensed on few data points, as
 * they do below the collapse time, 2nd. With the portable matrix engine a row's result does not
 * depend on the other rows.
 */
public final class EmpiricalDensity implements Density, Diffusible {
  /** Rows that go through the data together: enough to make the products efficient. */
  static final int ROWS = 256;

  /** Data sets of so few numbers are summed directly, without a matrix product. */
  private static final int SMALL = 4096;

  private final EmpiricalDistribution data;
  private final double alpha;
  private final double variance;

  EmpiricalDensity(EmpiricalDistribution data, double alpha, double variance) {
    if (!(variance > 0)) {
      throw new IllegalArgumentException(
          "variance must be positive for points to have a density, was " + variance);
    }
    this.data = data;
    this.alpha = alpha;
    this.variance = variance;
  }

  @Override
  public int dimension() {
    return data.dimension();
  }

  /** Number of data points n. */
  public int size() {
    return data.size();
  }

  /** α. */
  public double alpha() {
    return alpha;
  }

  /** σ². */
  public double variance() {
    return variance;
  }

  @Override
  public void draw(RandomGenerator rng, double[] x, int from) {
    drawLabelled(rng, x, from);
  }

  /**
   * Draws a data point and noises it.
   *
   * @return its index μ
   */
  public int drawLabelled(RandomGenerator rng, double[] x, int from) {
    int index = data.drawIndex(rng, x, from);
    double sigma = Math.sqrt(variance);
    for (int i = from; i < from + dimension(); i++) {
      x[i] = alpha * x[i] + sigma * rng.nextGaussian();
    }
    return index;
  }

  @Override
  public EmpiricalDensity diffused(double alpha, double variance) {
    Diffusible.requireNoising(alpha, variance);
    return new EmpiricalDensity(data, alpha * this.alpha, alpha * alpha * this.variance + variance);
  }

  @Override
  public int blockRows() {
    return data.blockRows();
  }

  @Override
  public double logDensity(double[] x, int from) {
    double norm = Dot.product(x, from, x, from, dimension());
    double common =
        -0.5 * norm / variance - 0.5 * dimension() * StrictMath.log(2 * Math.PI * variance);
    return common - StrictMath.log(size()) + posterior(x, from, new double[size()]);
  }

  /**
   * The posterior weights w_1 … w_n of one point: the probability that x came from data point μ.
   *
   * @param w receives the n weights
   * @return the logarithm of Σ_μ exp((αx·a_μ − ½α²|a_μ|²)/σ²)
   */
  public double posterior(double[] x, int from, double[] w) {
    Batch points = data.data();
    for (int k = 0; k < size(); k++) {
      w[k] = logit(Dot.product(x, from, points.data(), points.start(k), dimension()), k);
    }
    return LogSumExp.softMax(w, 0, size());
  }

  /**
   * (αx·a_μ − ½α²|a_μ|²)/σ² from the overlap x·a_μ; the part that is common to all μ is left out.
   */
  double logit(double overlap, int point) {
    return alpha * (overlap - 0.5 * alpha * data.squaredNorm(point)) / variance;
  }

  @Override
  public void score(Batch x, Batch out) {
    if (isSmall() && x.dimension() == dimension()) {
      x.requireSameShape(out);
      data.pointByPoint(alpha, variance).score(x, out);
      return;
    }
    posteriorMean(x, out);
    double[] from = x.data();
    double[] to = out.data();
    int shift = x.start(0) - out.start(0);
    int end = out.start(0) + out.size() * out.dimension();
    for (int i = out.start(0); i < end; i++) {
      to[i] = (alpha * to[i] - from[i + shift]) / variance;
    }
  }

  /**
   * x̂₀ = Σ_μ w_μ(x) a_μ for every row of x: the data point that is expected behind x, by which the
   * posterior-mean denoiser answers.
   *
   * @param x points, m × d; not changed
   * @param out m × d; must not share numbers with x
   * @throws IllegalArgumentException if the shapes differ or do not fit the data
   */
  public void posteriorMean(Batch x, Batch out) {
    x.requireSameShape(out);
    if (x.dimension() != dimension()) {
      throw new IllegalArgumentException(
          "points of dimension %d do not fit data of dimension %d"
              .formatted(x.dimension(), dimension()));
    }
    if (isSmall()) {
      for (int i = 0; i < x.size(); i++) {
        smallMean(x, out, i);
      }
      return;
    }
    RowBlocks.run(
        x.size(),
        ROWS,
        (from, to) -> new PosteriorMean(this, data, x.rows(from, to), out.rows(from, to)).run());
  }

  private boolean isSmall() {
    return (long) size() * dimension() <= SMALL;
  }

  private void smallMean(Batch x, Batch out, int row) {
    double[] w = new double[size()];
    posterior(x.data(), x.start(row), w);
    Batch points = data.data();
    for (int j = 0; j < dimension(); j++) {
      double sum = 0;
      for (int k = 0; k < w.length; k++) {
        sum += w[k] * points.get(k, j);
      }
      out.set(row, j, sum);
    }
  }
}
