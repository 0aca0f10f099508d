package criticaldiffusion.schedule;

import java.util.Arrays;

/**
 * The times t_0 > t_1 > … > t_N ≥ 0 at which a reverse process is evaluated, as a checked value.
 *
 * <p>A step k leads from t_k to t_{k+1}; the score of an explicit scheme is taken at t_k. Times are
 * computed from integers (start + (stop − start) k/N), never by adding steps, so 8.5 is on the grid
 * from 10 to 0 in 1000 steps.
 */
public final class TimeGrid {
  private final double[] times;

  private TimeGrid(double[] times) {
    this.times = times;
  }

  /**
   * A grid of the given times.
   *
   * @throws IllegalArgumentException unless there are at least two times, all finite and at least
   *     0, each smaller than the one before
   */
  public static TimeGrid of(double... times) {
    if (times.length < 2) {
      throw new IllegalArgumentException(
          "a time grid needs at least two times, had " + times.length);
    }
    for (int k = 0; k < times.length; k++) {
      if (!(times[k] >= 0 && times[k] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "times must be finite and at least 0, but time %d is %s".formatted(k, times[k]));
      }
      if (k > 0 && times[k] >= times[k - 1]) {
        throw new IllegalArgumentException(
            "times must decrease, but time %d is %s after %s".formatted(k, times[k], times[k - 1]));
      }
    }
    return new TimeGrid(times.clone());
  }

  /** Equal steps from {@code start} down to {@code stop}. */
  public static TimeGrid uniform(double start, double stop, int steps) {
    return spaced(start, stop, steps, u -> start + (stop - start) * u);
  }

  /** Steps that shrink linearly towards {@code stop}: t = stop + (start − stop)(1 − k/N)². */
  public static TimeGrid quadratic(double start, double stop, int steps) {
    return spaced(start, stop, steps, u -> stop + (start - stop) * (1 - u) * (1 - u));
  }

  /**
   * Equal steps in log(α²/σ²).
   *
   * @throws IllegalArgumentException if {@code stop} is 0, where the logarithm diverges
   */
  public static TimeGrid uniformLogSnr(
      NoiseSchedule schedule, double start, double stop, int steps) {
    if (!(stop > 0)) {
      throw new IllegalArgumentException(
          "a grid uniform in log-SNR needs a last time above 0, was " + stop);
    }
    double first = schedule.logSnr(start);
    double last = schedule.logSnr(stop);
    return spaced(start, stop, steps, u -> schedule.timeAt(first + (last - first) * u));
  }

  /** The grid's times mapped by Ornstein–Uhlenbeck time: equal steps in τ. */
  public static TimeGrid uniformOu(NoiseSchedule schedule, double start, double stop, int steps) {
    double first = schedule.ouTime(start);
    double last = schedule.ouTime(stop);
    return spaced(start, stop, steps, u -> schedule.timeAtOu(first + (last - first) * u));
  }

  private static TimeGrid spaced(
      double start, double stop, int steps, java.util.function.DoubleUnaryOperator time) {
    if (steps < 1) {
      throw new IllegalArgumentException("a time grid needs at least 1 step, had " + steps);
    }
    double[] times = new double[steps + 1];
    times[0] = start;
    times[steps] = stop;
    for (int k = 1; k < steps; k++) {
      times[k] = time.applyAsDouble((double) k / steps);
    }
    return of(times);
  }

  /** Number of steps N, one fewer than there are times. */
  public int steps() {
    return times.length - 1;
  }

  /** The time t_k. */
  public double time(int k) {
    return times[k];
  }

  /** The first, largest time. */
  public double start() {
    return times[0];
  }

  /** The last, smallest time. */
  public double stop() {
    return times[times.length - 1];
  }

  /** A copy of all times. */
  public double[] times() {
    return times.clone();
  }

  /**
   * The part of the grid from its start down to {@code t}, which becomes its last time. Within
   * round-off (10⁻¹² of the start) of a time of the grid it is that time.
   *
   * @throws IllegalArgumentException unless t lies on the grid's range and below its start
   */
  public TimeGrid above(double t) {
    requireInside(t);
    int k = 0;
    while (times[k] > t && !same(times[k], t)) {
      k++;
    }
    double[] part = Arrays.copyOf(times, k + 1);
    part[k] = same(times[k], t) ? times[k] : t;
    return of(part);
  }

  /**
   * The part of the grid from {@code t}, which becomes its first time, down to its end. Within
   * round-off (10⁻¹² of the start) of a time of the grid it is that time.
   *
   * @throws IllegalArgumentException unless t lies on the grid's range and above its end
   */
  public TimeGrid below(double t) {
    requireInside(t);
    int k = times.length - 1;
    while (times[k] < t && !same(times[k], t)) {
      k--;
    }
    double[] part = Arrays.copyOfRange(times, k, times.length);
    part[0] = same(times[k], t) ? times[k] : t;
    return of(part);
  }

  /** A time within round-off of a grid time is that grid time, so no step of 1e-16 appears. */
  private boolean same(double gridTime, double t) {
    return Math.abs(gridTime - t) <= 1e-12 * times[0];
  }

  private void requireInside(double t) {
    if (!(t >= stop() && t <= start()) && !same(stop(), t) && !same(start(), t)) {
      throw new IllegalArgumentException(
          "time must lie on the grid's range [%s, %s], was %s".formatted(stop(), start(), t));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeGrid grid && Arrays.equals(times, grid.times);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(times);
  }

  @Override
  public String toString() {
    return "TimeGrid[%s → %s in %d steps]".formatted(start(), stop(), steps());
  }
}
