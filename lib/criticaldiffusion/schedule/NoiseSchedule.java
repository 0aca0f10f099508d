package criticaldiffusion.schedule;

/**
 * A forward process dx = f(t) x dt + g(t) dW with the marginals x_t = α(t) x₀ + σ(t) z, z ~ N(0,
 * I).
 *
 * <p>Time runs from 0 (data) to {@link #horizon()} (noise). Every implementation obeys α′ = fα and
 * (σ²)′ = 2fσ² + g² with α(0) = 1, σ(0) = 0, and its signal-to-noise ratio α²/σ² falls strictly:
 * four views of one process, never two conventions. Two schedules differ only by a change of clock
 * and of scale: x = α(t) e^{τ} x_OU(τ) at the Ornstein–Uhlenbeck time τ = ½ log(1 + σ²/α²).
 *
 * <p>To add a schedule, implement the abstract methods; where α² + σ² = 1, implement {@link
 * UnitVarianceSchedule} instead.
 */
public interface NoiseSchedule {
  /** α(t), the factor by which the signal has shrunk. */
  double alpha(double t);

  /** σ²(t), the variance of the noise added so far; Δ_t of the Ornstein–Uhlenbeck process. */
  double variance(double t);

  /** f(t) = α′/α, the rate of the linear drift; negative where the signal shrinks. */
  double drift(double t);

  /** g(t), the diffusion coefficient (not its square). */
  double diffusion(double t);

  /** The largest time of the schedule. */
  double horizon();

  /**
   * The time at which log(α²/σ²) has the given value; +∞ gives 0.
   *
   * @throws IllegalArgumentException if the value is NaN or is reached only beyond the horizon
   */
  double timeAt(double logSnr);

  /** log γ = log(α²/σ²) at time t; +∞ at t = 0. */
  default double logSnr(double t) {
    double alpha = alpha(t);
    return StrictMath.log(alpha * alpha / variance(t));
  }

  /** γ(t) = α²/σ², the signal-to-noise ratio. */
  default double snr(double t) {
    double alpha = alpha(t);
    return alpha * alpha / variance(t);
  }

  /** τ = ½ log(1 + σ²/α²), the Ornstein–Uhlenbeck time of the same signal-to-noise ratio. */
  default double ouTime(double t) {
    double alpha = alpha(t);
    return 0.5 * StrictMath.log1p(variance(t) / (alpha * alpha));
  }

  /**
   * The time of this schedule that corresponds to the Ornstein–Uhlenbeck time τ.
   *
   * @throws IllegalArgumentException if τ is negative or beyond the horizon
   */
  default double timeAtOu(double ouTime) {
    Horizons.requireOuTime(this, ouTime);
    return Math.min(horizon(), timeAt(-StrictMath.log(StrictMath.expm1(2 * ouTime))));
  }

  /**
   * ½ ∫_s^t (α(s)/α(r)) g²(r) dr: the weight with which a score held constant over the reverse step
   * from t to s enters x_s when the linear drift is solved exactly.
   *
   * <p>By an 8-point Gauss–Legendre rule, exact to round-off over the steps of a usual grid;
   * schedules with a closed form override it.
   */
  default double scoreWeight(double t, double s) {
    requireTime(t);
    requireTime(s);
    double centre = 0.5 * (t + s);
    double half = 0.5 * (t - s);
    double sum = 0;
    for (int i = 0; i < GaussLegendre8.NODES.length; i++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double r = centre + sign * half * GaussLegendre8.NODES[i];
        double g = diffusion(r);
        sum += GaussLegendre8.WEIGHTS[i] * g * g / alpha(r);
      }
    }
    return 0.5 * alpha(s) * half * sum;
  }

  /**
   * Checks that a time lies in [0, horizon].
   *
   * @return t
   * @throws IllegalArgumentException if it does not, or is NaN
   */
  default double requireTime(double t) {
    if (!(t >= 0 && t <= horizon())) {
      throw new IllegalArgumentException(
          "time must lie in [0, %s] for %s, was %s"
              .formatted(horizon(), getClass().getSimpleName(), t));
    }
    return t;
  }
}
