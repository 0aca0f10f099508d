package criticaldiffusion.training;

/**
 * What a linear score is fitted to. All three have the mean gradient C_k w_k − 1 in mode k; they
 * differ in its noise (arXiv:2605.12597).
 */
public enum Target {
  /**
   * Denoising score matching, −z/σ (Vincent 2011): g = |x|²w − Re(x* z)/σ. Its noise grows as 1/σ²
   * and makes two layers unstable unless the batch grows with χ.
   */
  RAW,
  /**
   * The same averaged over z at given x₀: g = (α²|x₀|² + σ²)w − 1. The least noise of the three.
   */
  NOISE_AVERAGED,
  /** Implicit score matching (Hyvärinen 2005): g = |x|²w − 1. */
  HYVARINEN
}
