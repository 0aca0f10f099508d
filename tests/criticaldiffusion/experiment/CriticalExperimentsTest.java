package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.critical.TrainedGeneration;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.LineFit;
import criticaldiffusion.stats.PowerLawFit;
import criticaldiffusion.training.FieldSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriticalExperimentsTest {
  private static <P extends Record> ResultTable run(Experiment<P> experiment, String... words) {
    P keys = Parameters.of(experiment.defaults()).parse(List.of(words));
    return experiment.run(keys, new RandomStreams(1), Progress.NONE);
  }

  @Test
  void oneLayer() {
    ResultTable table = run(new CriticalTrainingTime());
    assertEquals(List.of("L", "steps", "steps_theory"), table.columns());
    double[] expected = {211, 839, 3352, 13406, 53620, 214475};
    assertArrayEquals(expected, table.column("steps"), 1);
    assertEquals(1, table.column("steps_theory")[5] / 214475, 1e-4);
  }

  /** The family at T_c in three dimensions, with the mass of each finite lattice. */
  @Test
  void threeDimensions() {
    String[] sizes = {"dimension=3", "sizes=4,8,16,32"};
    ResultTable one = run(new CriticalTrainingTime(), sizes);
    assertArrayEquals(new double[] {78, 310, 1230, 4900}, one.column("steps"), 1);
    ResultTable two = run(new CriticalTrainingTime(), "dimension=3", "sizes=4,8,16,32", "layers=2");
    assertArrayEquals(new double[] {17, 20, 23, 26}, two.column("steps"), 1);
    double[] log = java.util.Arrays.stream(two.column("L")).map(Math::log).toArray();
    double[] flow =
        java.util.Arrays.stream(two.column("steps_theory"))
            .map(s -> s * Math.log1p(0.25))
            .toArray();
    assertEquals(0.9955, LineFit.of(log, flow).slope().mean(), 0.005);
    assertEquals(
        1.9955, PowerLawFit.of(one.column("L"), one.column("steps")).exponent().mean(), 0.01);
    ResultTable generated =
        run(new CriticalGeneration(), "dimension=3", "sizes=4,8,16", "layers=1");
    assertArrayEquals(new double[] {60, 236, 933}, generated.column("steps"), 2);
    assertTrue(generated.column("worst_k2")[2] > 11.9);
  }

  @Test
  void twoLayersAndDepth() {
    ResultTable two = run(new CriticalTrainingTime(), "layers=2");
    assertArrayEquals(new double[] {19, 22, 25, 28, 31, 34}, two.column("steps"), 1);
    assertArrayEquals(two.column("steps"), two.column("steps_theory"), 2.5);
    ResultTable four = run(new CriticalTrainingTime(), "layers=4", "dimension=1", "sizes=8,64");
    assertArrayEquals(new double[] {48, 179}, four.column("steps"), 1);
    ResultTable later = run(new CriticalTrainingTime(), "time=0.1", "sizes=8,16");
    assertArrayEquals(later.column("steps"), later.column("steps_theory"), 1);
  }

  /** The run against the closed form. */
  @ParameterizedTest
  @CsvSource({"1, 16, 101", "2, 32, 64", "3, 16, 27"})
  void local(int dimension, int length, double steps) {
    ResultTable table =
        run(
            new CriticalTrainingTime(),
            "layers=local",
            "dimension=" + dimension,
            "sizes=" + length);
    assertEquals(steps, table.column("steps")[0], 1);
    assertEquals(table.column("steps")[0], table.column("steps_theory")[0]);
  }

  @Test
  void generationAndSpectrum() {
    ResultTable two = run(new CriticalGeneration(), "layers=2", "sizes=8,16,32");
    assertArrayEquals(new double[] {19, 22, 25}, two.column("steps"), 1);
    ResultTable spectrum = run(new CriticalSpectrum(), "steps=82");
    assertEquals(33, spectrum.rows());
    double[] exact = spectrum.column("variance");
    double[] generated = spectrum.column("variance_generated");
    assertEquals(1, generated[0] / exact[0], 1e-3);
    assertTrue(generated[32] > 2 * exact[32]);
    ResultTable patch = run(new CriticalLocal(), "sizes=16,32", "ranges=2");
    assertArrayEquals(new double[] {25.09, 24.83}, patch.column("chi"), 0.25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layers=0",
        "layers=both",
        "dimension=4",
        "sizes=1",
        "threshold=1",
        "time=-1",
        "range=-1"
      })
  void badInput(String word) {
    assertThrows(IllegalArgumentException.class, () -> run(new CriticalTrainingTime(), word));
  }

  @Test
  void rangesThatDoNotFit() {
    assertThrows(
        IllegalArgumentException.class,
        () -> run(new CriticalTrainingTime(), "layers=local", "sizes=2"));
    assertThrows(IllegalArgumentException.class, () -> run(new CriticalGeneration(), "layers=3"));
    assertThrows(IllegalArgumentException.class, () -> run(new CriticalSpectrum(), "steps=-1"));
    assertThrows(IllegalArgumentException.class, () -> run(new CriticalLocal(), "ranges=9"));
  }

  /** Fields of SGD-trained scores against the closed form; 4.5σ, 18 numbers: 10⁻⁴ in all. */
  @ParameterizedTest
  @ValueSource(strings = {"free", "ising"})
  void generatedFields(String fields) {
    ResultTable table =
        run(
            new CriticalSamples(),
            "fields=" + fields,
            "size=8",
            "steps=40",
            "times=16",
            "runs=4",
            "samples=200");
    List<String> names = List.of(table.texts("quantity"));
    double[] data = table.column("data");
    double[] theory = table.column("theory");
    double[] generated = table.column("generated");
    double[] sigmas = table.column("sigmas");
    for (int i = 0; i < sigmas.length; i++) {
      assertEquals(0, sigmas[i], 4.5, names.get(i));
    }
    int last = names.indexOf("S(4)");
    assertTrue(theory[last] > 1.1 * data[last], "short distances come last");
    int binder = names.indexOf("U4");
    assertTrue(Math.abs(generated[binder]) < 0.25, "Gaussian whatever was learned");
    if (fields.equals("ising")) {
      assertEquals(0.613, data[binder], 0.01);
      assertEquals(1, data[names.indexOf("phi4")], 1e-12);
      assertEquals(1, theory[0] / data[0], 0.03);
      double e = -Math.sqrt(2) - 0.6229 / 8;
      assertEquals(e, data[names.indexOf("energy")], 0.02);
    }
  }

  /** What is expected of a long training is the spectrum itself, but for the steps of the ODE. */
  @Test
  void longTrainingsGenerateTheField() {
    var law = Propagator.critical(new Lattice(2, 8)).field();
    double[] variances =
        TrainedGeneration.expected(law, TrainedGeneration.grid(law, 60), 0.5, 10_000);
    for (int k = 0; k < variances.length; k++) {
      assertEquals(1, variances[k] / law.variance(k), 0.01, "mode " + k);
    }
  }

  @Test
  void samplesNeedStableRates() {
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> run(new CriticalSamples(), "batch=2", "rate=1.2"));
    assertTrue(error.getMessage().contains("rate"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> run(new CriticalSamples(), "size=9"));
    assertThrows(IllegalArgumentException.class, () -> run(new CriticalSamples(), "runs=1"));
  }

  /**
   * T = ½ ln(1 + 10³χ) passes 10 from χ = 5 · 10⁵ on, the length of a critical lattice of 1400².
   */
  @Test
  void veryCriticalFieldsAreGenerated() {
    double[] spectrum = new double[64];
    java.util.Arrays.fill(spectrum, 1);
    spectrum[0] = 1e7;
    GaussianField law = GaussianField.of(new Lattice(1, 64), spectrum);
    var grid = TrainedGeneration.grid(law, 20);
    var trained =
        TrainedGeneration.train(
            FieldSource.of(law), law, grid, 2, 0.5, 3, new RandomStreams(1), Progress.NONE);
    Batch x = new Batch(2, 64);
    trained.generate(x, new RandomStreams(2).streams(2));
    x.requireFinite("the fields");
  }

  @Test
  void kernelsLargerThanTheLatticeAreRefusedBeforeAnyWork() {
    var experiment = new CriticalLocal();
    assertThrows(
        IllegalArgumentException.class,
        () -> ExperimentRun.parse(experiment, List.of("sizes=16,4", "ranges=1,2"), 1));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ExperimentRun.parse(
                new CriticalTrainingTime(), List.of("layers=local", "sizes=4", "range=2"), 1));
    assertEquals(1, run(new CriticalGeneration(), "sizes=8", "tolerance=100").rows());
  }
}
