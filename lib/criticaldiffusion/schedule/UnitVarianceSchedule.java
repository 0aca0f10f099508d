package criticaldiffusion.schedule;

/**
 * A schedule with α² + σ² = 1: dx = −½β(t) x dt + √β(t) dW, α = exp(−½∫β).
 *
 * <p>One function, the Ornstein–Uhlenbeck time τ(t) = ½∫β, fixes everything: α = e^{−τ}, σ² = 1 −
 * e^{−2τ}, f = −τ′, g² = 2τ′. Implementations give τ, its rate and its inverse.
 */
public interface UnitVarianceSchedule extends NoiseSchedule {
  /** τ(t) = ½∫₀ᵗ β, strictly increasing from 0. */
  @Override
  double ouTime(double t);

  /** τ′(t) = ½β(t), positive for t > 0. */
  double rate(double t);

  /** The inverse of {@link #ouTime(double)}, for any τ from 0 to that of the horizon. */
  double inverseOuTime(double ouTime);

  @Override
  default double alpha(double t) {
    return StrictMath.exp(-ouTime(t));
  }

  @Override
  default double variance(double t) {
    return -StrictMath.expm1(-2 * ouTime(t));
  }

  @Override
  default double drift(double t) {
    return -rate(t);
  }

  @Override
  default double diffusion(double t) {
    return Math.sqrt(2 * rate(t));
  }

  @Override
  default double logSnr(double t) {
    return -StrictMath.log(StrictMath.expm1(2 * ouTime(t)));
  }

  @Override
  default double snr(double t) {
    return 1 / StrictMath.expm1(2 * ouTime(t));
  }

  @Override
  default double timeAt(double logSnr) {
    double ouTime = 0.5 * StrictMath.log1p(StrictMath.exp(-logSnr));
    return Horizons.requireReached(this, inverseOuTime(ouTime), logSnr);
  }

  @Override
  default double timeAtOu(double ouTime) {
    Horizons.requireOuTime(this, ouTime);
    return Math.min(horizon(), inverseOuTime(ouTime));
  }

  /** e^{τ(t) − τ(s)} − 1, in closed form. */
  @Override
  default double scoreWeight(double t, double s) {
    return StrictMath.expm1(ouTime(t) - ouTime(s));
  }
}
