package criticaldiffusion.training;

/**
 * v ← βv − ηg, θ ← θ + v: the heavy ball of Polyak 1964. Stable for η &lt; 2(1 + β)/λ_max; at its
 * best it takes √κ steps where gradient descent takes κ, so L instead of L² at criticality.
 *
 * @param rate η
 * @param memory β
 */
public record Momentum(double rate, double memory) implements Optimizer {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless η is positive and finite and β in [0, 1)
   */
  public Momentum {
    Optimizer.requireRate(rate);
    Optimizer.requireMemory(memory);
  }

  /**
   * The fastest for curvatures from λ_min to λ_max: √β = (√κ − 1)/(√κ + 1), η = (1 + √β)²/λ_max.
   */
  public static Momentum optimal(double largest, double smallest) {
    double root = Math.sqrt(largest / smallest);
    double beta = (root - 1) / (root + 1);
    return new Momentum((1 + beta) * (1 + beta) / largest, beta * beta);
  }

  @Override
  public Run start(int parameters) {
    double[] velocity = new double[parameters];
    return (theta, gradient) -> {
      for (int i = 0; i < parameters; i++) {
        velocity[i] = memory * velocity[i] - rate * gradient[i];
        theta[i] += velocity[i];
      }
    };
  }

  @Override
  public double largestStableRate(double sharpness) {
    return 2 * (1 + memory) / sharpness;
  }
}
