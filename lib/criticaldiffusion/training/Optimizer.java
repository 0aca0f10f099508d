package criticaldiffusion.training;

/** A rule that turns gradients into steps. The rule is a value; its memory belongs to one run. */
public interface Optimizer {
  /** The steps of one run, with what they remember of earlier gradients. */
  @FunctionalInterface
  interface Run {
    /** Changes the parameters, given the gradient of the loss. */
    void step(double[] parameters, double[] gradient);
  }

  /** Begins a run. */
  Run start(int parameters);

  /** The learning rate. */
  double rate();

  /** The largest learning rate at which a quadratic loss of the given curvature converges. */
  double largestStableRate(double sharpness);

  /**
   * Checks a learning rate.
   *
   * @throws IllegalArgumentException unless it is positive and finite
   */
  static void requireRate(double rate) {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a learning rate must be positive and finite, was " + rate);
    }
  }

  /**
   * Checks a factor of memory.
   *
   * @throws IllegalArgumentException unless it lies in [0, 1)
   */
  static void requireMemory(double factor) {
    if (!(factor >= 0 && factor < 1)) {
      throw new IllegalArgumentException("a momentum must lie in [0, 1), was " + factor);
    }
  }
}
