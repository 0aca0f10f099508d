package contracts;

import criticaldiffusion.schedule.NoiseSchedule;

/**
 * α = 1/(1 + t), σ = t/(1 + t), f = −1/(1 + t), g² = 2t/(1 + t)²: a schedule that gives only what
 * the interface asks for, as a user would write it, so that every default method is under test.
 */
record UserSchedule() implements NoiseSchedule {
  @Override
  public double alpha(double t) {
    return 1 / (1 + requireTime(t));
  }

  @Override
  public double variance(double t) {
    double sigma = requireTime(t) / (1 + t);
    return sigma * sigma;
  }

  @Override
  public double drift(double t) {
    return -1 / (1 + requireTime(t));
  }

  @Override
  public double diffusion(double t) {
    return Math.sqrt(2 * requireTime(t)) / (1 + t);
  }

  @Override
  public double horizon() {
    return 50;
  }

  /** γ = 1/t². */
  @Override
  public double timeAt(double logSnr) {
    double t = StrictMath.exp(-0.5 * logSnr);
    return requireTime(t <= 50 * (1 + 1e-12) ? Math.min(t, 50) : t);
  }
}
