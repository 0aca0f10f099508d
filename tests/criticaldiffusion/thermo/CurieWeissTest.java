package criticaldiffusion.thermo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.stats.PowerLawFit;
import org.junit.jupiter.api.Test;

class CurieWeissTest {
  private static double[] number(String[] row) {
    double[] numbers = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      numbers[i] = Double.parseDouble(row[i].replace("inf", "Infinity"));
    }
    return numbers;
  }

  /** Geometric, both ends included. */
  static double[] between(double low, double high, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = low * Math.pow(high / low, i / (count - 1.0));
    }
    return values;
  }

  @Test
  void valuesAtHalf() {
    double m = CurieWeiss.magnetization(0.5);
    assertEquals(0.9575040240772688, m, 1e-12);
    assertEquals(0.3367380562865, CurieWeiss.freeEnergy(0.5, m), 1e-12);
    assertEquals(0.1028571118627, CurieWeiss.entropy(m), 1e-12);
    assertEquals(0.1632619437135, CurieWeiss.barrier(0.5), 1e-12);
    assertEquals(0.5, CurieWeiss.temperature(m), 1e-15);
  }

  /** The whole curve, printed to 12 digits. */
  @Test
  void theBranchInTheFreeEnergyFrame() {
    for (String[] row : ReferenceTable.rows("thermo_two_delta_bifurcation_ve.csv", ",")) {
      double[] v = number(row);
      double t = v[0];
      double m = CurieWeiss.magnetization(t);
      String what = "T = " + t;
      assertEquals(v[1], m, 1e-11, what);
      assertEquals(v[2], CurieWeiss.barrier(t), 1e-11, what);
      if (m > 0) {
        assertEquals(v[4], 1 - (1 - m * m) / t, 1e-10, what);
        assertEquals(v[6], CurieWeiss.response(t, m), 1e-10 * Math.max(1, v[6]), what);
      }
      assertEquals(v[7], CurieWeiss.entropy(m), 1e-11, what);
      assertEquals(v[8], CurieWeiss.heatCapacity(t), 1e-9, what);
    }
  }

  @Test
  void theOrderParameterHasExponentOneHalf() {
    // Quarter decades: 12 points from 10⁻⁶ below 10⁻³, and the 8 beyond 10⁻³ up to 10⁻¹. The local
    // exponent is ½ − 0.4ε, so that the second fit is not at the transition any more.
    PowerLawFit fit = fit(between(1e-6, Math.pow(10, -3.25), 12));
    assertEquals(0.49997, fit.exponent().mean(), 1e-4);
    assertEquals(1.7314, fit.amplitude().mean(), 1e-3);
    assertEquals(0.49112, fit(between(Math.pow(10, -2.75), 1e-1, 8)).exponent().mean(), 1e-3);
  }

  private static PowerLawFit fit(double[] eps) {
    double[] m = new double[eps.length];
    for (int i = 0; i < m.length; i++) {
      m[i] = CurieWeiss.magnetization(1 - eps[i]);
    }
    return PowerLawFit.of(eps, m);
  }

  @Test
  void responsesAndTheirTwoTerms() {
    for (String[] row : ReferenceTable.rows("thermo_critical_exponents_two_delta.csv", ",")) {
      double[] v = number(row);
      double m = CurieWeiss.magnetization(1 - v[0]);
      // The temperature 1 − ε itself has lost 1e-16/ε of ε.
      double lost = 1e-11 + 3e-16 / v[0];
      assertEquals(v[1], m, lost * v[1]);
      assertEquals(v[4], CurieWeiss.response(1 + v[0], 0), lost * v[4]);
      assertEquals(v[5], CurieWeiss.response(1 - v[0], m), 4 * lost * v[5]);
    }
    double m = CurieWeiss.magnetization(1 - 1e-4);
    assertEquals(1, 1e-4 * CurieWeiss.response(1 + 1e-4, 0), 1e-9);
    assertEquals(0.499910, 1e-4 * CurieWeiss.response(1 - 1e-4, m), 1e-6);
  }

  @Test
  void theCriticalIsotherm() {
    for (String[] row : ReferenceTable.rows("thermo_critical_isotherm.csv", ",")) {
      double h = Double.parseDouble(row[0]);
      assertEquals(Double.parseDouble(row[1]), CurieWeiss.magnetization(1, h), 1e-11);
      assertEquals(h, CurieWeiss.field(1, CurieWeiss.magnetization(1, h)), 1e-11);
    }
    assertEquals(3.00576, delta(between(1e-9, 1e-2, 25)), 1e-3);
    assertEquals(3.000, delta(between(1e-9, 1e-5, 25)), 1e-3);
  }

  private static double delta(double[] fields) {
    double[] m = new double[fields.length];
    for (int i = 0; i < m.length; i++) {
      m[i] = CurieWeiss.magnetization(1, fields[i]);
    }
    return 1 / PowerLawFit.of(fields, m).exponent().mean();
  }

  @Test
  void theHeatCapacityJumps() {
    assertEquals(1.476010, CurieWeiss.heatCapacity(1 - 1e-2), 1e-5);
    assertEquals(1.497600, CurieWeiss.heatCapacity(1 - 1e-3), 1e-5);
    assertEquals(1.499760, CurieWeiss.heatCapacity(1 - 1e-4), 1e-5);
    assertEquals(0, CurieWeiss.heatCapacity(1));
    // T dS/dT by differences of the entropy along the branch.
    double h = 1e-4;
    double slope =
        (CurieWeiss.entropy(CurieWeiss.magnetization(0.6 + h))
                - CurieWeiss.entropy(CurieWeiss.magnetization(0.6 - h)))
            / (2 * h);
    assertEquals(0.6 * slope, CurieWeiss.heatCapacity(0.6), 1e-6);
  }

  @Test
  void theSpinodal() {
    assertEquals(0.266419987677, CurieWeiss.spinodalField(0.5), 1e-10);
    assertEquals(0.0215226308, CurieWeiss.spinodalField(0.9), 1e-10);
    for (String[] row : ReferenceTable.rows("thermo_spinodal.csv", ",")) {
      double[] v = number(row);
      if (v[0] < 1) {
        assertEquals(v[1], CurieWeiss.spinodalMagnetization(v[0]), 1e-11);
        assertEquals(v[2], CurieWeiss.spinodalField(v[0]), 1e-11);
        assertEquals(v[0], CurieWeiss.spinodalTemperature(v[2]), 2e-10);
      }
    }
  }

  @Test
  void unequalWeights() {
    assertEquals(0.4502260733, CurieWeiss.minorityTemperature(Math.log(2)), 1e-9);
    for (String[] row : ReferenceTable.rows("thermo_imperfect_pitchfork_weights.csv", ",")) {
      double[] v = number(row);
      assertEquals(v[1], new TwoPoint(1, v[0]).bias(), 1e-11);
      double t = CurieWeiss.minorityTemperature(v[1]);
      assertEquals(v[2], t, 1e-11);
      assertEquals(v[4], Frame.timeAt(t), 1e-11);
      assertEquals(v[5], Frame.reverseSde().timeAtEffective(t), 1e-11);
    }
  }

  /** h/ε^{3/2} against u = m/ε^½ at ε = 10⁻³ lies on ±u + u³/3 to three digits. */
  @Test
  void theScalingFunction() {
    double eps = 1e-3;
    for (int side = -1; side <= 1; side += 2) {
      for (double u : new double[] {2, 3, 4}) {
        double h = CurieWeiss.field(1 + side * eps, u * Math.sqrt(eps)) / Math.pow(eps, 1.5);
        double scaled = CurieWeiss.scaling(u, side);
        assertEquals(scaled, h, 0.012 * Math.max(1, Math.abs(scaled)), "u = " + u);
      }
    }
  }

  @Test
  void badInput() {
    assertThrows(IllegalArgumentException.class, () -> CurieWeiss.magnetization(0));
    assertThrows(IllegalArgumentException.class, () -> CurieWeiss.magnetization(Double.NaN, 0.1));
    assertThrows(IllegalArgumentException.class, () -> CurieWeiss.spinodalField(1));
    assertThrows(IllegalArgumentException.class, () -> CurieWeiss.spinodalTemperature(1));
    assertThrows(IllegalArgumentException.class, () -> CurieWeiss.temperature(1.1));
    assertThrows(IllegalArgumentException.class, () -> CurieWeiss.minorityTemperature(Double.NaN));
  }

  @Test
  void bothSidesAreAlike() {
    assertEquals(0, CurieWeiss.entropy(-1));
    assertEquals(0, CurieWeiss.entropy(1));
    for (double m : new double[] {1e-9, 0.3, 1 - 1e-12}) {
      assertEquals(CurieWeiss.entropy(m), CurieWeiss.entropy(-m));
      assertEquals(-CurieWeiss.field(0.7, m), CurieWeiss.field(0.7, -m));
    }
  }

  /** h = m³/3 + m⁵/5 at T = 1, and ¾ε²(1 − ε/5) below: small differences of large terms. */
  @Test
  void digitsNearTheTransition() {
    for (double m : new double[] {1e-7, 1e-5, 1e-3}) {
      double expected = m * m * m * (1.0 / 3 + m * m / 5);
      assertEquals(expected, CurieWeiss.field(1, m), 1e-10 * expected);
    }
    for (double eps : new double[] {1e-8, 1e-6, 1e-4}) {
      double expected = 0.75 * eps * eps * (1 - 0.2 * eps);
      assertEquals(expected, CurieWeiss.barrier(1 - eps), (1e-7 + eps * eps) * expected);
    }
  }
}
