package criticaldiffusion.regime;

/**
 * t_S from the largest eigenvalue Λ of the covariance of the data; Biroli et al. 2024, Eq. 4.
 *
 * <p>The conventions agree to O(1/Λ). Compare Λ with the Marchenko–Pastur edge before trusting any:
 * pure noise has Λ above its variance too.
 */
public enum SpeciationTime {
  /** t_S = ½ log Λ: Λe^{−2t} = 1, the paper's. Negative where Λ &lt; 1. */
  LEADING_ORDER {
    @Override
    double of(double eigenvalue) {
      return 0.5 * StrictMath.log(eigenvalue);
    }
  },

  /** t_S = ½ log(1 + Λ): Λe^{−2t} = Δ_t = 1 − e^{−2t}, signal equal to noise. Always positive. */
  SIGNAL_EQUALS_NOISE {
    @Override
    double of(double eigenvalue) {
      return 0.5 * StrictMath.log1p(eigenvalue);
    }
  };

  abstract double of(double eigenvalue);

  /**
   * The speciation time in this convention.
   *
   * @param eigenvalue Λ, positive and finite
   * @throws IllegalArgumentException for any other Λ
   */
  public double at(double eigenvalue) {
    if (!(eigenvalue > 0 && eigenvalue < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the top eigenvalue must be positive and finite, was " + eigenvalue);
    }
    return of(eigenvalue);
  }

  /**
   * The top eigenvalue to expect in the covariance of n samples when that of the law is Λ above a
   * bulk of variance σ²: Λ(1 + (d/n)σ²/(Λ − σ²)), Baik, Ben Arous, Péché 2005 and Paul 2007.
   *
   * @param eigenvalue Λ of the law
   * @param variance σ² of the bulk
   * @param dimension d
   * @param samples n
   * @throws IllegalArgumentException unless Λ &gt; σ²(1 + √(d/n)): below, the spike drowns in the
   *     bulk
   */
  public static double sampleEigenvalue(
      double eigenvalue, double variance, int dimension, int samples) {
    double ratio = (double) dimension / samples;
    if (dimension < 1 || samples < 1 || !(variance > 0)) {
      throw new IllegalArgumentException(
          "need d >= 1, n >= 1 and a positive variance, were %d, %d and %s"
              .formatted(dimension, samples, variance));
    }
    double threshold = variance * (1 + Math.sqrt(ratio));
    if (!(eigenvalue > threshold && eigenvalue < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a spike is seen above the bulk only beyond %s, was %s".formatted(threshold, eigenvalue));
    }
    return eigenvalue * (1 + ratio * variance / (eigenvalue - variance));
  }
}
