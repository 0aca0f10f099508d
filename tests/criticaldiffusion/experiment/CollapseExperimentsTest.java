package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.parallel.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollapseExperimentsTest {
  private static <P extends Record> ResultTable run(Experiment<P> experiment, String... words) {
    return ExperimentRun.parse(experiment, List.of(words), 7).table(Progress.NONE);
  }

  @Test
  void entropyAgreesWithItsTheoryAboveTheCollapse() {
    ResultTable table =
        run(new CollapseEntropy(), "d=64", "n=3000", "queries=300", "times=3,2.5,1.5,0.5");
    assertEquals(
        List.of(
            "t",
            "entropy",
            "entropy_error",
            "f_over_alpha",
            "f_over_alpha_error",
            "f_theory_paper",
            "f_theory",
            "phi_c",
            "phi_c_error"),
        table.columns());
    for (int i = 0; i < 2; i++) {
      // 4 sigma and 0.003 for the data set; the paper's line is 0.03 and more away.
      double found = table.column("f_over_alpha")[i];
      double error = 4 * table.column("f_over_alpha_error")[i] + 0.003;
      assertEquals(table.column("f_theory")[i], found, error);
      assertTrue(table.column("f_theory_paper")[i] > found + error);
      assertEquals(found * Math.log(3000), table.column("entropy")[i], 1e-12);
    }
    assertTrue(table.column("phi_c")[0] < 0.01);
    assertTrue(table.column("phi_c")[3] > 0.9);
    assertEquals(0, table.column("f_theory")[3]);
  }

  /** More dimensions than points go through the span of the data. */
  @Test
  void fewPointsInManyDimensions() {
    ResultTable table = run(new CollapseEntropy(), "d=300", "n=40", "queries=200", "times=4,1");
    assertEquals(1, table.column("phi_c")[1], 0.01);
    assertTrue(table.column("f_over_alpha")[0] > 0.5);
  }

  @Test
  void timesOfThePaper() {
    ResultTable table = run(new CollapseTimes());
    double[] all = {1.29878969, 1.97754672, 2.66707444};
    double[] half = {1.33373281, 2.01348940, 2.70326998};
    for (int i = 0; i < 3; i++) {
      assertEquals(all[i], table.column("t_c")[i], 1e-8);
      assertEquals(half[i], table.column("t_c_class")[i], 1e-8);
      assertEquals(all[i], table.column("t_c_smoothed")[i], 1e-8);
    }
    ResultTable smooth = run(new CollapseTimes(), "d=64", "n=500", "bandwidth=3", "support=32");
    assertEquals(0, smooth.column("t_c_smoothed")[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"d=0", "n=1", "queries=1", "times=0", "sigma=0", "weight=1", "bandwidth=-1"})
  void refusesWhatHasNoEntropy(String word) {
    assertThrows(IllegalArgumentException.class, () -> run(new CollapseEntropy(), word));
  }

  @Test
  void refusesDataThatDoNotFit() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> run(new CollapseEntropy(), "d=100000", "n=20000"));
    assertTrue(error.getMessage().contains("16.00 GB"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> run(new CollapseTimes(), "n=2"));
    assertThrows(IllegalArgumentException.class, () -> run(new CollapseTimes(), "support=300"));
  }
}
