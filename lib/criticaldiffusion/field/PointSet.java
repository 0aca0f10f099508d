package criticaldiffusion.field;

import java.util.random.RandomGenerator;

/**
 * Σ_k w_k δ(x − y_k): a few points with weights. It has no density itself; noised by (α, σ²) it is
 * a mixture of Gaussians of variance σ² at αy_k.
 *
 * <p>For a whole data set take {@link EmpiricalDistribution}, whose scores are matrix products.
 */
public final class PointSet implements Diffusible {
  private final Weights weights;
  private final Centres points;

  private PointSet(Weights weights, Centres points) {
    this.weights = weights;
    this.points = points;
  }

  /**
   * Points with weights.
   *
   * @throws IllegalArgumentException if the counts differ, a point is not finite, a weight is
   *     negative, or the weights do not sum to 1
   */
  public static PointSet of(double[] weights, double[][] points) {
    Centres rows = Centres.of(points, "the points");
    if (weights.length != rows.count()) {
      throw new IllegalArgumentException(
          weights.length + " weights do not fit " + rows.count() + " points");
    }
    return new PointSet(Weights.of(weights), rows);
  }

  /** Points of equal weight. */
  public static PointSet of(double[][] points) {
    Centres rows = Centres.of(points, "the points");
    return new PointSet(Weights.equal(rows.count()), rows);
  }

  @Override
  public int dimension() {
    return points.dimension();
  }

  /** Number of points K. */
  public int size() {
    return points.count();
  }

  /** A copy of point y_k. */
  public double[] point(int k) {
    return points.points().row(k);
  }

  /** The weights w_1 … w_K. */
  public double[] weights() {
    return weights.probabilities();
  }

  @Override
  public void draw(RandomGenerator rng, double[] x, int from) {
    System.arraycopy(
        points.points().data(),
        points.points().start(weights.draw(rng)),
        x,
        from,
        points.dimension());
  }

  @Override
  public GaussianMixture diffused(double alpha, double variance) {
    Diffusible.requireNoising(alpha, variance);
    return new GaussianMixture(weights, points, alpha, Covariance.isotropic(variance, dimension()));
  }
}
