package criticaldiffusion.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.training.DivergedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModeRelaxationTest {
  /** Weights and losses of one and two layers at d = 2, L = 8, t = 0.1, computed elsewhere. */
  @Test
  void testVectors() {
    ModeSpectrum field = TestSpectra.critical(2, 8);
    ModeSpectrum noised = field.diffused(0.1);
    Descent two = Descent.twoLayers(noised, 0.1 / noised.largest(), 0, 0.25);
    for (int s = 0; s < 15; s++) {
      two.step();
    }
    double rate = 1 / noised.largest();
    List<String[]> rows = ReferenceTable.rows("critical_vectors_d2_L8.csv", ",");
    assertEquals(64, rows.size());
    for (String[] row : rows) {
      double c = Double.parseDouble(row[3]);
      double t = Double.parseDouble(row[4]);
      assertEquals(t, ModeSpectrum.diffused(c, 0.1), 1e-12);
      assertEquals(Double.parseDouble(row[5]), 1 / t, 1e-10);
      assertEquals(Double.parseDouble(row[6]), ModeRelaxation.oneLayer(t, 0, rate, 100), 1e-10);
      int k = index(noised, t);
      assertEquals(Double.parseDouble(row[7]), two.weight(k), 1e-10);
    }
    double one =
        new TrainingTime(noised).relativeLoss(c -> ModeRelaxation.oneLayer(c, 0, rate, 100));
    assertEquals(0.005057663580888, one, 1e-10);
    assertEquals(0.04809736645309, two.relativeLoss(), 1e-10);
  }

  private static int index(ModeSpectrum spectrum, double variance) {
    int best = 0;
    for (int k = 0; k < spectrum.size(); k++) {
      if (Math.abs(spectrum.variance(k) - variance)
          < Math.abs(spectrum.variance(best) - variance)) {
        best = k;
      }
    }
    return best;
  }

  /** The flow is the limit of small steps, whose error falls with η. */
  @ParameterizedTest
  @CsvSource({"0.3, 0", "4, 0", "4, 0.3", "0.3, 2", "4, -0.3", "0.05, 0.001"})
  void flowIsTheLimitOfSmallSteps(double variance, double imbalance) {
    ModeSpectrum mode = ModeSpectrum.of(variance);
    double exact = ModeRelaxation.twoLayersFlow(variance, 0.02, imbalance, 1.5);
    double[] error = new double[2];
    for (int i = 0; i < 2; i++) {
      double rate = i == 0 ? 1e-3 : 5e-4;
      Descent descent = Descent.twoLayers(mode, 0.02, imbalance, rate);
      while (descent.steps() * rate < 1.5 - rate / 2) {
        descent.step();
      }
      error[i] = Math.abs(descent.weight(0) - exact);
    }
    assertEquals(0, error[0], 2e-3 * exact + 1e-12);
    assertEquals(2, error[0] / error[1], 0.05);
  }

  @Test
  void unbalancedFlowGoesOverIntoTheBalancedOne() {
    double balanced = ModeRelaxation.twoLayersFlow(2, 0.01, 1.1);
    assertEquals(balanced, ModeRelaxation.twoLayersFlow(2, 0.01, 1e-7, 1.1), 1e-9);
    // Far from balance it is one layer at the rate C|c|.
    double lazy = ModeRelaxation.twoLayersFlow(2, 0.01, 1000, 1e-4);
    assertEquals(ModeRelaxation.oneLayerFlow(2000, 0.01 / 1000, 1e-4) * 1000, lazy, 1e-5);
  }

  @Test
  void twoLayersAloneLearnAllModesAtOneRate() {
    assertEquals(2, ModeRelaxation.rateAtMinimum(2, 1e4), 1e-12);
    assertEquals(1e4, ModeRelaxation.rateAtMinimum(1, 1e4), 1e-8);
    assertTrue(ModeRelaxation.rateAtMinimum(3, 1e4) < ModeRelaxation.rateAtMinimum(3, 1));
  }

  @Test
  void unstableRatesAreRefusedWithTheLargestStableOne() {
    ModeSpectrum field = TestSpectra.critical(2, 8);
    var one = assertThrows(IllegalArgumentException.class, () -> Descent.oneLayer(field, 0, 0.125));
    assertTrue(one.getMessage().contains("2/sharpness = 0.125"), one.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Descent.twoLayers(field, 0.01, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> Descent.twoLayers(field, 0.5, 0, 0.29));
    assertThrows(IllegalArgumentException.class, () -> Descent.twoLayers(field, 0, 0, 0.1));
    assertThrows(IllegalArgumentException.class, () -> Descent.deep(field, 3, 0.01, 1));
    assertThrows(IllegalArgumentException.class, () -> ModeSpectrum.of(1, 0));
    assertThrows(IllegalArgumentException.class, () -> ModeSpectrum.of());
    assertThrows(IllegalArgumentException.class, () -> field.diffused(-1));
  }

  /** The critical mode goes first, and is named. */
  @Test
  void aDivergingRunIsStopped() {
    ModeSpectrum field = TestSpectra.critical(2, 8);
    Descent descent = Descent.oneLayer(field, 0, 0.1);
    for (int s = 0; s < 40; s++) {
      descent.step(0.2);
    }
    var stopped = assertThrows(DivergedException.class, () -> descent.runTo(0.01, 1000));
    assertEquals(0, stopped.mode());
    assertEquals(40, stopped.step());
    assertThrows(
        IllegalStateException.class, () -> Descent.oneLayer(field, 0, 0.01).runTo(0.01, 10));
  }

  /** u² = ½(c + √(c² + 4w₀²)) where v is far larger than u. */
  @Test
  void aStartFarFromBalanceHasItsProduct() {
    ModeSpectrum spectrum = ModeSpectrum.of(1, 2);
    for (double imbalance : new double[] {-1, 1}) {
      Descent descent = Descent.twoLayers(spectrum, 1e-9, imbalance, 0.1);
      assertEquals(1e-9, descent.weight(0), 1e-24);
      descent.step();
      // One step of both layers: w₀ + η(1 − Cw₀)|c|, v² + u² being |c|.
      assertEquals(0.1, descent.weight(0), 1e-8);
    }
  }
}
