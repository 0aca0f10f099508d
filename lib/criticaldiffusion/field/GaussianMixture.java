package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * p(x) = Σ_k π_k N(x; m_k, Σ_k), with any weights, means and covariances: the two classes ±m of
 * Biroli et al. 2024 (arXiv:2402.18491), {@link #twoClasses}, in general form.
 *
 * <p>Noised by (α, σ²) it is the mixture with means αm_k and covariances α²Σ_k + σ²I. The means are
 * shared between all noised versions of a mixture. Where one isotropic covariance serves all
 * components, a score costs 2Kd operations a point; otherwise 4Kd, or 4Kd² for full covariances.
 */
public final class GaussianMixture implements Density, Diffusible {
  private final Weights weights;
  private final Centres means;

  /** The means stand for {@code scale} times the numbers in {@link #means}. */
  private final double scale;

  /** One for all components, or one each. */
  private final Covariance[] covariances;

  private final ComponentScores evaluator;

  GaussianMixture(Weights weights, Centres means, double scale, Covariance... covariances) {
    this.weights = weights;
    this.means = means;
    this.scale = scale;
    this.covariances = covariances;
    this.evaluator = evaluator(weights, means, scale, covariances);
  }

  private static ComponentScores evaluator(
      Weights weights, Centres means, double scale, Covariance[] covariances) {
    if (covariances.length > 1 || !covariances[0].isIsotropic()) {
      return new GeneralScores(weights, means, scale, covariances);
    }
    var scores = new IsotropicScores(weights, means, scale, covariances[0].eigenvalue(0));
    return weights.count() == 2 ? new PairScores(scores) : scores;
  }

  /**
   * A mixture of K components.
   *
   * @param weights π_1 … π_K, at least 0 and of sum 1
   * @param means K rows of d components
   * @param covariances one for all components, or one each
   * @throws IllegalArgumentException if the counts or dimensions do not fit, a weight is negative,
   *     the weights do not sum to 1, or a mean is not finite
   */
  public static GaussianMixture of(double[] weights, double[][] means, Covariance... covariances) {
    Centres rows = Centres.of(means, "the means");
    if (weights.length != rows.count()) {
      throw new IllegalArgumentException(
          weights.length + " weights do not fit " + rows.count() + " means");
    }
    if (covariances.length != 1 && covariances.length != rows.count()) {
      throw new IllegalArgumentException(
          "need 1 covariance or one for each of the %d components, were %d"
              .formatted(rows.count(), covariances.length));
    }
    for (Covariance covariance : covariances) {
      if (covariance.dimension() != rows.dimension()) {
        throw new IllegalArgumentException(
            "covariances of dimension %d do not fit means of dimension %d"
                .formatted(covariance.dimension(), rows.dimension()));
      }
    }
    return new GaussianMixture(Weights.of(weights), rows, 1, covariances.clone());
  }

  /**
   * π N(m, σ²I) + (1−π) N(−m, σ²I) with m = μ̃ (1, …, 1), so |m|² = dμ̃²: the model of the paper's
   * Fig. 2, where μ̃ = σ = 1 and π = ½.
   *
   * @param dimension d, at least 1
   * @param separation μ̃, at least 0
   * @param variance σ², positive
   * @param weight π of the class at +m, in [0, 1]
   */
  public static GaussianMixture twoClasses(
      int dimension, double separation, double variance, double weight) {
    Covariance covariance = Covariance.isotropic(variance, dimension);
    double[][] means = new double[2][dimension];
    java.util.Arrays.fill(means[0], separation);
    java.util.Arrays.fill(means[1], -separation);
    return of(new double[] {weight, 1 - weight}, means, covariance);
  }

  /** One Gaussian N(m, Σ). */
  public static GaussianMixture gaussian(double[] mean, Covariance covariance) {
    return of(new double[] {1}, new double[][] {mean}, covariance);
  }

  @Override
  public int dimension() {
    return means.dimension();
  }

  /** Number of components K. */
  public int components() {
    return weights.count();
  }

  /** The weights π_1 … π_K. */
  public double[] weights() {
    return weights.probabilities();
  }

  /** A copy of the mean m_k. */
  public double[] mean(int k) {
    double[] mean = means.points().row(k);
    for (int i = 0; i < mean.length; i++) {
      mean[i] *= scale;
    }
    return mean;
  }

  /** The covariance Σ_k. */
  public Covariance covariance(int k) {
    return covariances[covariances.length == 1 ? 0 : k];
  }

  /** Whether all components share one covariance σ²I. */
  public boolean isIsotropic() {
    return covariances.length == 1 && covariances[0].isIsotropic();
  }

  @Override
  public GaussianMixture diffused(double alpha, double variance) {
    Diffusible.requireNoising(alpha, variance);
    Covariance[] noised = new Covariance[covariances.length];
    for (int k = 0; k < noised.length; k++) {
      noised[k] = covariances[k].diffused(alpha, variance);
    }
    return new GaussianMixture(weights, means, alpha * scale, noised);
  }

  @Override
  public void draw(RandomGenerator rng, double[] x, int from) {
    drawLabelled(rng, x, from);
  }

  /**
   * Draws a component and then a point from it.
   *
   * @return the component's index
   */
  public int drawLabelled(RandomGenerator rng, double[] x, int from) {
    int k = weights.draw(rng);
    int row = means.points().start(k);
    for (int i = 0; i < dimension(); i++) {
      x[from + i] = scale * means.points().data()[row + i];
    }
    covariance(k).addDraw(rng, x, from);
    return k;
  }

  @Override
  public double logDensity(double[] x, int from) {
    Objects.checkFromIndexSize(from, dimension(), x.length);
    return evaluator.logDensity(x, from);
  }

  @Override
  public void score(Batch x, Batch out) {
    x.requireSameShape(out);
    if (x.dimension() != dimension()) {
      throw new IllegalArgumentException(
          "points of dimension %d do not fit a mixture of dimension %d"
              .formatted(x.dimension(), dimension()));
    }
    evaluator.score(x, out);
  }

  /**
   * The posterior probabilities p_k(x) = P(component k | x) of one point.
   *
   * @param p receives p_1 … p_K
   */
  public void posterior(double[] x, int from, double[] p) {
    evaluator.posterior(x, from, p);
  }
}
