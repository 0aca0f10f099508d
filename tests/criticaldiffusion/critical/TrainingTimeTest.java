package criticaldiffusion.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.stats.LineFit;
import criticaldiffusion.stats.PowerLawFit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTimeTest {
  private static final double[] SIZES = {16, 32, 64, 128, 256};

  private static double[] of(int dimension, java.util.function.ToDoubleFunction<TrainingTime> f) {
    return Arrays.stream(SIZES)
        .map(l -> f.applyAsDouble(new TrainingTime(TestSpectra.critical(dimension, (int) l))))
        .toArray();
  }

  /** Every row of the reference, with five thresholds, at five diffusion times. */
  @Test
  void oneLayerStepsOfTheReference() {
    double[] thresholds = {1e-1, 1e-2, 1e-3, 1e-4, 1e-6};
    int rows = 0;
    for (String[] row : ReferenceTable.rows("critical_one_layer_steps.csv", ",")) {
      int dimension = Integer.parseInt(row[0]);
      int size = Integer.parseInt(row[1]);
      if (dimension == 3 && size > 32) {
        continue;
      }
      double[] modes =
          TestSpectra.modes(
              dimension, size, Double.parseDouble(row[2]), Double.parseDouble(row[3]));
      var time = new TrainingTime(ModeSpectrum.of(modes).diffused(Double.parseDouble(row[4])));
      for (int i = 0; i < thresholds.length; i++) {
        assertEquals(Double.parseDouble(row[8 + i]), time.oneLayer(thresholds[i]), 1);
      }
      rows++;
    }
    assertTrue(rows > 80);
  }

  /** The closed form against the run it replaces. */
  @ParameterizedTest
  @CsvSource({"1, 8, 1, 0", "2, 16, 1, 0", "2, 8, 1.9, 1", "2, 16, 0.5, 3"})
  void closedFormIsTheRun(int dimension, int size, double fraction, double start) {
    ModeSpectrum spectrum = TestSpectra.critical(dimension, size);
    long run =
        Descent.oneLayer(spectrum, start, fraction / spectrum.largest()).runTo(0.01, 1_000_000);
    assertEquals(run, new TrainingTime(spectrum).oneLayer(fraction, start, 0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void oneLayerExponentIsTwo(int dimension) {
    double[] steps = of(dimension, t -> t.oneLayer(0.01));
    assertEquals(2, PowerLawFit.of(SIZES, steps).exponent().mean(), 0.01);
    // Optimal rate: half the steps, the same exponent.
    double[] optimal =
        of(dimension, t -> t.oneLayer(2 / (1 + 1 / t.spectrum().conditionNumber()), 0, 0.01));
    assertEquals(0.5, optimal[3] / steps[3], 0.01);
    // A fixed clock shows no L at all.
    double[] flow = of(dimension, t -> t.oneLayerFlow(0.01));
    assertEquals(1, flow[4] / flow[1], 0.002);
  }

  @Test
  void flowTimesOfTheReference() {
    for (String[] row : ReferenceTable.rows("critical_flow_times.csv", ",")) {
      int dimension = Integer.parseInt(row[0]);
      if (dimension < 3) {
        var time = new TrainingTime(TestSpectra.critical(dimension, Integer.parseInt(row[1])));
        double[] thresholds = {1e-1, 1e-2, 1e-4, 1e-6};
        for (int i = 0; i < 4; i++) {
          double expected = Double.parseDouble(row[2 + i]);
          assertEquals(expected, time.twoLayersFlow(0.1, thresholds[i]), 1e-8 * expected);
        }
        double one = Double.parseDouble(row[6]);
        assertEquals(one, time.oneLayerFlow(0.01), 1e-8 * one);
      }
    }
  }

  @Test
  void scaleOfOneLayer() {
    double[][] expected = {
      {3.60027, 7.72117, 11.99830, 16.35500, 25.19808},
      {5.94251, 13.09043, 20.87484, 29.01716, 45.87814},
      {8.26351, 18.03506, 28.73133, 40.07436, 64.02501}
    };
    double[] thresholds = {1e-1, 1e-2, 1e-3, 1e-4, 1e-6};
    for (int d = 1; d <= 3; d++) {
      for (int i = 0; i < 5; i++) {
        double tau = new TrainingScale(d).tau(thresholds[i]);
        assertEquals(expected[d - 1][i], tau, 2e-5);
      }
    }
    // s = τ/m² with m = 2/L.
    assertEquals(214475, new TrainingScale(2).tau(0.01) * 256 * 256 / 4, 3);
    assertThrows(IllegalArgumentException.class, () -> new TrainingScale(4));
    assertThrows(IllegalArgumentException.class, () -> new TrainingScale(2).tau(0));
  }

  @Test
  void twoLayerStepsOfTheReference() {
    double[] thresholds = {1e-1, 1e-2, 1e-3, 1e-4, 1e-6};
    for (String[] row : ReferenceTable.rows("critical_two_layer_steps.csv", ",")) {
      int dimension = Integer.parseInt(row[0]);
      if (dimension < 3) {
        var spectrum =
            TestSpectra.critical(dimension, Integer.parseInt(row[1]))
                .diffused(Double.parseDouble(row[2]));
        for (int i = 0; i < 5; i++) {
          long steps =
              new TrainingTime(spectrum)
                  .twoLayers(Double.parseDouble(row[3]), Double.parseDouble(row[4]), thresholds[i]);
          assertEquals(Double.parseDouble(row[7 + i]), steps, 1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void twoLayersGrowWithTheLogarithm(int dimension) {
    double[] log = Arrays.stream(SIZES).map(Math::log).toArray();
    double[] flow = of(dimension, t -> t.twoLayersFlow(0.1, 0.01));
    assertEquals(1, LineFit.of(log, flow).slope().mean(), 0.005);
    double[] slow = of(dimension, t -> t.twoLayers(0.1, 0.02, 0.01));
    assertEquals(1 / Math.log1p(0.02), LineFit.of(log, slow).slope().mean(), 0.01 * 50.5);
    double[] steps = of(dimension, t -> t.twoLayers(0.1, 0.25, 0.01));
    assertEquals(1 / Math.log1p(0.25), LineFit.of(log, steps).slope().mean(), 0.08 * 4.48);
    // A power law would need an exponent that goes to 0, and the logarithm fits.
    assertTrue(PowerLawFit.of(SIZES, steps).exponent().mean() < 0.25);
    assertTrue(correlation(log, steps) > 0.99);
    // The law of small thresholds.
    var large = new TrainingTime(TestSpectra.critical(dimension, 64));
    assertEquals(large.twoLayersFlow(0.1, 1e-6), large.twoLayersLaw(0.1, 1e-6), 2e-3);
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy * xy / (xx * yy);
  }

  /** When the logarithm is lost: a start of order 1, and layers out of balance. */
  @Test
  void whenTheLogarithmIsLost() {
    double[] sizes = {8, 16, 32, 64};
    double[] large = new double[4];
    double[] lazy = new double[4];
    for (int i = 0; i < 4; i++) {
      ModeSpectrum field = TestSpectra.critical(2, (int) sizes[i]);
      double stable = StableRate.twoLayers(field, 0.5, 0);
      assertEquals(2 / (field.largest() * 0.5 - 1), stable, 1e-12);
      large[i] = Descent.twoLayers(field, 0.5, 0, stable / 2).runTo(0.01, 100_000);
      double rate = 0.5 / (field.largest() + 2);
      lazy[i] = new TrainingTime(field).twoLayers(0.1, 1, rate, 0.01);
    }
    assertEquals(2, PowerLawFit.of(sizes, large).exponent().mean(), 0.1);
    assertEquals(1.95, PowerLawFit.of(sizes, lazy).exponent().mean(), 0.1);
    assertEquals(93, lazy[0], 1);
    assertEquals(339, lazy[1], 1);
    assertEquals(1324, lazy[2], 1);
    assertEquals(5265, lazy[3], 1);
  }

  @Test
  void deepNetworksOfTheReference() {
    for (String[] row : ReferenceTable.rows("critical_depth.csv", ",")) {
      int layers = Integer.parseInt(row[0]);
      var time = new TrainingTime(TestSpectra.critical(1, Integer.parseInt(row[1])));
      if (layers > 1) {
        assertEquals(Double.parseDouble(row[2]), time.deep(layers, 0.1, 0.01), 1);
        assertEquals(Double.parseDouble(row[3]), time.deepEveryMode(layers, 0.1, 0.1), 1);
      }
    }
  }

  /** Escape from the plateau: L^{(N−2)/(N−1)}; the last mode: L^{2(1−2/N)}. */
  @ParameterizedTest
  @CsvSource({"3, 0.5, 0.667, 0.2", "4, 0.667, 1, 0.1", "6, 0.8, 1.333, 0.1"})
  void deepExponents(int layers, double escape, double last, double lastTolerance) {
    double[] sizes = {128, 256, 512};
    double[] first = new double[3];
    double[] all = new double[3];
    for (int i = 0; i < 3; i++) {
      var time = new TrainingTime(TestSpectra.critical(1, (int) sizes[i]));
      first[i] = time.deep(layers, 0.1, 0.01);
      all[i] = time.deepEveryMode(layers, 0.1, 0.1);
    }
    assertEquals(escape, PowerLawFit.of(sizes, first).exponent().mean(), 0.05);
    // Three layers show the law of the last mode only far beyond these sizes.
    assertEquals(last, PowerLawFit.of(sizes, all).exponent().mean(), lastTolerance);
  }

  @Test
  void badInput() {
    var time = new TrainingTime(TestSpectra.critical(1, 8));
    assertThrows(IllegalArgumentException.class, () -> time.oneLayer(2, 0, 0.01));
    assertThrows(IllegalArgumentException.class, () -> time.oneLayer(1.5));
    assertThrows(IllegalArgumentException.class, () -> time.deep(1, 0.1, 0.01));
    assertThrows(IllegalArgumentException.class, () -> time.twoLayersFlow(0.1, 0));
  }

  @Test
  void whatIsLearnedAlreadyTakesNoStep() {
    ModeSpectrum white = ModeSpectrum.of(1);
    assertEquals(0, new TrainingTime(white).oneLayer(0.5, 1, 0.01));
    assertEquals(0, new UnfinishedScore(white).oneLayerSteps(1, 0.1));
    assertThrows(
        IllegalArgumentException.class, () -> new TrainingTime(white).deepEveryMode(3, 0.1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TrainingTime(white).deepEveryMode(3, 0.1, Double.NaN));
  }
}
