package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsingDenoisersTest {
  private static Map<String, Estimate> run(String... words) {
    IsingDenoisers experiment = new IsingDenoisers();
    var keys = Parameters.of(experiment.defaults()).parse(List.of(words));
    ResultTable table = experiment.run(keys, new RandomStreams(1), Progress.NONE);
    assertEquals(List.of("t", "denoiser", "r", "mse", "mse_error"), table.columns());
    Map<String, Estimate> errors = new TreeMap<>();
    for (int i = 0; i < table.rows(); i++) {
      double t = table.column("t")[i];
      String name = table.texts("denoiser")[i] + "_" + (int) table.column("r")[i];
      errors.put(
          name + " at " + t,
          new Estimate(table.column("mse")[i], table.column("mse_error")[i], keys.samples()));
    }
    return errors;
  }

  /**
   * Against the independent table: 4σ of our own error beside the 2 % of theirs, 24 numbers: once
   * in 600 times if theirs were exact, hardly ever as it is. The denoisers are measured on the same
   * fields, which makes their order clear where their errors overlap.
   */
  @Test
  void theReferenceTable() {
    Map<String, Estimate> errors =
        run("times=0.1,0.7,1.5", "training=600", "samples=400", "sweeps=25");
    int compared = 0;
    for (String[] row : ReferenceTable.rows("ising_denoisers.csv", ",")) {
      String name = row[1] + "_" + row[2] + " at " + Double.parseDouble(row[0]);
      Estimate found = errors.get(name);
      if (found != null) {
        double expected = Double.parseDouble(row[3]);
        assertEquals(expected, found.mean(), 0.02 * expected + 4 * found.error(), name);
        compared++;
      }
    }
    assertEquals(24, compared);
    for (double t : new double[] {0.1, 0.7, 1.5}) {
      double bayes = errors.get("bayes_8 at " + t).mean();
      for (Map.Entry<String, Estimate> other : errors.entrySet()) {
        if (other.getKey().endsWith(" at " + t) && !other.getKey().startsWith("bayes")) {
          assertTrue(bayes < 0.98 * other.getValue().mean(), "the best is not " + other.getKey());
        }
      }
      String wiener = "wiener_8 at " + t;
      assertTrue(errors.get("linear_3 at " + t).mean() > 0.995 * errors.get(wiener).mean());
    }
    assertTrue(
        errors.get("tanh_1 at 0.1").mean() < 0.25 * errors.get("wiener_8 at 0.1").mean(),
        "at small times a local tanh betters the best linear denoiser");
    assertTrue(
        errors.get("tanh_3 at 1.5").mean() > 1.1 * errors.get("wiener_8 at 1.5").mean(),
        "at large times the range matters");
  }

  /** Far above T_c the spins are independent: one site is nearly all there is to know. */
  @Test
  void aboveTheCriticalTemperature() {
    Map<String, Estimate> errors =
        run(
            "size=8",
            "temperature=100",
            "times=0.5",
            "ranges=1",
            "training=400",
            "samples=200",
            "sweeps=3");
    double site = errors.get("tanh_0 at 0.5").mean();
    errors.forEach(
        (name, error) ->
            assertEquals(
                site,
                error.mean(),
                (name.startsWith("tanh") || name.startsWith("bayes") ? 0.003 : 0.1),
                name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size=9",
        "size=2",
        "temperature=0",
        "temperature=-1",
        "temperature=NaN",
        "times=0",
        "times=11",
        "ranges=0",
        "ranges=8",
        "training=99",
        "samples=39",
        "sweeps=0"
      })
  void badInput(String word) {
    String key = word.substring(0, word.indexOf('='));
    String message = assertThrows(IllegalArgumentException.class, () -> run(word)).getMessage();
    assertTrue(message.contains(key.equals("size") ? "" : key), message);
    assertEquals(-1, message.indexOf('\n'));
  }
}
