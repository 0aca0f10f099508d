package criticaldiffusion.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.stats.LineFit;
import criticaldiffusion.stats.PowerLawFit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnfinishedScoreTest {
  /** The quadrature of the reference is good to 0.3 % of the steps. */
  @Test
  void stepsOfTheReference() {
    for (String[] row : ReferenceTable.rows("critical_generation_steps.csv", ",")) {
      int dimension = Integer.parseInt(row[0]);
      int size = Integer.parseInt(row[1]);
      if (dimension == 3 || size > 128) {
        continue;
      }
      var generation = new UnfinishedScore(TestSpectra.critical(dimension, size));
      double expected = Double.parseDouble(row[4]);
      if (row[2].equals("one")) {
        double start = Double.parseDouble(row[3]);
        double steps = generation.oneLayerSteps(start, 0.1);
        assertEquals(expected, steps, Math.max(1, 3e-3 * expected), String.join(",", row));
      } else {
        assertEquals(expected, generation.twoLayersSteps(0.1, 0.25, 0.1), 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void exponents(int dimension) {
    double[] sizes = {16, 32, 64};
    double[] one = new double[3];
    double[] two = new double[3];
    for (int i = 0; i < 3; i++) {
      var generation = new UnfinishedScore(TestSpectra.critical(dimension, (int) sizes[i]));
      one[i] = generation.oneLayerSteps(1, 0.1);
      two[i] = generation.twoLayersSteps(0.1, 0.25, 0.1);
    }
    assertEquals(2, PowerLawFit.of(sizes, one).exponent().mean(), 0.02);
    double[] log = IntStream.range(0, 3).mapToDouble(i -> Math.log(sizes[i])).toArray();
    assertEquals(4.6, LineFit.of(log, two).slope().mean(), 0.7);
  }

  /** d = 2, L = 64, s/κ = 0.01 and 0.1 from white noise: the critical mode is right, the UV not. */
  @Test
  void shortDistancesComeLast() {
    ModeSpectrum field = TestSpectra.critical(2, 64);
    var generation = new UnfinishedScore(field);
    double[] early = generation.oneLayer(1, 82);
    assertEquals(0, early[0], 1e-4);
    assertEquals(0.564, Math.exp(early[nearest(field, 0.077)]), 0.002);
    assertEquals(6.45, Math.exp(early[field.size() - 1]), 0.01);
    double[] later = generation.oneLayer(1, 819);
    assertEquals(3.31, Math.exp(later[field.size() - 1]), 0.01);
    assertTrue(Math.abs(later[nearest(field, 0.077)]) < 1e-3);
    // Nothing learned yet: w = 1 leaves the white noise as it is, v = 1.
    double[] none = generation.oneLayer(1, 0);
    for (int k = 0; k < field.size(); k++) {
      assertEquals(0, none[k] + Math.log(field.variance(k)), 2e-3 * (1 + k));
    }
  }

  private static int nearest(ModeSpectrum field, double k2) {
    double variance = 1 / (k2 + 4.0 / (64 * 64));
    return IntStream.range(0, field.size())
        .boxed()
        .min(
            (a, b) ->
                Double.compare(
                    Math.abs(field.variance(a) / variance - 1),
                    Math.abs(field.variance(b) / variance - 1)))
        .orElseThrow();
  }

  @Test
  void badInput() {
    ModeSpectrum field = TestSpectra.critical(1, 8);
    assertThrows(IllegalArgumentException.class, () -> new UnfinishedScore(field, 0));
    var generation = new UnfinishedScore(field);
    assertThrows(IllegalArgumentException.class, () -> generation.oneLayerSteps(1, 0));
    assertThrows(IllegalArgumentException.class, () -> generation.twoLayersSteps(0.1, 1, 0.1));
  }
}
