package criticaldiffusion.schedule;

/**
 * α = cos(πt/2), σ = sin(πt/2); Nichol and Dhariwal 2021 (arXiv:2102.09672, Eq. 17, without the
 * offset). τ = −log cos(πt/2), which diverges at t = 1, so the horizon lies below 1.
 *
 * @param horizon the largest time, in (0, 1)
 */
public record Cosine(double horizon) implements UnitVarianceSchedule {
  /**
   * Checks the horizon.
   *
   * @throws IllegalArgumentException unless it lies in (0, 1)
   */
  public Cosine {
    Horizons.requireBelowOne(horizon);
  }

  /** Horizon 0.9999, which is τ = 8.76. */
  public Cosine() {
    this(0.9999);
  }

  @Override
  public double ouTime(double t) {
    // cos² = 1 − sin² in log1p keeps the digits of a small τ.
    double sine = StrictMath.sin(0.5 * Math.PI * requireTime(t));
    return t < 0.5
        ? -0.5 * StrictMath.log1p(-sine * sine)
        : -StrictMath.log(StrictMath.sin(0.5 * Math.PI * (1 - t)));
  }

  @Override
  public double rate(double t) {
    return 0.5 * Math.PI * StrictMath.tan(0.5 * Math.PI * requireTime(t));
  }

  @Override
  public double inverseOuTime(double ouTime) {
    return 2
        / Math.PI
        * StrictMath.atan2(Math.sqrt(-StrictMath.expm1(-2 * ouTime)), StrictMath.exp(-ouTime));
  }
}
