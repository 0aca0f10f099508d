package criticaldiffusion.field;

import static criticaldiffusion.field.LatticeTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LargeNTest {
  private static void assertRelative(double expected, double value, double tolerance) {
    assertEquals(expected, value, tolerance * Math.abs(expected));
  }

  /** W_3 and T_c to the digits of Joyce and Zucker; x* to 10⁻⁹. */
  @Test
  void criticalPointInThreeDimensions() {
    assertRelative(0.252731009858663, LargeN.watson(), 1e-14);
    assertRelative(3.956776022694, LargeN.criticalTemperature(3), 1e-12);
    assertEquals(1.945766854, LargeN.criticalScalingVariable(), 1e-9);
    assertEquals(0, LargeN.criticalTemperature(2));
  }

  @Test
  void massesOfTheReferenceTable() {
    var rows = ReferenceTable.rows("large_n_masses.csv", ",");
    assertTrue(rows.size() > 100);
    for (String[] row : rows) {
      double[] cells = Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
      Lattice lattice = new Lattice((int) cells[0], (int) cells[1]);
      Propagator propagator = Propagator.hardSpins(lattice, cells[2]);
      assertRelative(cells[3], propagator.squaredMass(), 1e-10);
      assertRelative(cells[4], propagator.axisCorrelationLength(), 1e-10);
    }
  }

  /** mL at T_c goes to x* from below, as 1 − mL/x* = 5.84·10⁻⁴ at L = 128. */
  @Test
  void finiteSizeScalingAtTheCriticalPoint() {
    double limit = LargeN.criticalScalingVariable();
    double previous = 0;
    for (int length = 8; length <= 128; length *= 2) {
      Propagator critical = Propagator.critical(new Lattice(3, length));
      double scaled = length / critical.correlationLength();
      assertTrue(scaled > previous && scaled < limit);
      previous = scaled;
    }
    assertRelative(limit, previous, 6e-4);
  }

  /** The sum over all modes, one by one. */
  @Test
  void greenFunctionIsItsSum() {
    for (int d = 1; d <= 3; d++) {
      for (int length : new int[] {2, 5, 8}) {
        Lattice lattice = new Lattice(d, length);
        double sum = 0;
        for (double k2 : lattice.squaredMomenta()) {
          sum += 1 / (k2 + 0.37);
        }
        assertRelative(sum / lattice.sites(), LargeN.greenFunction(lattice, 0.37), 1e-14);
      }
    }
  }

  /** A lattice of many correlation lengths is infinite: m = 0.4, L = 100 leaves e^{−40}. */
  @Test
  void greenFunctionOfTheInfiniteLattice() {
    for (int d = 1; d <= 3; d++) {
      assertRelative(
          LargeN.greenFunction(new Lattice(d, 100), 0.16), LargeN.greenFunction(d, 0.16), 1e-12);
    }
    assertRelative(LargeN.watson(), LargeN.greenFunction(3, 1e-10), 1e-5);
    assertRelative(Math.log(32 / 1e-9) / (4 * Math.PI), LargeN.greenFunction(2, 1e-9), 1e-9);
  }

  @Test
  void massesOfTheInfiniteLattice() {
    assertRelative(-2 + Math.sqrt(5), LargeN.hardSpinMass(1, 1), 1e-12);
    assertRelative(32 * Math.exp(-4 * Math.PI), LargeN.hardSpinMass(2, 1), 3e-4);
    assertRelative(LargeN.hardSpinMass(new Lattice(3, 48), 6), LargeN.hardSpinMass(3, 6), 1e-12);
  }

  @Test
  void softSpinsAreSelfConsistent() {
    for (int d = 1; d <= 3; d++) {
      Lattice lattice = new Lattice(d, 6);
      for (double r : new double[] {-3, 0, 2}) {
        double m2 = LargeN.softSpinMass(lattice, r, 1.7);
        assertRelative(m2, r + 1.7 * LargeN.greenFunction(lattice, m2), 1e-11);
      }
    }
  }

  @Test
  void wrongParameters() {
    Lattice lattice = new Lattice(3, 8);
    assertMessage("temperature must be positive", () -> Propagator.hardSpins(lattice, 0));
    assertMessage("temperature must be positive", () -> Propagator.hardSpins(lattice, -1));
    assertMessage("temperature must be positive", () -> Propagator.hardSpins(lattice, Double.NaN));
    assertMessage("below the range of numbers", () -> Propagator.hardSpins(lattice, 1e-290));
    assertMessage("only above T_c = 3.95677", () -> LargeN.hardSpinMass(3, 3.9));
    assertMessage("raise T", () -> LargeN.hardSpinMass(2, 0.3));
    assertMessage("a mass must be positive", () -> Propagator.free(lattice, 0));
    assertMessage("u must be positive", () -> Propagator.softSpins(lattice, 1, 0));
  }
}
