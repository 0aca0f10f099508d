package criticaldiffusion.linalg;

/**
 * ρ(λ) = √((λ₊ − λ)(λ − λ₋)) / (2π c σ² λ) with λ± = σ²(1 ± √c)², c = d/n: the eigenvalues of the
 * covariance of n points of white noise of variance σ² in d dimensions, for large n and d
 * (Marchenko and Pastur, Math. USSR Sb. 1, 457, 1967).
 *
 * <p>A top eigenvalue below {@link #upperEdge()} says nothing about classes: the speciation time ½
 * log Λ of structureless data is ½ log λ₊, not 0. A true eigenvalue ℓ shows only above {@link
 * #threshold()}, and then at {@link #observed(double)} (Baik, Ben Arous and Péché, Ann. Probab. 33,
 * 1643, 2005).
 *
 * @param ratio c = d/n, positive
 * @param variance σ², not negative
 */
public record MarchenkoPastur(double ratio, double variance) {
  /**
   * Checks the two parameters.
   *
   * @throws IllegalArgumentException unless c is positive, σ² at least 0, and both finite
   */
  public MarchenkoPastur {
    if (!(ratio > 0 && ratio < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("ratio d/n must be positive and finite, was " + ratio);
    }
    if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("variance must be finite and >= 0, was " + variance);
    }
  }

  /**
   * The law for {@code size} points in {@code dimension} dimensions.
   *
   * @throws IllegalArgumentException unless both are at least 1
   */
  public static MarchenkoPastur of(int size, int dimension, double variance) {
    if (size < 1 || dimension < 1) {
      throw new IllegalArgumentException(
          "need at least 1 point and 1 dimension, were " + size + " and " + dimension);
    }
    return new MarchenkoPastur((double) dimension / size, variance);
  }

  /** λ₋ = σ²(1 − √c)². */
  public double lowerEdge() {
    double root = 1 - Math.sqrt(ratio);
    return variance * root * root;
  }

  /** λ₊ = σ²(1 + √c)². */
  public double upperEdge() {
    double root = 1 + Math.sqrt(ratio);
    return variance * root * root;
  }

  /** The weight max(0, 1 − 1/c) of the eigenvalues that are 0 because d exceeds n. */
  public double weightAtZero() {
    return Math.max(0, 1 - 1 / ratio);
  }

  /** ρ(λ), without the point mass at 0; 0 outside the edges. Integrates to min(1, 1/c). */
  public double density(double lambda) {
    double product = (upperEdge() - lambda) * (lambda - lowerEdge());
    return product > 0 && lambda > 0
        ? Math.sqrt(product) / (2 * Math.PI * ratio * variance * lambda)
        : 0;
  }

  /** σ²(1 + √c): the true eigenvalue from which on a direction shows above the noise. */
  public double threshold() {
    return variance * (1 + Math.sqrt(ratio));
  }

  /**
   * ℓ(1 + cσ²/(ℓ − σ²)): where the top eigenvalue of the sample lies when the true one is ℓ; the
   * upper edge for ℓ up to the threshold.
   */
  public double observed(double spike) {
    return spike > threshold() ? spike * (1 + ratio * variance / (spike - variance)) : upperEdge();
  }

  /**
   * The true eigenvalue that shows as {@code observed}, the inverse of {@link #observed}; NaN at or
   * below the upper edge, where the sample does not tell.
   */
  public double spike(double observed) {
    if (!(observed > upperEdge())) {
      return Double.NaN;
    }
    // ℓ² − (Λ + σ²(1 − c)) ℓ + Λσ² = 0, the larger root.
    double half = (observed + variance * (1 - ratio)) / 2;
    return half + Math.sqrt(Math.max(0, half * half - observed * variance));
  }
}
