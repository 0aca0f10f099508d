package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import java.util.Arrays;

/**
 * u = Qx, the components of x in the span of the means of a mixture whose components share one
 * covariance σ²I; Biroli et al. 2024, where u = m·x/|m| for the classes at ±m.
 *
 * <p>The score of such a mixture is S(x) = (αΣ_k p_k m_k − x)/Γ, and p_k depends on x through the
 * m_k·x alone. So u moves on its own, as the reverse process of the {@linkplain #reduced() reduced
 * mixture} in r dimensions, and so it does under every integrator of this library, step by step and
 * to round-off, with the noise Qz, which is again standard normal. The d − r components across the
 * span are independent of the classes. Two opposite means leave r = 1, K means at most r = K.
 *
 * <p>A reduced run costs r/d of the full one and has the same law. Use the full one to test that,
 * or where the components across the span are wanted.
 */
public final class MeanSpan {
  /** A mean whose part outside the span of the others is below this share of it lies within. */
  private static final double TOLERANCE = 1e-10;

  /** The orthonormal rows of Q, r × d. */
  private final Batch axes;

  private final GaussianMixture reduced;

  private MeanSpan(Batch axes, GaussianMixture reduced) {
    this.axes = axes;
    this.reduced = reduced;
  }

  /**
   * The span of the means of a mixture, by Gram–Schmidt in the order of the components: the first
   * axis is m_1/|m_1|. Costs 4K r d operations.
   *
   * @throws IllegalArgumentException unless one covariance σ²I serves all components and a mean is
   *     not 0
   */
  public static MeanSpan of(GaussianMixture mixture) {
    if (!mixture.isIsotropic()) {
      throw new IllegalArgumentException(
          "the span of the means is autonomous only where all components share one covariance"
              + " sigma^2 I");
    }
    int d = mixture.dimension();
    int classes = mixture.components();
    double[] axes = new double[Math.min(classes, d) * d];
    int rank = 0;
    for (int k = 0; k < classes && rank < d; k++) {
      double[] mean = mixture.mean(k);
      double norm = norm(mean);
      // Once more removes what the first pass leaves by round-off.
      removeSpan(axes, rank, mean);
      removeSpan(axes, rank, mean);
      double rest = norm(mean);
      if (rest > TOLERANCE * norm) {
        for (int j = 0; j < d; j++) {
          axes[rank * d + j] = mean[j] / rest;
        }
        rank++;
      }
    }
    if (rank == 0) {
      throw new IllegalArgumentException("all means are 0, so they span nothing");
    }
    Batch basis = Batch.of(Arrays.copyOf(axes, rank * d), d);
    double[][] means = new double[classes][];
    for (int k = 0; k < classes; k++) {
      means[k] = coordinates(basis, mixture.mean(k), 0);
    }
    double variance = mixture.covariance(0).eigenvalue(0);
    return new MeanSpan(
        basis, GaussianMixture.of(mixture.weights(), means, Covariance.isotropic(variance, rank)));
  }

  /** r, the dimension of the span. */
  public int dimension() {
    return axes.size();
  }

  /** The law of u: the same weights and σ², means Qm_k, in r dimensions. */
  public GaussianMixture reduced() {
    return reduced;
  }

  /** A copy of axis i, a unit vector of d components. */
  public double[] axis(int i) {
    return axes.row(i);
  }

  /**
   * u = Qx for every row.
   *
   * @param x n × d
   * @param u n × r, overwritten
   */
  public void project(Batch x, Batch u) {
    requireShapes(x, u);
    for (int i = 0; i < x.size(); i++) {
      System.arraycopy(
          coordinates(axes, x.data(), x.start(i)), 0, u.data(), u.start(i), dimension());
    }
  }

  /**
   * x ← x + Qᵀ(u − Qx) for every row: gives x the components u in the span and leaves those across
   * it as they are.
   *
   * @param u n × r
   * @param x n × d, changed
   */
  public void lift(Batch u, Batch x) {
    requireShapes(x, u);
    for (int i = 0; i < x.size(); i++) {
      double[] present = coordinates(axes, x.data(), x.start(i));
      for (int r = 0; r < present.length; r++) {
        double missing = u.get(i, r) - present[r];
        for (int j = 0; j < x.dimension(); j++) {
          x.data()[x.start(i) + j] += missing * axes.get(r, j);
        }
      }
    }
  }

  private void requireShapes(Batch x, Batch u) {
    if (x.size() != u.size() || x.dimension() != axes.dimension() || u.dimension() != axes.size()) {
      throw new IllegalArgumentException(
          "need n x %d and n x %d, were %d x %d and %d x %d"
              .formatted(
                  axes.dimension(), axes.size(), x.size(), x.dimension(), u.size(), u.dimension()));
    }
  }

  private static double[] coordinates(Batch axes, double[] x, int from) {
    double[] u = new double[axes.size()];
    for (int r = 0; r < u.length; r++) {
      u[r] = Dot.product(axes.data(), axes.start(r), x, from, axes.dimension());
    }
    return u;
  }

  private static void removeSpan(double[] axes, int rank, double[] y) {
    for (int r = 0; r < rank; r++) {
      double overlap = Dot.product(axes, r * y.length, y, 0, y.length);
      for (int j = 0; j < y.length; j++) {
        y[j] -= overlap * axes[r * y.length + j];
      }
    }
  }

  private static double norm(double[] y) {
    return Math.sqrt(Dot.product(y, 0, y, 0, y.length));
  }
}
