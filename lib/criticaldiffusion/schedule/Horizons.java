package criticaldiffusion.schedule;

/** The checks of a horizon that the schedules share. */
final class Horizons {
  private Horizons() {}

  static void requirePositive(double horizon) {
    if (!(horizon > 0 && horizon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the horizon must be positive and finite, was " + horizon);
    }
  }

  static void requireBelowOne(double horizon) {
    if (!(horizon > 0 && horizon < 1)) {
      throw new IllegalArgumentException(
          "the horizon must lie in (0, 1), because no signal is left at 1; was " + horizon);
    }
  }
}
