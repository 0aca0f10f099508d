package criticaldiffusion.critical;

/**
 * The largest learning rate at which gradient descent on the score of a field is stable, 2 over the
 * sharpness; the critical modes are the sharp ones, which is where the L² of arXiv:2605.12597 comes
 * from.
 */
public final class StableRate {
  private StableRate() {}

  /** 2/C_max for one layer: at a critical point it falls as L^{−2}. */
  public static double oneLayer(ModeSpectrum spectrum) {
    return 2 / spectrum.largest();
  }

  /**
   * For two layers from w₀ = uv with imbalance c = u² − v²: 2/max_k √((Cc)² + 4) at the minimum,
   * and 2/(C_max w₀ − 1) at the start where C_max w₀ &gt; 1. A small balanced start gives 1 for
   * every L.
   */
  public static double twoLayers(ModeSpectrum spectrum, double start, double imbalance) {
    double largest = spectrum.largest();
    double atMinimum = 2 / StrictMath.hypot(largest * imbalance, 2);
    double excess = largest * start - 1;
    return excess > 0 ? Math.min(atMinimum, 2 / excess) : atMinimum;
  }

  /** 2/max_k N w*^{1−2/N} for N balanced layers from a small start. */
  public static double deep(ModeSpectrum spectrum, int layers) {
    return 2
        / Math.max(
            ModeRelaxation.rateAtMinimum(layers, spectrum.largest()),
            ModeRelaxation.rateAtMinimum(layers, spectrum.smallest()));
  }

  /**
   * Checks a learning rate.
   *
   * @throws IllegalArgumentException with the largest stable value unless 0 &lt; η &lt; that
   */
  public static double require(double rate, double largest) {
    if (!(rate > 0 && rate < largest)) {
      throw new IllegalArgumentException(
          "a learning rate must lie between 0 and 2/sharpness = %s to be stable, was %s"
              .formatted(largest, rate));
    }
    return rate;
  }
}
