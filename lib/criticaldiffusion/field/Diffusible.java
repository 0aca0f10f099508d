package criticaldiffusion.field;

/**
 * A law of data x₀ whose noised version αx₀ + σz, z ~ N(0, I), has a density in closed form.
 *
 * <p>{@code diffused} is a semigroup: noising by (α, σ²) and then by (α′, σ′²) is noising by (αα′,
 * α′²σ² + σ′²).
 */
public interface Diffusible extends Distribution {
  /**
   * The law of αx₀ + σz.
   *
   * @param alpha α, positive and finite
   * @param variance σ², at least 0; positive where the law itself has no density
   * @throws IllegalArgumentException for values outside these ranges
   */
  Density diffused(double alpha, double variance);

  /** The number of rows at which one evaluation of the diffused score is most efficient. */
  default int blockRows() {
    // A block's numbers fit the cache, and so do the random generators of at most 512 rows.
    return Math.max(1, 16384 / Math.max(32, dimension()));
  }

  /**
   * Checks the arguments of {@link #diffused}.
   *
   * @throws IllegalArgumentException unless 0 &lt; α &lt; ∞ and 0 ≤ σ² &lt; ∞
   */
  static void requireNoising(double alpha, double variance) {
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("alpha must be positive and finite, was " + alpha);
    }
    if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("variance must be finite and >= 0, was " + variance);
    }
  }
}
