package criticaldiffusion.training;

/**
 * θ ← θ − ηg. Stable for η &lt; 2/λ_max; the slowest mode then takes about λ_max/λ_min steps.
 *
 * @param rate η
 */
public record GradientDescent(double rate) implements Optimizer {
  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException unless it is positive and finite
   */
  public GradientDescent {
    Optimizer.requireRate(rate);
  }

  @Override
  public Run start(int parameters) {
    return (theta, gradient) -> {
      for (int i = 0; i < parameters; i++) {
        theta[i] -= rate * gradient[i];
      }
    };
  }

  @Override
  public double largestStableRate(double sharpness) {
    return 2 / sharpness;
  }
}
