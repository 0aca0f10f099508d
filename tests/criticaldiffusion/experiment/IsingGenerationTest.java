package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsingGenerationTest {
  private static ResultTable run(String... words) {
    IsingGeneration experiment = new IsingGeneration();
    var keys = Parameters.of(experiment.defaults()).parse(List.of(words));
    return experiment.run(keys, new RandomStreams(1), Progress.NONE);
  }

  private static Estimate cell(ResultTable table, int row, String column) {
    return new Estimate(table.column(column)[row], table.column(column + "_error")[row], 1);
  }

  /**
   * 4.5σ (7·10⁻⁶ each, five numbers), and 4 % more for the steps and the horizon of the ODE, of
   * which the energy, −1.49 at L = 8, feels the most.
   */
  @Test
  void theExactScoreGivesTheBinderCumulant() {
    ResultTable table = run("size=8", "ranges=2", "steps=16", "samples=300", "training=2000");
    assertEquals(List.of("data", "wiener", "tanh", "bayes"), List.of(table.texts("score")));
    Estimate data = cell(table, 0, "U4");
    assertEquals(0.613, data.mean(), 0.012);
    Estimate linear = cell(table, 1, "U4");
    assertEquals(0, linear.sigmasFrom(0), 4.5, "a Gaussian field");
    assertTrue(linear.sigmasFrom(data) < -4.5, "which is not the Ising model");
    assertEquals(3, cell(table, 1, "phi4").mean(), 4.5 * cell(table, 1, "phi4").error());
    assertTrue(cell(table, 2, "U4").sigmasFrom(data) < -4.5, "nor is what a short kernel makes");
    assertTrue(cell(table, 2, "chi").mean() < 0.8 * cell(table, 0, "chi").mean());
    for (String column : new String[] {"U4", "chi", "energy"}) {
      Estimate difference = cell(table, 3, column).minus(cell(table, 0, column));
      double bias = 0.04 * Math.abs(cell(table, 0, column).mean());
      assertEquals(0, difference.mean(), 4.5 * difference.error() + bias, column);
    }
    assertEquals(1, cell(table, 3, "phi4").mean(), 0.04, "spins of length 1, but for a last step");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "temperature=0",
        "steps=1",
        "ranges=0",
        "ranges=8",
        "training=9",
        "samples=39",
        "sweeps=0"
      })
  void badInput(String word) {
    String key = word.substring(0, word.indexOf('='));
    String message = assertThrows(IllegalArgumentException.class, () -> run(word)).getMessage();
    assertTrue(message.startsWith(key), message);
  }
}
