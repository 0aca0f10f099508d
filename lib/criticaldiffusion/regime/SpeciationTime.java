package criticaldiffusion.regime;

/**
 * t_S from the largest eigenvalue Λ of the covariance of the data; Biroli et al. 2024, Eq. 4.
 *
 * <p>The conventions agree to O(1/Λ). Compare Λ with the {@linkplain
 * criticaldiffusion.linalg.MarchenkoPastur Marchenko–Pastur edge} before trusting any: pure noise
 * has Λ above its variance too.
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
}
