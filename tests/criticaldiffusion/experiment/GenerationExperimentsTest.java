package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.parallel.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationExperimentsTest {
  private static <P extends Record> ResultTable run(Experiment<P> experiment, String... words) {
    return ExperimentRun.parse(experiment, List.of(words), 7).table(Progress.NONE);
  }

  /** 4.5σ for each of 18 numbers: a false alarm in 1 of 8000 seeds. */
  @Test
  void bathAgreesWithItsSampling() {
    ResultTable table =
        run(new BathMoments(), "replicas=16,64", "temperatures=0.8,1,1.3", "chains=300");
    for (String quantity : new String[] {"abs_x", "x2", "u4"}) {
      assertAgree(table, quantity, quantity + "_mc");
    }
    assertEquals(6, table.rows());
  }

  /** 4.5σ for each of 8 numbers. */
  @Test
  void lateStartAgreesWithItsSampling() {
    ResultTable table =
        run(new LateStarts(), "lambda=4", "times=0.3,0.8,1.2,2", "trajectories=50000");
    assertAgree(table, "share_sde_matched", "share_matched_mc");
    assertAgree(table, "share_sde_naive", "share_naive_mc");
    double[] matched = table.column("kl_matched");
    for (int i = 0; i < 4; i++) {
      assertTrue(matched[i] <= table.column("kl_naive")[i]);
    }
    assertEquals(
        0.5 * Math.log(4 + Math.sqrt(17)), 2 - table.column("t_minus_critical_time")[3], 1e-12);
  }

  @Test
  void condensationHappensAtItsTime() {
    ResultTable table = run(new PatternCondensation(), "times=0.05,0.4,1.5", "replicas=300");
    assertEquals(0.398, table.column("t_c")[0], 1e-3);
    assertEquals(403, table.column("N")[0]);
    assertTrue(table.column("true_wins")[0] > 0.95);
    assertTrue(table.column("true_wins")[2] < 0.05);
    assertEquals(table.column("entropy_theory")[2], table.column("entropy")[2], 0.3);
  }

  private static void assertAgree(ResultTable table, String exact, String measured) {
    double[] error = table.column(measured + ResultTable.ERROR_SUFFIX);
    for (int i = 0; i < table.rows(); i++) {
      assertEquals(table.column(exact)[i], table.column(measured)[i], 4.5 * error[i]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"replicas=0", "temperatures=0", "chains=1", "burn_in=-1", "sweeps=0"})
  void refusesWhatIsNoBath(String word) {
    assertThrows(IllegalArgumentException.class, () -> run(new BathMoments(), word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lambda=0", "weight=1", "times=0", "trajectories=0"})
  void refusesWhatIsNoLateStart(String word) {
    assertThrows(IllegalArgumentException.class, () -> run(new LateStarts(), word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"d=1", "alpha=0", "alpha=2", "times=-1", "replicas=1"})
  void refusesWhatDoesNotCondense(String word) {
    assertThrows(IllegalArgumentException.class, () -> run(new PatternCondensation(), word));
  }

  /** The command that once took all of time: the pull of distant classes just above t = 0. */
  @Test
  void distantClassesJustAboveTimeZero() {
    ResultTable table = run(new LateStarts(), "lambda=1e9", "times=0.0001", "trajectories=1000");
    assertAgree(table, "share_sde_matched", "share_matched_mc");
  }
}
