package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.parallel.Progress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalDynamicsTest {
  private static ResultTable run(String... words) {
    return ExperimentRun.parse(new CriticalDynamics(), List.of(words), 7).table(Progress.NONE);
  }

  @Test
  void columnsAndExponent() {
    ResultTable table =
        run("algorithm=fourier-langevin", "sizes=4,8", "dimension=3", "length=4000");
    assertEquals(List.of("L", "tau", "tau_error"), table.columns());
    assertArrayEquals(new double[] {4, 8}, table.column("L"));
    for (int i = 0; i < 2; i++) {
      // 4 sigma of a time that is exactly 3/2.
      assertEquals(1.5, table.column("tau")[i], 4 * table.column("tau_error")[i]);
    }
    assertTrue(table.about().get("z").toString().matches("-?0\\.\\d+\\(\\d+\\)"));
    assertTrue(run("sizes=4", "length=500").about().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sizes=9; a checkerboard needs an even length, was 9",
        "sizes=1; a lattice has a length of at least 2, was 1",
        "sizes=8,8; sizes must ascend, but 8 follows 8",
        "mass=0; mass",
        "mass=-2; mass",
        "length=10; length",
        "dimension=4; dimension",
        "algorithm=gibbs; one of langevin, heat-bath, metropolis"
      })
  void wrongKeys(String word, String part) {
    String message = assertThrows(IllegalArgumentException.class, () -> run(word)).getMessage();
    assertTrue(message.contains(part), message);
  }
}
