package criticaldiffusion.thermo.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathThermodynamicsTest {
  private static final PathThermodynamics UNIT = PathThermodynamics.unit();

  /** The file has 12 digits, of which its quadrature got 10 or 11 right. */
  @Test
  void curves() {
    for (String[] row : ReferenceTable.rows("path_thermodynamics.csv", ",")) {
      double[] value = new double[row.length];
      for (int k = 0; k < row.length; k++) {
        value[k] = Double.parseDouble(row[k]);
      }
      double t = value[0];
      assertEquals(value[1], UNIT.freeEnergy(t), 1e-10 * (1 + t));
      assertEquals(value[2], UNIT.differentialEntropy(t), 1e-10);
      assertEquals(value[3], UNIT.fisherInformation(t), 1e-9 * value[3]);
      assertEquals(value[4], UNIT.meanSquaredError(t), 1e-11);
      assertEquals(value[6], UNIT.descentRate(t), 1e-9);
    }
  }

  @Test
  void theCriticalPointIsAPointLikeAnyOther() {
    assertEquals(0.6120310658, UNIT.descentRate(1), 1e-10);
    assertEquals(0.5504004908, UNIT.fisherInformation(1), 1e-10);
    assertEquals(1.7557693536, UNIT.differentialEntropy(1), 1e-10);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 1, 2, 20})
  void nishimori(double t) {
    PathThermodynamics path = new PathThermodynamics(new Information(0.7), 2, 3);
    assertEquals(3, path.squaredDistance(t) / t, 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 3})
  void slopes(double t) {
    PathThermodynamics path = new PathThermodynamics(new Information(0.7), 2, 3);
    double h = 1e-4 * t;
    double rise = path.freeEnergy(t + h) - path.freeEnergy(t - h);
    assertEquals(path.descentRate(t), rise / (2 * h), 1e-7);
    assertTrue(path.descentRate(t) > 0);
    double entropy = path.differentialEntropy(t + h) - path.differentialEntropy(t - h);
    assertEquals(0.5 * path.fisherInformation(t), entropy / (2 * h), 1e-7);
  }

  /** (d + Λ² − 2Λ)/T² at large T, of terms of order d that cancel. */
  @Test
  void entropyProductionOfMuchNoise() {
    PathThermodynamics path = new PathThermodynamics(Information.EQUAL, 2, 3);
    assertEquals(3e-16, path.entropyProduction(1e8), 3e-22);
    PathThermodynamics unequal = new PathThermodynamics(new Information(0.7), 2, 3);
    double direct = unequal.fisherInformation(4) * 5 - 6 + (2 + 3 * 4) / 5.0;
    assertEquals(direct, unequal.entropyProduction(4), 1e-14);
  }

  @Test
  void refusesWhatIsNoPath() {
    assertThrows(IllegalArgumentException.class, () -> UNIT.freeEnergy(0));
    assertThrows(
        IllegalArgumentException.class, () -> new PathThermodynamics(Information.EQUAL, 0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new PathThermodynamics(Information.EQUAL, 1, 0));
  }
}
