package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MatrixEngine;
import criticaldiffusion.linalg.MatrixProduct;
import criticaldiffusion.linalg.SpanBasis;

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
  /** Portable, so that the reduced mixture has the same bits everywhere. */
  private static final MatrixProduct PRODUCT = new MatrixProduct(MatrixEngine.portable());

  /** The orthonormal rows of Q, r × d. */
  private final SpanBasis basis;

  private final GaussianMixture reduced;

  private MeanSpan(SpanBasis basis, GaussianMixture reduced) {
    this.basis = basis;
    this.reduced = reduced;
  }

  /**
   * The span of the means of a mixture, by Gram–Schmidt in the order of the components: the first
   * axis is m_1/|m_1|. Costs 4Krd operations.
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
    double[][] means = new double[mixture.components()][];
    for (int k = 0; k < means.length; k++) {
      means[k] = mixture.mean(k);
    }
    Batch rows = Batch.of(means);
    SpanBasis basis = SpanBasis.of(rows, PRODUCT);
    Batch coordinates = basis.coordinates(rows);
    for (int k = 0; k < means.length; k++) {
      means[k] = coordinates.row(k);
    }
    Covariance covariance = Covariance.isotropic(mixture.covariance(0).eigenvalue(0), basis.rank());
    return new MeanSpan(basis, GaussianMixture.of(mixture.weights(), means, covariance));
  }

  /** r, the dimension of the span. */
  public int dimension() {
    return basis.rank();
  }

  /** The law of u: the same weights and σ², means Qm_k, in r dimensions. */
  public GaussianMixture reduced() {
    return reduced;
  }

  /** A copy of axis i, a unit vector of d components. */
  public double[] axis(int i) {
    return basis.vectors().row(i);
  }

  /**
   * u = Qx for every row.
   *
   * @param x n × d
   * @param u n × r, overwritten
   */
  public void project(Batch x, Batch u) {
    u.copyFrom(basis.coordinates(x));
  }

  /**
   * x ← x + Qᵀ(u − Qx) for every row: gives x the components u in the span and leaves those across
   * it as they are.
   *
   * @param u n × r
   * @param x n × d, changed
   */
  public void lift(Batch u, Batch x) {
    basis.lift(u, x);
  }
}
