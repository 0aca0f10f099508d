package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.linalg.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PotentialTest {
  @ParameterizedTest
  @CsvSource({"1, 1.915008, 0.653048", "2, 2.826520, 2.614378", "4, 3.999999, 6.613706"})
  void minimaAndBarriers(double s, double minimum, double barrier) {
    Potential potential = new Potential(Math.sqrt(s), 1, 0);
    assertEquals(minimum, potential.minimum(1), 5.1e-7);
    assertEquals(-minimum, potential.minimum(-1), 5.1e-7);
    assertEquals(barrier, potential.barrier(), 5.1e-7);
  }

  @ParameterizedTest
  @CsvSource({"1", "0.6", "1.5"})
  void theSecondMinimumAppearsAtOneMinusHalfGamma(double gamma) {
    double critical = Math.sqrt(gamma * (1 - 0.5 * gamma));
    assertFalse(new Potential(critical * (1 - 1e-6), gamma, 0).hasTwoMinima());
    Potential beyond = new Potential(critical * (1 + 1e-6), gamma, 0);
    assertTrue(beyond.hasTwoMinima());
    assertEquals(0, new Potential(critical * (1 - 1e-6), gamma, 0).minimum(1));
    assertTrue(beyond.minimum(1) > 0 && beyond.barrier() > 0);
  }

  @Test
  void thePaperHasItAtHalfTheSpeciationSignal() {
    Speciation model = new Speciation(900, 0.8, 1, 0.5);
    double time = 0.5 * Math.log(2 * 900 * 0.64);
    assertFalse(model.potential(time + 1e-6).hasTwoMinima());
    assertTrue(model.potential(time - 1e-6).hasTwoMinima());
    // V(q) = ½q² − 2μ̃² log cosh(q e^{−t}√d).
    double q = 0.7;
    double logCosh = Math.log(Math.cosh(q * Math.exp(-time) * 30));
    double paper = 0.5 * q * q - 2 * 0.64 * logCosh;
    assertEquals(paper, model.potential(time).inPaperUnits(q, 0.8), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"1.4, 1, 0.4", "0.9, 0.5, -0.2", "2.5, 1.2, 1.5", "0.3, 0.8, 0.5", "1.2, 1, 3"})
  void withUnequalWeights(double centre, double gamma, double bias) {
    Potential potential = new Potential(centre, gamma, bias);
    double h = 1e-5;
    for (int side = -1; side <= 1; side += 2) {
      double u = potential.minimum(side);
      assertEquals(0, potential.force(u), 1e-10);
      assertTrue(potential.value(u) < potential.value(u + 1e-3));
      assertTrue(potential.value(u) < potential.value(u - 1e-3));
      double slope = (potential.value(0.3 * side + h) - potential.value(0.3 * side - h)) / (2 * h);
      assertEquals(-slope, potential.force(0.3 * side), 1e-9);
    }
    assertEquals(potential.hasTwoMinima(), potential.minimum(1) > potential.minimum(-1) + 1e-6);
    assertEquals(potential.hasTwoMinima(), potential.barrier() > 0);
  }

  /** −∂V/∂u is the drift u + 2S of the backward SDE, with the score of the library's mixture. */
  @Test
  void theForceIsTheDriftOfTheBackwardProcess() {
    Speciation model = new Speciation(5, 0.9, 0.6, 0.7);
    double t = 0.9;
    Batch x = Batch.of(new double[][] {{0.2, -0.4, 0.9, 1.1, 0.3}});
    Batch score = new Batch(1, 5);
    model.mixture().diffused(Math.exp(-t), -Math.expm1(-2 * t)).score(x, score);
    double u = 0;
    double drift = 0;
    for (int i = 0; i < 5; i++) {
      u += x.get(0, i) / Math.sqrt(5);
      drift += (x.get(0, i) + 2 * score.get(0, i)) / Math.sqrt(5);
    }
    assertEquals(drift, model.potential(t).force(u), 1e-13);
  }

  @Test
  void badInput() {
    assertThrows(IllegalArgumentException.class, () -> new Potential(-1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Potential(1, 2, 0));
    assertThrows(IllegalArgumentException.class, () -> new Potential(1, 1, Double.NaN));
  }
}
