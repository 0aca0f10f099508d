package criticaldiffusion.schedule;

/**
 * dx = −x dt + √2 dW, α = e^{−t}, σ² = Δ_t = 1 − e^{−2t}: the convention of Biroli, Bonnaire, de
 * Bortoli, Mézard 2024 (arXiv:2402.18491, Eq. 1) and the clock of this library.
 *
 * @param horizon the largest time T; 10 in the paper's mixtures
 */
public record OrnsteinUhlenbeck(double horizon) implements UnitVarianceSchedule {
  /**
   * Checks the horizon.
   *
   * @throws IllegalArgumentException unless the horizon is positive and finite
   */
  public OrnsteinUhlenbeck {
    Horizons.requirePositive(horizon);
  }

  /** The paper's horizon, T = 10. */
  public OrnsteinUhlenbeck() {
    this(10);
  }

  @Override
  public double ouTime(double t) {
    return requireTime(t);
  }

  @Override
  public double rate(double t) {
    requireTime(t);
    return 1;
  }

  @Override
  public double inverseOuTime(double ouTime) {
    return ouTime;
  }
}
