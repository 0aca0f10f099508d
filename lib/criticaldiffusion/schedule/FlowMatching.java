package criticaldiffusion.schedule;

/**
 * x_t = (1 − t) x₀ + t z: the straight path of Lipman et al. 2023 (arXiv:2210.02747) and Liu et al.
 * 2023, as a diffusion. f = −1/(1 − t), g² = 2t/(1 − t), τ = ½ log(1 + t²/(1 − t)²).
 *
 * @param horizon the largest time, in (0, 1)
 */
public record FlowMatching(double horizon) implements NoiseSchedule {
  /**
   * Checks the horizon.
   *
   * @throws IllegalArgumentException unless it lies in (0, 1)
   */
  public FlowMatching {
    Horizons.requireBelowOne(horizon);
  }

  /** Horizon 0.9999, which is τ = 9.21. */
  public FlowMatching() {
    this(0.9999);
  }

  @Override
  public double alpha(double t) {
    return 1 - requireTime(t);
  }

  @Override
  public double variance(double t) {
    requireTime(t);
    return t * t;
  }

  @Override
  public double drift(double t) {
    return -1 / (1 - requireTime(t));
  }

  @Override
  public double diffusion(double t) {
    requireTime(t);
    return Math.sqrt(2 * t / (1 - t));
  }

  @Override
  public double timeAt(double logSnr) {
    return Horizons.requireReached(this, 1 / (1 + StrictMath.exp(0.5 * logSnr)), logSnr);
  }

  /** (1 − s)[1/(1 − r) + log(1 − r)] from r = s to t. */
  @Override
  public double scoreWeight(double t, double s) {
    requireTime(t);
    double shrink = (t - s) / (1 - t);
    return shrink - (1 - s) * StrictMath.log1p(shrink);
  }
}
