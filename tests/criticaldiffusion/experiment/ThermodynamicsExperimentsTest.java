package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.parallel.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThermodynamicsExperimentsTest {
  private static <P extends Record> ResultTable run(Experiment<P> experiment, String... words) {
    return ExperimentRun.parse(experiment, List.of(words), 7).table(Progress.NONE);
  }

  @Test
  void thePitchfork() {
    ResultTable table = run(new Bifurcation(), "times=0.2,0.4");
    assertEquals(List.of("t", "T", "branch", "m", "stable", "free_energy"), table.columns());
    // T = e^{0.4} − 1 < 1: three states; T = e^{0.8} − 1 > 1: one.
    assertEquals(4, table.rows());
    assertEquals(0, table.column("m")[0] + table.column("m")[2], 1e-14);
    assertTrue(Arrays.equals(new double[] {1, 0, 1, 1}, table.column("stable")));
    // The centre keeps its number.
    assertEquals(table.column("branch")[1], table.column("branch")[3]);
    assertTrue(table.column("free_energy")[0] < table.column("free_energy")[1]);
  }

  @ParameterizedTest
  @EnumSource(ModelChoice.class)
  void everyModelInEveryFrame(ModelChoice model) {
    String word = "model=" + model.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    for (String frame : new String[] {"frame=ve", "frame=sde", "frame=ode", "frame=ou"}) {
      ResultTable table = run(new Bifurcation(), word, frame, "times=0.05:1.5:12", "count=4");
      assertTrue(table.rows() >= 12);
      for (String column : new String[] {"m", "free_energy"}) {
        assertTrue(Arrays.stream(table.column(column)).allMatch(Double::isFinite));
      }
    }
  }

  @Test
  void timesInEveryConvention() {
    ResultTable table = run(new TransitionTimes());
    assertEquals(6, table.rows());
    double[] t = table.column("t");
    assertEquals(0.346573590279973, t[0], 1e-12);
    assertEquals(0.440686793509772, t[1], 1e-12);
    assertEquals(0.399821122250, t[2], 1e-12);
    assertEquals(Double.POSITIVE_INFINITY, t[3]);
    assertEquals(0, t[4]);
    assertEquals("none: the centre is always unstable", table.texts("what")[3]);
    ResultTable first = run(new TransitionTimes(), "model=simplex", "count=10");
    assertEquals(0.2247504263, first.column("T")[1], 1e-10);
    assertEquals("coexistence", first.texts("what")[1]);
    ResultTable never =
        run(new TransitionTimes(), "model=gaussian-mixture", "norm=0.5", "second=1");
    assertEquals("none: the centre is never unstable", never.texts("what")[0]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"times=0", "times=-1", "c=0.5", "count=1", "weight=1.2", "weight=0", "coupling=1"})
  void refusesWhatIsOutOfRange(String word) {
    assertThrows(IllegalArgumentException.class, () -> run(new Bifurcation(), word));
    assertThrows(
        IllegalArgumentException.class, () -> run(new TransitionTimes(), "model=random-patterns"));
  }
}
