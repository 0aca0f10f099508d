package criticaldiffusion.training;

/**
 * θ ← θ − η m̂/(√v̂ + ε) with the decaying means m of g and v of g², each divided by 1 − β^s;
 * Kingma and Ba 2015 (arXiv:1412.6980). Every parameter has a rate of its own, which helps only in
 * a basis in which the loss is diagonal: a kernel in real space is none.
 *
 * @param rate η
 * @param first β₁
 * @param second β₂
 * @param epsilon ε
 */
public record Adam(double rate, double first, double second, double epsilon) implements Optimizer {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless η and ε are positive and finite and both β in [0, 1)
   */
  public Adam {
    Optimizer.requireRate(rate);
    Optimizer.requireMemory(first);
    Optimizer.requireMemory(second);
    Optimizer.requireRate(epsilon);
  }

  /** The constants of that paper: β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸. */
  public Adam(double rate) {
    this(rate, 0.9, 0.999, 1e-8);
  }

  @Override
  public Run start(int parameters) {
    double[] mean = new double[parameters];
    double[] square = new double[parameters];
    double[] decay = {1, 1};
    return (theta, gradient) -> {
      decay[0] *= first;
      decay[1] *= second;
      for (int i = 0; i < parameters; i++) {
        mean[i] = first * mean[i] + (1 - first) * gradient[i];
        square[i] = second * square[i] + (1 - second) * gradient[i] * gradient[i];
        double size = Math.sqrt(square[i] / (1 - decay[1])) + epsilon;
        theta[i] -= rate * (mean[i] / (1 - decay[0])) / size;
      }
    };
  }

  /** No bound by the curvature: a step is never longer than about η. */
  @Override
  public double largestStableRate(double sharpness) {
    return Double.POSITIVE_INFINITY;
  }
}
