package contracts;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.schedule.NoiseSchedule;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 1, over every schedule. */
class ScheduleContractTest {
  static List<NoiseSchedule> schedules() {
    return Catalogue.schedules();
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void statesOneProcess(NoiseSchedule schedule) {
    Violations.none(ScheduleLaws.violations(schedule), " of " + schedule);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void refusesTimesOutsideItsRange(NoiseSchedule schedule) {
    List<DoubleUnaryOperator> functions =
        List.of(
            schedule::alpha,
            schedule::variance,
            schedule::drift,
            schedule::diffusion,
            schedule::logSnr,
            schedule::snr,
            schedule::ouTime,
            t -> schedule.scoreWeight(t, 0));
    double horizon = schedule.horizon();
    for (double t : new double[] {-1e-9, Math.nextUp(horizon), Double.NaN}) {
      for (DoubleUnaryOperator function : functions) {
        var error = assertThrows(IllegalArgumentException.class, () -> function.applyAsDouble(t));
        assertTrue(error.getMessage().contains("[0, " + horizon + "]"), error.getMessage());
      }
    }
    double late = schedule.ouTime(horizon) * 1.001;
    for (double tau : new double[] {-1e-9, late, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> schedule.timeAtOu(tau));
    }
    double low = schedule.logSnr(horizon) - 0.1;
    for (double logSnr : new double[] {low, Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> schedule.timeAt(logSnr));
    }
  }
}
