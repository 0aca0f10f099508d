package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.Spectrum;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.OrthogonalClasses;
import criticaldiffusion.regime.Speciation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeciationExperimentsTest {
  private static <P extends Record> ResultTable run(Experiment<P> experiment, String... words) {
    return ExperimentRun.parse(experiment, List.of(words), 7).table(Progress.NONE);
  }

  @Test
  void cloningAgreesWithItsTheory() {
    List<Double> progress = new ArrayList<>();
    ResultTable table =
        ExperimentRun.parse(
                new SpeciationCloning(),
                List.of("d=256", "pairs=3000", "steps=400", "branches=1:6:6"),
                7)
            .table((done, what) -> progress.add(done));
    assertEquals(List.of("t", "s", "phi", "phi_error", "phi_theory"), table.columns());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, table.column("t"));
    Speciation model = Speciation.of(256);
    for (int i = 0; i < table.rows(); i++) {
      double t = table.column("t")[i];
      assertEquals(model.signal(t), table.column("s")[i]);
      assertEquals(model.phi(t), table.column("phi_theory")[i], 1e-14);
      // 4 sigma, false alarms 6e-5, with Euler–Maruyama's bias at h = 0.025.
      double error = Math.hypot(table.column("phi_error")[i], 1.2e-3);
      assertEquals(model.phi(t), table.column("phi")[i], 4 * error);
    }
    assertEquals(1.0, progress.get(progress.size() - 1));
  }

  @Test
  void theFullRunInFewDimensions() {
    String[] keys = {"d=3", "pairs=2000", "steps=100", "horizon=5", "branches=0.5,1", "full=true"};
    ResultTable table = run(new SpeciationCloning(), keys);
    for (int i = 0; i < 2; i++) {
      double error = Math.hypot(table.column("phi_error")[i], 5e-3);
      assertEquals(table.column("phi_theory")[i], table.column("phi")[i], 4 * error);
    }
  }

  @Test
  void theSameBytesOnOneThreadAndMany() {
    String[] keys = {"d=64", "pairs=500", "steps=100", "branches=1,2,3,4"};
    String many = CsvTable.write(run(new SpeciationCloning(), keys));
    RowBlocks.limitThreads(1);
    try {
      assertEquals(many, CsvTable.write(run(new SpeciationCloning(), keys)));
    } finally {
      RowBlocks.limitThreads(Integer.MAX_VALUE);
    }
  }

  @Test
  void clonesOfTheFlowNeverPart() {
    ResultTable table =
        run(new SpeciationCloning(), "pairs=20", "steps=100", "stochasticity=0", "integrator=heun");
    for (int i = 0; i < table.rows(); i++) {
      assertEquals(1, table.column("phi")[i]);
      assertEquals(1, table.column("phi_theory")[i]);
    }
  }

  @Test
  void theory() {
    ResultTable table =
        run(new SpeciationTheory(), "d=100", "weight=0.7", "sigma=0.5", "times=0:4:5");
    assertEquals(List.of("t", "s", "phi"), table.columns());
    Speciation model = new Speciation(100, 1, 0.25, 0.7);
    for (int i = 0; i < 5; i++) {
      assertEquals(model.phi(i), table.column("phi")[i]);
    }
    ResultTable preset = run(new SpeciationTheory());
    assertEquals(101, preset.rows());
  }

  @Test
  void classes() {
    String[] keys = {"classes=4", "d=400", "branches=2,2.5,3", "pairs=4000", "steps=200"};
    ResultTable purity = run(new SpeciationClasses(), keys);
    assertEquals(List.of("t", "s", "phi", "phi_error"), purity.columns());
    List<String> more = new ArrayList<>(List.of(keys));
    more.add("method=clones");
    ResultTable clones = run(new SpeciationClasses(), more.toArray(String[]::new));
    OrthogonalClasses theory = new OrthogonalClasses(4);
    for (int i = 0; i < 3; i++) {
      double exact = theory.phi(purity.column("s")[i]);
      assertEquals(exact, purity.column("phi")[i], 4 * purity.column("phi_error")[i]);
      // The steps of 0.05 bias φ by up to 0.003.
      double error = Math.hypot(clones.column("phi_error")[i], 1e-3);
      assertEquals(exact, clones.column("phi")[i], 4 * error);
    }
  }

  /** Two classes in 20 dimensions: one eigenvalue above the edge, Λ = 4w(1−w)|m|² + σ². */
  @Test
  void spectrum(@TempDir Path folder) throws IOException {
    Speciation model = new Speciation(20, 1, 1, 0.5);
    Batch x = new Batch(600, 20);
    RandomStream[] rng = new RandomStreams(3).streams(600);
    StringBuilder csv = new StringBuilder("label");
    for (int j = 0; j < 20; j++) {
      csv.append(",x").append(j);
    }
    for (int i = 0; i < 600; i++) {
      int label = model.mixture().drawLabelled(rng[i], x.data(), x.start(i));
      csv.append('\n').append(label);
      for (double value : x.row(i)) {
        csv.append(',').append(value);
      }
    }
    Path file = Files.writeString(folder.resolve("classes.csv"), csv.append('\n'));
    ResultTable table = run(new SpeciationSpectrum(), "data=" + file, "count=3");
    assertEquals(
        List.of("rank", "eigenvalue", "edge", "t_leading_order", "t_signal_equals_noise"),
        table.columns());
    double[] values = table.column("eigenvalue");
    assertArrayEquals(Spectrum.top(x, 3).values(), values, 1e-9);
    // The relative error of Λ is about √(2/n) = 0.06.
    assertEquals(model.topEigenvalue(), values[0], 0.25 * model.topEigenvalue());
    assertTrue(values[0] > table.column("edge")[0] && values[1] < table.column("edge")[1]);
    assertEquals(0.5 * Math.log(values[0]), table.column("t_leading_order")[0], 1e-14);
    assertEquals(0.5 * Math.log1p(values[0]), table.column("t_signal_equals_noise")[0], 1e-14);

    // Within one class nothing is left above the noise of 300 points; σ²(1 + √(20/300))² = 1.58.
    ResultTable one = run(new SpeciationSpectrum(), "data=" + file, "classes=1", "count=1");
    assertEquals(1.6, one.column("eigenvalue")[0], 0.3);
    assertRefused(new SpeciationSpectrum(), "no such file", "data=" + folder.resolve("none"));
    assertRefused(new SpeciationSpectrum(), "data must be given");
    assertRefused(new SpeciationSpectrum(), "class 4 is empty", "data=" + file, "classes=4");
    assertRefused(new SpeciationSpectrum(), "count must be", "data=" + file, "count=0");
  }

  @ParameterizedTest
  @CsvSource({
    "d=0, d must be at least 1",
    "pairs=0, pairs must be at least 1",
    "weight=1, weight must lie strictly between 0",
    "sigma=NaN, sigma is a number",
    "branches=11, branches must lie from 0",
    "stochasticity=-1, stochasticity",
    "integrator=euler, integrator is one of",
    "pear=3, unknown key 'pear'",
  })
  void badInput(String key, String message) {
    Exception wrong =
        assertThrows(
            IllegalArgumentException.class, () -> run(new SpeciationCloning(), key, "steps=20"));
    assertTrue(wrong.getMessage().contains(message), wrong.getMessage());
    assertTrue(wrong.getMessage().lines().count() == 1, wrong.getMessage());
  }

  @Test
  void badCombinations() {
    assertRefused(new SpeciationCloning(), "on the time grid", "steps=30", "branches=1.5");
    assertRefused(new SpeciationCloning(), "at most 1", "integrator=ddim", "stochasticity=1.5");
    assertRefused(new SpeciationCloning(), "of 1", "integrator=ddpm-posterior", "stochasticity=0");
    assertRefused(new SpeciationClasses(), "classes must be", "classes=1");
    assertRefused(new SpeciationClasses(), "d must be at least 9", "classes=9", "d=8");
    assertRefused(new SpeciationTheory(), "times must be", "times=-1");
  }

  private static void assertRefused(Experiment<?> experiment, String message, String... keys) {
    Exception wrong = assertThrows(IllegalArgumentException.class, () -> run(experiment, keys));
    assertTrue(wrong.getMessage().contains(message), wrong.getMessage());
  }
}
