package criticaldiffusion.linalg;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;

/**
 * A = V diag(λ) Vᵀ, the eigenvalues and orthonormal eigenvectors of a symmetric matrix (Golub and
 * Van Loan, Matrix Computations, §8.3: Householder tridiagonalisation and implicit QR).
 *
 * <p>The eigenvalues fall: λ₁ ≥ λ₂ ≥ … ≥ λ_d. {@code vectors} is d × d and row-major; column k,
 * that is {@code vectors[i * d + k]} for i = 0 … d − 1, is the eigenvector of {@code values[k]},
 * with the sign that makes its largest component (the first of them, if several are equal)
 * positive. One thread and no random start: contract 7 (tests/contracts/RunHash) compares the bits
 * on the JDKs at hand.
 *
 * <p>Errors are about 10⁻¹⁵ d of the largest |λ|. Costs about 9 d³ flops (a quarter of a second at
 * d = 512, two seconds at 1024) and three d × d arrays.
 *
 * @param values the d eigenvalues, largest first
 * @param vectors the eigenvectors, d × d, row-major, one a column
 */
public record SymmetricEigen(double[] values, double[] vectors) {
  /**
   * How far a_ij and a_ji may differ, in units of the largest |a|: rounding, not a wrong matrix.
   */
  private static final double ASYMMETRY = 1e-10;

  /**
   * Decomposes the d × d row-major matrix {@code a}, which is left as it is.
   *
   * @throws IllegalArgumentException if {@code a} does not hold d × d numbers, one of them is not
   *     finite, or it is not symmetric to 10⁻¹⁰ of its largest element
   */
  public static SymmetricEigen of(double[] a, int d) {
    DMatrixRMaj matrix = symmetric(a, d);
    double[] values = new double[d];
    double[] vectors = new double[d * d];
    var solver = decompose(matrix, true);
    Integer[] order = order(solver, d);
    for (int k = 0; k < d; k++) {
      values[k] = solver.getEigenvalue(order[k]).real;
      double[] vector = solver.getEigenVector(order[k]).data;
      int largest = 0;
      for (int i = 1; i < d; i++) {
        largest = Math.abs(vector[i]) > Math.abs(vector[largest]) ? i : largest;
      }
      double sign = vector[largest] < 0 ? -1 : 1;
      for (int i = 0; i < d; i++) {
        vectors[i * d + k] = sign * vector[i];
      }
    }
    return new SymmetricEigen(values, vectors);
  }

  /**
   * The eigenvalues alone, largest first, in less than half the time.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static double[] values(double[] a, int d) {
    var solver = decompose(symmetric(a, d), false);
    Integer[] order = order(solver, d);
    return Arrays.stream(order).mapToDouble(k -> solver.getEigenvalue(k).real).toArray();
  }

  /** Dimension d of the matrix. */
  public int dimension() {
    return values.length;
  }

  private static SymmetricQRAlgorithmDecomposition_DDRM decompose(DMatrixRMaj a, boolean vectors) {
    // Named here, not taken from EJML's factory, which changes the algorithm (and with it the last
    // bits) with the size of the matrix and the number of processors.
    var solver =
        new SymmetricQRAlgorithmDecomposition_DDRM(
            new TridiagonalDecompositionHouseholder_DDRM(), vectors);
    if (!solver.decompose(a)) {
      throw new IllegalStateException(
          "the QR iteration did not converge for a symmetric matrix of " + a.numRows + " rows");
    }
    return solver;
  }

  private static Integer[] order(SymmetricQRAlgorithmDecomposition_DDRM solver, int d) {
    Integer[] order = new Integer[d];
    Arrays.setAll(order, k -> k);
    Arrays.sort(
        order,
        (k, l) -> Double.compare(solver.getEigenvalue(l).real, solver.getEigenvalue(k).real));
    return order;
  }

  private static DMatrixRMaj symmetric(double[] a, int d) {
    if (d < 1 || a.length != (long) d * d) {
      throw new IllegalArgumentException(
          "a symmetric matrix of dimension %d needs d >= 1 and %d numbers, got %d"
              .formatted(d, (long) d * d, a.length));
    }
    double scale = 0;
    for (int k = 0; k < a.length; k++) {
      if (!Double.isFinite(a[k])) {
        throw new IllegalArgumentException(
            "a symmetric matrix must be finite, but element (%d, %d) is %s"
                .formatted(k / d, k % d, a[k]));
      }
      scale = Math.max(scale, Math.abs(a[k]));
    }
    DMatrixRMaj matrix = new DMatrixRMaj(d, d);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double lower = a[i * d + j];
        double upper = a[j * d + i];
        if (Math.abs(lower - upper) > ASYMMETRY * scale) {
          throw new IllegalArgumentException(
              "a symmetric matrix was expected, but element (%d, %d) is %s and (%d, %d) is %s"
                  .formatted(i, j, lower, j, i, upper));
        }
        double mean = lower + (upper - lower) / 2;
        matrix.data[i * d + j] = mean;
        matrix.data[j * d + i] = mean;
      }
    }
    return matrix;
  }
}
