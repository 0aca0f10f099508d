package criticaldiffusion.field;

import criticaldiffusion.linalg.SymmetricEigen;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A covariance Σ = V diag(λ) Vᵀ, kept as its spectrum, so that α²Σ + σ²I costs d operations and
 * shares the eigenvectors.
 *
 * <p>Three kinds: isotropic (one λ), diagonal (V = I), full. Solving and drawing cost d operations,
 * d² for a full one.
 */
public final class Covariance {
  private final int dimension;

  /** One number where isotropic, else one per axis. */
  private final double[] spectrum;

  /** Row-major d × d, column k the eigenvector of λ_k; null where V = I. */
  private final double[] basis;

  private Covariance(int dimension, double[] spectrum, double[] basis) {
    this.dimension = dimension;
    this.spectrum = spectrum;
    this.basis = basis;
  }

  /**
   * σ²I in d dimensions.
   *
   * @throws IllegalArgumentException unless σ² is positive and finite and d at least 1
   */
  public static Covariance isotropic(double variance, int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, was " + dimension);
    }
    requirePositive(variance, "variance");
    return new Covariance(dimension, new double[] {variance}, null);
  }

  /**
   * diag(λ_1 … λ_d).
   *
   * @throws IllegalArgumentException unless every λ is positive and finite
   */
  public static Covariance diagonal(double... variances) {
    if (variances.length == 0) {
      throw new IllegalArgumentException("a diagonal covariance needs at least one variance");
    }
    for (int i = 0; i < variances.length; i++) {
      requirePositive(variances[i], "variance " + i);
    }
    return new Covariance(variances.length, variances.clone(), null);
  }

  /**
   * Any symmetric positive definite matrix.
   *
   * @throws IllegalArgumentException if the matrix is not square, symmetric, finite and positive
   *     definite (smallest eigenvalue above d · 2⁻⁵² times the largest)
   */
  public static Covariance of(double[][] matrix) {
    int d = matrix.length;
    double[] flat = new double[d * d];
    for (int i = 0; i < d; i++) {
      if (matrix[i].length != d) {
        throw new IllegalArgumentException(
            "a covariance must be square, but row %d of %d has %d entries"
                .formatted(i, d, matrix[i].length));
      }
      System.arraycopy(matrix[i], 0, flat, i * d, d);
    }
    SymmetricEigen eigen = SymmetricEigen.of(flat, d);
    double largest = Arrays.stream(eigen.values()).max().orElseThrow();
    for (double value : eigen.values()) {
      if (!(value > d * 0x1p-52 * largest)) {
        throw new IllegalArgumentException(
            "a covariance must be positive definite, but has the eigenvalue " + value);
      }
    }
    return new Covariance(d, eigen.values(), eigen.vectors());
  }

  private static void requirePositive(double value, String what) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be positive and finite, was " + value);
    }
  }

  /** Number of dimensions d. */
  public int dimension() {
    return dimension;
  }

  /** Whether Σ = σ²I. */
  public boolean isIsotropic() {
    return spectrum.length == 1;
  }

  /** The eigenvalues λ_1 … λ_d, all d of them, in no particular order. */
  public double[] eigenvalues() {
    double[] values = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      values[i] = eigenvalue(i);
    }
    return values;
  }

  double eigenvalue(int i) {
    return spectrum[spectrum.length == 1 ? 0 : i];
  }

  /** α²Σ + σ²I. */
  public Covariance diffused(double alpha, double variance) {
    Diffusible.requireNoising(alpha, variance);
    double[] values = new double[spectrum.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = alpha * alpha * spectrum[i] + variance;
    }
    return new Covariance(dimension, values, basis);
  }

  /** log det Σ. */
  public double logDeterminant() {
    double sum = 0;
    for (double value : spectrum) {
      sum += StrictMath.log(value);
    }
    return isIsotropic() ? dimension * sum : sum;
  }

  /**
   * Replaces y by Σ⁻¹y.
   *
   * @return the quadratic form yᵀΣ⁻¹y of the y that was given
   */
  double solve(double[] y) {
    double[] z = basis == null ? y : rotate(y, true);
    double quadratic = 0;
    for (int i = 0; i < dimension; i++) {
      double scaled = z[i] / eigenvalue(i);
      quadratic += z[i] * scaled;
      z[i] = scaled;
    }
    if (basis != null) {
      System.arraycopy(rotate(z, false), 0, y, 0, dimension);
    }
    return quadratic;
  }

  /** Adds a draw from N(0, Σ) to {@code x[from … from + d - 1]}. */
  void addDraw(RandomGenerator rng, double[] x, int from) {
    double[] z = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      z[i] = Math.sqrt(eigenvalue(i)) * rng.nextGaussian();
    }
    double[] noise = basis == null ? z : rotate(z, false);
    for (int i = 0; i < dimension; i++) {
      x[from + i] += noise[i];
    }
  }

  /** Vᵀy (to the eigenbasis) or Vy (back). */
  private double[] rotate(double[] y, boolean toEigenbasis) {
    double[] rotated = new double[dimension];
    for (int i = 0; i < dimension; i++) {
      int row = i * dimension;
      double sum = 0;
      for (int k = 0; k < dimension; k++) {
        if (toEigenbasis) {
          rotated[k] += basis[row + k] * y[i];
        } else {
          sum += basis[row + k] * y[k];
        }
      }
      if (!toEigenbasis) {
        rotated[i] = sum;
      }
    }
    return rotated;
  }
}
