package criticaldiffusion.schedule;

/**
 * dx = −½β(t) x dt + √β(t) dW with β rising linearly from β_min to β_max on [0, 1]; Song et al.
 * 2021 (arXiv:2011.13456, Eq. 11 and Appendix C). τ = ½(β_min t + ½(β_max − β_min) t²).
 *
 * @param betaMin β at t = 0; 0.1 in the paper
 * @param betaMax β at t = 1; 20 in the paper
 */
public record VariancePreserving(double betaMin, double betaMax) implements UnitVarianceSchedule {
  /**
   * Checks the rates.
   *
   * @throws IllegalArgumentException unless 0 &lt; β_min ≤ β_max &lt; ∞
   */
  public VariancePreserving {
    if (!(betaMin > 0 && betaMax >= betaMin && betaMax < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "need 0 < betaMin <= betaMax < infinity, were " + betaMin + " and " + betaMax);
    }
  }

  /** The paper's β from 0.1 to 20. */
  public VariancePreserving() {
    this(0.1, 20);
  }

  @Override
  public double horizon() {
    return 1;
  }

  @Override
  public double ouTime(double t) {
    requireTime(t);
    return 0.5 * t * (betaMin + 0.5 * (betaMax - betaMin) * t);
  }

  @Override
  public double rate(double t) {
    requireTime(t);
    return 0.5 * (betaMin + (betaMax - betaMin) * t);
  }

  @Override
  public double inverseOuTime(double ouTime) {
    // The root written without a difference, so that small times keep their digits.
    double slope = betaMax - betaMin;
    return 4 * ouTime / (betaMin + Math.sqrt(betaMin * betaMin + 4 * slope * ouTime));
  }
}
