package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.regime.RandomEnergyModel.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomEnergyModelTest {
  private static final RandomEnergyModel HALF = new RandomEnergyModel(0.5, 1);

  @Test
  void collapseTimeIsTheLimitOfTheFiniteOne() {
    assertEquals(0.2293, HALF.collapseTime(), 5e-5);
    double n = Math.exp(0.3 * 400);
    assertEquals(
        CollapseTheory.isotropic(1, 400).collapseTime(n),
        new RandomEnergyModel(0.3, 1).collapseTime(),
        1e-12);
  }

  /** 1 − λ_c for α = 0.5, σ = 1, solved independently. */
  @ParameterizedTest
  @CsvSource({"0.05, 0.7680", "0.1, 0.5432", "0.15, 0.3264", "0.2, 0.1181", "0.23, 0"})
  void frozenParticipationRatio(double t, double expected) {
    assertEquals(expected, HALF.participationRatio(t), 5e-5);
  }

  @Test
  void freezingReachesOneAtTheCollapse() {
    assertEquals(1, HALF.freezing(HALF.collapseTime()), 1e-12);
  }

  /** The Legendre transform of g on a fine grid of λ is the judge of the closed form. */
  @Test
  void rateFunctionIsTheLegendreTransform() {
    double t = 0.5 * Math.log(2);
    assertEquals(0.6178, HALF.rateFunction(t, 0.3), 5e-5);
    for (double energy : new double[] {0.1, 0.3, 0.9}) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k <= 400_000; k++) {
        double lambda = k * 1e-4;
        least = Math.min(least, HALF.cumulant(t, lambda) + lambda * energy);
      }
      assertEquals(-least, HALF.rateFunction(t, energy), 1e-8);
    }
  }

  @Test
  void slopeIsTheDerivativeOfTheCumulant() {
    double h = 1e-5;
    for (double lambda : new double[] {0.1, 1, 3}) {
      double difference =
          (HALF.cumulant(0.3, lambda + h) - HALF.cumulant(0.3, lambda - h)) / (2 * h);
      assertEquals(difference, HALF.cumulantSlope(0.3, lambda), 1e-9);
    }
  }

  @Test
  void atUnitTemperatureHalfTheEnergyIsTypical() {
    double t = 0.4;
    double gamma = 1 / Math.expm1(2 * t);
    assertEquals(0.5, -HALF.cumulantSlope(t, 1), 1e-14);
    assertEquals(0.5 * Math.log1p(gamma), HALF.rateFunction(t, 0.5), 1e-14);
  }

  @Test
  void theOtherPointsLoseBelowTheCollapse() {
    double tC = HALF.collapseTime();
    assertEquals(-0.5, HALF.logPartition(tC), 1e-12);
    assertEquals(0.5, HALF.lowestEnergy(tC), 1e-9);
    assertTrue(HALF.logPartition(0.5 * tC) < -0.5);
    assertTrue(HALF.logPartition(2 * tC) > -0.5);
    assertEquals(0.5, HALF.rateFunction(0.1, HALF.lowestEnergy(0.1)), 1e-12);
  }

  /** α = 0.3: T_C = 1.216369215; traps appear before the collapse. */
  @Test
  void trapsComeBeforeTheCollapse() {
    RandomEnergyModel model = new RandomEnergyModel(0.3, 1);
    assertEquals(0.3979351842, model.collapseTime(), 1e-10);
    assertEquals(0.6429, model.trapOnset(Frame.VARIANCE_EXPLODING), 5e-5);
    assertEquals(0.8665, model.trapOnset(Frame.ORNSTEIN_UHLENBECK), 5e-5);
    RandomEnergyModel wide = new RandomEnergyModel(0.3, 4);
    double noise = Math.expm1(2 * wide.trapOnset(Frame.VARIANCE_EXPLODING)) / 4;
    assertEquals(
        noise, Math.expm1(2 * model.trapOnset(Frame.VARIANCE_EXPLODING)), 1e-12, "scales with σ²");
    assertThrows(IllegalArgumentException.class, () -> wide.trapOnset(Frame.ORNSTEIN_UHLENBECK));
  }

  @Test
  void refusesWhatIsNoModel() {
    assertThrows(IllegalArgumentException.class, () -> new RandomEnergyModel(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new RandomEnergyModel(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> HALF.cumulant(0, 1));
    assertThrows(IllegalArgumentException.class, () -> HALF.rateFunction(1, 0));
  }
}
