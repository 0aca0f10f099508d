package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Speciation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegimesTest {
  @TempDir private Path folder;

  private static ResultTable run(String... words) {
    return ExperimentRun.parse(new Regimes(), List.of(words), 7).table(Progress.NONE);
  }

  /** Two Gaussian classes, n points in d dimensions, as a CSV file. */
  private Path file(int n, int d) throws IOException {
    Batch data = new Batch(n, d);
    GaussianMixture.twoClasses(d, 1, 1, 0.5).draw(new RandomStreams(3).streams(n), data);
    List<String> lines = new ArrayList<>();
    String[] names = new String[d];
    Arrays.setAll(names, j -> "x" + j);
    lines.add(String.join(",", names));
    for (int i = 0; i < n; i++) {
      double[] row = data.row(i);
      lines.add(
          String.join(",", Arrays.stream(row).mapToObj(String::valueOf).toArray(String[]::new)));
    }
    return Files.write(folder.resolve(n + "x" + d + ".csv"), lines);
  }

  private static double value(ResultTable table, String quantity) {
    return table.column("value")[Arrays.asList(table.texts("quantity")).indexOf(quantity)];
  }

  @Test
  void aFileGivesItsTimes() throws IOException {
    ResultTable table = run("data=" + file(500, 64), "queries=500");
    double top = Speciation.of(64).topEigenvalue();
    // The sample's Λ: relative standard deviation √(2/n) of the class part, and 4 of them.
    assertEquals(top, value(table, "Lambda"), 0.1 * top);
    assertEquals(
        0.5 * Math.log(value(table, "Lambda")), value(table, "t_S = log(Lambda)/2"), 1e-14);
    assertTrue(value(table, "Marchenko-Pastur edge") < top);
    // d = 64, n = 500: 0.9678 over many data sets, which scatter by 0.0043; interpolated.
    assertEquals(0.968, value(table, "t_C where phi_C = 1/2"), 0.03);
    assertTrue(Math.abs(value(table, "t_C where log n = I") - 0.95) < 0.1);
    int row = Arrays.asList(table.texts("quantity")).indexOf("t_C where phi_C = 1/2");
    double t = table.column("t")[row];
    assertEquals(Math.sqrt(Math.expm1(2 * t)), table.column("sigma_ve")[row], 1e-12);
    assertTrue(table.column("ddpm_step")[row] > 400 && table.column("ddpm_step")[row] < 450);
  }

  @Test
  void fewerPointsThanDimensions() throws IOException {
    ResultTable table = run("data=" + file(30, 100), "queries=50", "times=4,2,0.4");
    assertEquals(6 + 9, table.rows());
    assertEquals(1, table.column("value")[14], 1e-3);
  }

  @Test
  void refusesDataWithoutStructure() throws IOException {
    Path constant = Files.write(folder.resolve("c.csv"), List.of("a,b", "1.0,2.0", "1.0,2.0"));
    assertThrows(IllegalArgumentException.class, () -> run("data=" + constant));
    Path one = Files.write(folder.resolve("one.csv"), List.of("a,b", "1.0,2.0"));
    assertThrows(IllegalArgumentException.class, () -> run("data=" + one));
    assertThrows(IllegalArgumentException.class, () -> run());
    assertThrows(IllegalArgumentException.class, () -> run("data=x", "queries=1"));
    assertThrows(IllegalArgumentException.class, () -> run("data=x", "times=0,1"));
  }
}
