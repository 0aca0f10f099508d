package criticaldiffusion.regime;

/** A number that is measured on the state x_t of a trajectory. */
@FunctionalInterface
public interface StateFunction {
  /**
   * The value at one point. Called from several threads at once.
   *
   * @param t the time of the state
   * @param x holds the point from index {@code from} on
   */
  double at(double t, double[] x, int from);
}
