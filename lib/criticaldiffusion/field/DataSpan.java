package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.SpanBasis;

/**
 * u = Qx, the components of x in the span of a training set with fewer points than dimensions, as
 * image sets have; Biroli et al. 2024, whose scenes have n = 200 and d = 12,288.
 *
 * <p>The score of the noised data is S(x) = (αΣ_μ w_μ a_μ − x)/σ², and w_μ depends on x through the
 * a_μ·x alone. So u moves on its own, as the reverse process of the {@linkplain #reduced() reduced
 * data} in k ≤ n dimensions, and so it does under every integrator of this library, step by step
 * and to round-off, with the noise Qz, which is again standard normal. The d − k components across
 * the span feel −x/σ² only. Weights, entropies and nearest points are those of the reduced data.
 *
 * <p>A reduced run costs k/d of the full one, and half of that, because the coordinates of the
 * first μ points fill the first μ axes only.
 */
public final class DataSpan {
  /** The orthonormal rows of Q, k × d. */
  private final SpanBasis basis;

  private final EmpiricalDistribution reduced;

  private DataSpan(SpanBasis basis, EmpiricalDistribution reduced) {
    this.basis = basis;
    this.reduced = reduced;
  }

  /**
   * The span of the points of a training set, by Gram–Schmidt in their order. Costs 2n²d to 4n²d
   * flops and memory for k (n + d) numbers.
   *
   * @throws IllegalArgumentException if all points are 0, or memory will not do
   */
  public static DataSpan of(EmpiricalDistribution data) {
    SpanBasis basis = SpanBasis.of(data.data());
    return new DataSpan(basis, EmpiricalDistribution.of(basis.triangle()));
  }

  /** k, the dimension of the span. */
  public int dimension() {
    return basis.rank();
  }

  /** d, the dimension of the points. */
  public int fullDimension() {
    return basis.dimension();
  }

  /** The data in the span: the points Qa_μ in k dimensions, with all distances kept. */
  public EmpiricalDistribution reduced() {
    return reduced;
  }

  /** A copy of axis i, a unit vector of d components. */
  public double[] axis(int i) {
    return basis.vectors().row(i);
  }

  /**
   * u = Qx for every row.
   *
   * @param x m × d
   * @param u m × k, overwritten
   */
  public void project(Batch x, Batch u) {
    u.copyFrom(basis.coordinates(x));
  }

  /**
   * x ← x + Qᵀ(u − Qx) for every row: gives x the components u in the span and leaves those across
   * it as they are.
   *
   * @param u m × k
   * @param x m × d, changed
   */
  public void lift(Batch u, Batch x) {
    basis.lift(u, x);
  }
}
