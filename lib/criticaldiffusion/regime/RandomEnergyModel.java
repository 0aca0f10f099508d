package criticaldiffusion.regime;

import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * The posterior weights of n = e^{αd} Gaussian data points as a random-energy model: at a noisy
 * point x_t each data point has the energy dε = |x_t − a e^{−t}|²/(2Δ_t), and E e^{−λdε} = e^{d
 * g(λ)}; Biroli et al. 2024, Section "Collapse" and its supplement, for d → ∞.
 *
 * <p>Above t_C exponentially many points share the weight. Below it the points other than the one
 * that x_t came from are frozen: a few carry all of their weight. The printed rate function lacks a
 * bracket, and the printed condensed free energy is that of the other phase; the formulas here are
 * re-derived and checked against the Legendre transform.
 *
 * @param alpha α = (log n)/d, positive
 * @param variance σ² of the data in each direction, positive
 */
public record RandomEnergyModel(double alpha, double variance) {
  private static final double ACCURACY = 1e-15;
  private static final int MAX_EVALUATIONS = 500;

  /** In which frame a point is called a trap: where the drift vanishes. */
  public enum Frame {
    /** The variance-exploding frame, drift along the score; Ambrogioni 2023. */
    VARIANCE_EXPLODING,
    /** The Ornstein–Uhlenbeck reverse SDE, drift x + 2S; Biroli et al. 2024. */
    ORNSTEIN_UHLENBECK
  }

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException unless both are positive and finite
   */
  public RandomEnergyModel {
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("alpha must be positive and finite, was " + alpha);
    }
    if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("variance must be positive and finite, was " + variance);
    }
  }

  /** t_C = ½ log(1 + σ²/(e^{2α} − 1)). */
  public double collapseTime() {
    return 0.5 * StrictMath.log1p(variance / StrictMath.expm1(2 * alpha));
  }

  /** g(λ) = ½ log[Δ/(Δ + λσ_t²)] − ½ λ(Δ + σ_t²)/(Δ + λσ_t²), σ_t² = σ²e^{−2t}. */
  public double cumulant(double t, double lambda) {
    double noise = noise(t);
    double signal = signal(t);
    double width = noise + lambda * signal;
    return -0.5 * StrictMath.log1p(lambda * signal / noise)
        - 0.5 * lambda * (noise + signal) / width;
  }

  /** g′(λ) = −(mean energy per dimension at inverse temperature λ). */
  public double cumulantSlope(double t, double lambda) {
    double noise = noise(t);
    double signal = signal(t);
    double width = noise + lambda * signal;
    return -0.5 * signal / width - 0.5 * (noise + signal) * noise / (width * width);
  }

  /**
   * f_t(ε) = −min_λ [g(λ) + λε]: e^{d(α − f_t(ε))} points have the energy dε.
   *
   * @param energy ε, positive
   */
  public double rateFunction(double t, double energy) {
    if (!(energy > 0)) {
      throw new IllegalArgumentException("an energy is positive, was " + energy);
    }
    double noise = noise(t);
    double signal = signal(t);
    double root = Math.sqrt(signal * signal + 8 * energy * noise * (noise + signal));
    double lambda = (signal + root - 4 * noise * energy) / (4 * signal * energy);
    return -cumulant(t, lambda) - lambda * energy;
  }

  /** The lowest energy among the other points, ε_min: the smaller root of f_t(ε) = α. */
  public double lowestEnergy(double t) {
    double mean = -cumulantSlope(t, 0);
    // f falls from +∞ at ε = 0 to 0 at the mean energy.
    double low = mean;
    while (rateFunction(t, low) < alpha) {
      low *= 0.5;
    }
    return solve(e -> rateFunction(t, e) - alpha, low, mean);
  }

  /**
   * ψ = lim (1/d) log Σ_{μ≥2} e^{−dε_μ}: α + ½ log(Δ/Γ) − ½ above t_C, −ε_min below. The point that
   * x_t came from has ψ = −½, so it wins below t_C.
   */
  public double logPartition(double t) {
    return t >= collapseTime() ? alpha + cumulant(t, 1) : -lowestEnergy(t);
  }

  /**
   * λ_c(t), the inverse temperature at which the other points freeze: the root of α + g(λ) − λg′(λ)
   * = 0. It is 1 at t_C and falls to 0 with t.
   */
  public double freezing(double t) {
    double high = 1;
    while (entropy(t, high) > 0) {
      high *= 2;
    }
    return solve(lambda -> entropy(t, lambda), 0, high);
  }

  /**
   * E Σ w_μ² = 1 − λ_c(t) below t_C and 0 above, at a noisy version x_t of a point that is <em>not
   * among the data</em>: the frozen phase of the random-energy model. At noised data points the
   * ratio jumps from 0 to 1 instead.
   */
  public double participationRatio(double t) {
    return t >= collapseTime() ? 0 : 1 - freezing(t);
  }

  /**
   * The time t_o below which a data point is a fixed point of the drift, a trap; it lies above t_C.
   * With T = e^{2t} − 1: α = ½ log(1 + σ²/T) + ½σ²/(T + σ²) in the variance-exploding frame, and α
   * = ½ log(1 + 1/T) + (4 + 3T)/(2(2 + T)²) in the other, for σ² = 1.
   *
   * @throws IllegalArgumentException for σ² ≠ 1 in the Ornstein–Uhlenbeck frame
   */
  public double trapOnset(Frame frame) {
    if (frame == Frame.ORNSTEIN_UHLENBECK && variance != 1) {
      throw new IllegalArgumentException(
          "the trap onset of the Ornstein-Uhlenbeck frame is known for variance 1, was "
              + variance);
    }
    double u = solve(v -> trapLoad(frame, StrictMath.exp(v)) - alpha, -600, 600);
    return 0.5 * StrictMath.log1p(StrictMath.exp(u));
  }

  private double trapLoad(Frame frame, double noise) {
    double entropy = 0.5 * StrictMath.log1p(variance / noise);
    return frame == Frame.VARIANCE_EXPLODING
        ? entropy + 0.5 * variance / (noise + variance)
        : entropy + (4 + 3 * noise) / (2 * (2 + noise) * (2 + noise));
  }

  private double entropy(double t, double lambda) {
    return alpha + cumulant(t, lambda) - lambda * cumulantSlope(t, lambda);
  }

  private static double noise(double t) {
    if (!(t > 0 && t < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("time must be positive and finite, was " + t);
    }
    return -StrictMath.expm1(-2 * t);
  }

  private double signal(double t) {
    return variance * StrictMath.exp(-2 * t);
  }

  private static double solve(
      org.hipparchus.analysis.UnivariateFunction function, double low, double high) {
    return new BracketingNthOrderBrentSolver(ACCURACY, ACCURACY, 5)
        .solve(MAX_EVALUATIONS, function, low, high);
  }
}
