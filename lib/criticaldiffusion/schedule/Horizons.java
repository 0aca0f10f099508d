package criticaldiffusion.schedule;

/** The checks that the schedules share. */
final class Horizons {
  private Horizons() {}

  static void requirePositive(double horizon) {
    if (!(horizon > 0 && horizon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the horizon must be positive and finite, was " + horizon);
    }
  }

  /** The time found for a log-SNR, brought back to the horizon where only round-off lies beyond. */
  static double requireReached(NoiseSchedule schedule, double t, double logSnr) {
    double horizon = schedule.horizon();
    if (!(t <= horizon * (1 + 1e-9))) {
      throw new IllegalArgumentException(
          "log-SNR must be at least %s for %s, was %s"
              .formatted(schedule.logSnr(horizon), schedule.getClass().getSimpleName(), logSnr));
    }
    return Math.min(t, horizon);
  }

  static void requireBelowOne(double horizon) {
    if (!(horizon > 0 && horizon < 1)) {
      throw new IllegalArgumentException(
          "the horizon must lie in (0, 1), because no signal is left at 1; was " + horizon);
    }
  }

  /** The range of OU times that a schedule reaches, its end with round-off. */
  static void requireOuTime(NoiseSchedule schedule, double ouTime) {
    double end = schedule.ouTime(schedule.horizon());
    if (!(ouTime >= 0 && ouTime <= end * (1 + 1e-12))) {
      throw new IllegalArgumentException(
          "OU time must lie in [0, %s] for %s, was %s"
              .formatted(end, schedule.getClass().getSimpleName(), ouTime));
    }
  }
}
