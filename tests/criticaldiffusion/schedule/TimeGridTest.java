package criticaldiffusion.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TimeGridTest {
  private final TimeGrid grid = TimeGrid.uniform(10, 0, 1000);

  @Test
  void uniformTimesAreComputedFromIntegers() {
    assertEquals(1000, grid.steps());
    assertEquals(10, grid.start());
    assertEquals(0, grid.stop());
    for (double t = 10; t >= 0; t -= 0.5) {
      double time = t;
      assertEquals(1, Arrays.stream(grid.times()).filter(x -> x == time).count(), "t = " + t);
    }
  }

  @Test
  void theOtherSpacingsAreEqualInTheirOwnClock() {
    assertArrayEquals(
        new double[] {5, 3.25, 2, 1.25, 1}, TimeGrid.quadratic(5, 1, 4).times(), 1e-15);
    for (NoiseSchedule schedule :
        new NoiseSchedule[] {new OrnsteinUhlenbeck(), new VarianceExploding(), new Cosine()}) {
      double stop = 0.01 * schedule.horizon();
      TimeGrid snr = TimeGrid.uniformLogSnr(schedule, schedule.horizon(), stop, 7);
      TimeGrid ou = TimeGrid.uniformOu(schedule, schedule.horizon(), 0, 7);
      double first = schedule.logSnr(schedule.horizon());
      double last = schedule.logSnr(stop);
      for (int k = 0; k <= 7; k++) {
        assertEquals(first + (last - first) * k / 7, schedule.logSnr(snr.time(k)), 1e-9);
        double tau = schedule.ouTime(schedule.horizon()) * (7 - k) / 7;
        assertEquals(tau, schedule.ouTime(ou.time(k)), 1e-9);
      }
      assertEquals(stop, snr.stop());
      assertEquals(schedule.horizon(), snr.start());
    }
  }

  @Test
  void aCutGridIsTheSameTimes() {
    TimeGrid above = grid.above(8.5);
    TimeGrid below = grid.below(8.5);
    assertEquals(150, above.steps());
    assertEquals(850, below.steps());
    assertEquals(8.5, above.stop());
    assertEquals(8.5, below.start());
    for (int k = 0; k <= 1000; k++) {
      assertEquals(grid.time(k), k <= 150 ? above.time(k) : below.time(k - 150));
    }
  }

  @Test
  void aTimeBetweenTwoOthersIsAdded() {
    TimeGrid coarse = TimeGrid.of(3, 2, 1, 0);
    assertEquals(TimeGrid.of(3, 2, 1.25), coarse.above(1.25));
    assertEquals(TimeGrid.of(1.25, 1, 0), coarse.below(1.25));
  }

  /** No step of 1e-16 appears where a time was computed by other additions. */
  @Test
  void aTimeWithinRoundOffIsThatOfTheGrid() {
    double sum = 0;
    for (int k = 0; k < 85; k++) {
      sum += 0.1;
    }
    assertNotEquals(8.5, sum);
    assertEquals(grid.above(8.5), grid.above(sum));
    assertEquals(grid.below(8.5), grid.below(sum));
    assertEquals(grid, grid.above(-1e-13));
    assertEquals(grid, grid.below(10 + 1e-13));
  }

  @Test
  void badGridsAreNamed() {
    refuses("at least two times, had 1", () -> TimeGrid.of(1));
    refuses("at least two times, had 0", TimeGrid::of);
    refuses("must decrease, but time 2 is 1.0 after 1.0", () -> TimeGrid.of(2, 1, 1));
    refuses("must decrease", () -> TimeGrid.of(0, 1));
    refuses("must decrease", () -> TimeGrid.uniform(1, 2, 5));
    refuses("must decrease", () -> TimeGrid.quadratic(1, 1, 5));
    refuses("time 1 is -0.1", () -> TimeGrid.of(1, -0.1));
    refuses("time 1 is NaN", () -> TimeGrid.of(1, Double.NaN, 0));
    refuses("time 0 is Infinity", () -> TimeGrid.of(Double.POSITIVE_INFINITY, 0));
    refuses("time 0 is NaN", () -> TimeGrid.uniform(Double.NaN, 0, 3));
    refuses("at least 1 step, had 0", () -> TimeGrid.uniform(1, 0, 0));
    refuses("above 0, was 0", () -> TimeGrid.uniformLogSnr(new OrnsteinUhlenbeck(), 5, 0, 3));
    refuses("[0, 10.0]", () -> TimeGrid.uniformLogSnr(new OrnsteinUhlenbeck(), 11, 1, 3));
    refuses("[0, 10.0]", () -> TimeGrid.uniformOu(new OrnsteinUhlenbeck(), 11, 1, 3));
    refuses("[0.0, 10.0], was 10.1", () -> grid.above(10.1));
    refuses("[0.0, 10.0], was -1", () -> grid.below(-1));
    refuses("[0.0, 10.0], was NaN", () -> grid.above(Double.NaN));
    refuses("at least two times", () -> grid.above(10));
    refuses("at least two times", () -> grid.below(0));
  }

  @Test
  void gridsAreValues() {
    double[] times = {2, 1, 0};
    TimeGrid own = TimeGrid.of(times);
    times[1] = 1.5;
    own.times()[2] = 7;
    assertEquals(TimeGrid.uniform(2, 0, 2), own);
    assertEquals(TimeGrid.uniform(2, 0, 2).hashCode(), own.hashCode());
    assertNotEquals(own, TimeGrid.uniform(2, 0, 3));
    assertTrue(own.toString().contains("2 steps"));
  }

  private static void refuses(String message, Runnable call) {
    var error = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
