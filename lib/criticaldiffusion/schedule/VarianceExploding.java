package criticaldiffusion.schedule;

/**
 * dx = √(2t) dW, α = 1, σ(t) = t; Karras et al. 2022 (arXiv:2206.00364, Table 1, "EDM"). The
 * Brownian process of Ambrogioni 2023 is the same with T = σ² as its clock. τ = ½ log(1 + σ²).
 *
 * @param horizon the largest σ; 80 in the paper
 */
public record VarianceExploding(double horizon) implements NoiseSchedule {
  /**
   * Checks the horizon.
   *
   * @throws IllegalArgumentException unless it is positive and finite
   */
  public VarianceExploding {
    Horizons.requirePositive(horizon);
  }

  /** The paper's horizon, σ_max = 80. */
  public VarianceExploding() {
    this(80);
  }

  @Override
  public double alpha(double t) {
    requireTime(t);
    return 1;
  }

  @Override
  public double variance(double t) {
    requireTime(t);
    return t * t;
  }

  @Override
  public double drift(double t) {
    requireTime(t);
    return 0;
  }

  @Override
  public double diffusion(double t) {
    return Math.sqrt(2 * requireTime(t));
  }

  @Override
  public double timeAt(double logSnr) {
    return Horizons.requireReached(this, StrictMath.exp(-0.5 * logSnr), logSnr);
  }

  /** ½(t² − s²). */
  @Override
  public double scoreWeight(double t, double s) {
    requireTime(t);
    return 0.5 * (t - s) * (t + s);
  }
}
