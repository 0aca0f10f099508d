package criticaldiffusion.thermo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spheres, their Goldstone modes, and the clocks that turn into a circle. */
class ContinuousSymmetryTest {
  @ParameterizedTest
  @CsvSource({
    "1, 0.7, 0.6043677771171634",
    "2, 1.3, 0.5426675037864567",
    "3, 2, 0.5373147207275479",
    "10, 5, 0.4224501510153021",
    "100, 80, 0.5556301862071235"
  })
  void besselRatios(int d, double z, double expected) {
    assertEquals(expected, BesselRatio.of(d, z), 1e-14);
    assertEquals(-expected, BesselRatio.of(d, -z), 1e-14);
  }

  @Test
  void besselRatiosFarOut() {
    // d = 3 is coth z − 1/z; the ratio joins its asymptotic series without a step.
    for (double z : new double[] {1e-6, 0.3, 40, 700, 4e4, 6e4, 1e9}) {
      double exact = z < 1e-3 ? z / 3 : 1 / Math.tanh(z) - 1 / z;
      assertEquals(exact, BesselRatio.of(3, z), 1e-14);
    }
    for (int d : new int[] {2, 3, 10, 100}) {
      for (double z : new double[] {1e-4, 0.02, 0.5, 9, 200}) {
        double h = 1e-3 * Math.max(z, 0.1);
        double slope = (BesselRatio.of(d, z + h) - BesselRatio.of(d, z - h)) / (2 * h);
        assertEquals(slope, BesselRatio.slope(d, z), 1e-5 * slope, d + " " + z);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> BesselRatio.of(0, 1));
    assertThrows(IllegalArgumentException.class, () -> BesselRatio.of(3, Double.NaN));
  }

  @Test
  void theOrderParameterOfSpheres() {
    int[] dimensions = {1, 2, 3, 4, 5, 10, 30, 100};
    for (String[] row : ReferenceTable.rows("thermo_hypersphere_order_parameter.csv", ",")) {
      double tau = Double.parseDouble(row[0]);
      for (int i = 0; i < dimensions.length; i++) {
        Hypersphere sphere = new Hypersphere(dimensions[i], 1);
        for (Frame frame : new Frame[] {Frame.varianceExploding(), Frame.reverseSde()}) {
          double t = frame.timeAtEffective(tau * sphere.criticalTemperature());
          double rho = new EquationOfState(sphere, frame).ground(t).magnetization();
          // Round-off of τ, 2·10⁻¹⁶/ε, sets the limit near τ = 1.
          assertEquals(Double.parseDouble(row[1 + i]), rho, 1e-9, "tau " + tau + " d " + sphere);
        }
      }
      double limit = Math.sqrt(Math.max(0, 1 - tau));
      assertEquals(Double.parseDouble(row[9]), limit, 1e-11);
      // The branch without roots.
      double z = 2.5;
      Hypersphere sphere = new Hypersphere(7, 2);
      double parametric = sphere.reducedTemperature(z);
      double t = Frame.timeAt(parametric * sphere.criticalTemperature());
      double rho = new EquationOfState(sphere, Frame.varianceExploding()).ground(t).magnetization();
      assertEquals(2 * BesselRatio.of(7, z), rho, 1e-11);
    }
  }

  @Test
  void goldstoneModesHaveNoMass() {
    Hypersphere sphere = new Hypersphere(3, 1);
    double temperature = 0.5 * sphere.criticalTemperature();
    var state = new EquationOfState(sphere, Frame.varianceExploding());
    FixedPoint point = state.ground(Frame.timeAt(temperature));
    double along = sphere.at(temperature, point.field()).variance() / temperature;
    double across = sphere.transverse(temperature, point.field()) / temperature;
    assertEquals(0.734052090, 1 - along, 1e-9);
    assertEquals(0, 1 - across, 1e-12);
    assertTrue(point.isStable());
    // Radial mass in closed form: 1 − r²A′/T.
    double slope = BesselRatio.slope(3, point.field());
    assertEquals(1 - slope / temperature, point.curvature() / temperature, 1e-12);
    // Off the circle of minima, in the full space of many points of a clock.
    ClockModel clock = new ClockModel(24);
    var circle = new EquationOfState(clock, Frame.varianceExploding());
    FixedPoint minimum = circle.ground(Frame.timeAt(0.25));
    double[] masses = PosteriorEnsemble.of(clock.points(), 0.25, minimum.position(), 0).masses();
    assertEquals(0, masses[0], 1e-9);
    assertTrue(masses[1] > 0.5);
  }

  @Test
  void theBarrierThatIsLeftToAClock() {
    for (String[] row : ReferenceTable.rows("thermo_clock_anisotropy.csv", ",")) {
      double tau = Double.parseDouble(row[0]);
      ClockModel clock = new ClockModel(Integer.parseInt(row[1]));
      double radius = Double.parseDouble(row[2]);
      double t = tau / 2;
      // 12 digits in the table, and free energies of order 1 cancel to 10⁻¹⁶.
      double barrier = Double.parseDouble(row[4]);
      assertEquals(barrier, clock.barrier(t, radius), 3e-11 * barrier + 1e-15, "K " + row[1]);
      double leading = Double.parseDouble(row[5]);
      assertEquals(leading, clock.leadingBarrier(t, radius), 1e-10 * leading);
    }
  }

  @Test
  void clocksAreOtherModelsToo() {
    Frame frame = Frame.varianceExploding();
    // K = 3 is the Potts model.
    var clock = Transitions.of(new EquationOfState(new ClockModel(3), frame));
    var simplex = Transitions.of(new EquationOfState(new Simplex(3), frame));
    assertEquals(simplex.size(), clock.size());
    for (int i = 0; i < clock.size(); i++) {
      assertEquals(simplex.get(i).kind(), clock.get(i).kind());
      assertEquals(simplex.get(i).temperature(), clock.get(i).temperature(), 1e-12);
    }
    // K = 4: two Ising models at half the temperature scale, on the diagonal.
    double temperature = 0.3;
    double m = CurieWeiss.magnetization(2 * temperature);
    var square = PosteriorEnsemble.of(new ClockModel(4).points(), temperature, m / 2, m / 2);
    assertArrayEquals(new double[] {m / 2, m / 2}, square.mean(), 1e-12);
    // K ≥ 5: the transition of the circle, at ½.
    for (int hours : new int[] {5, 6, 12}) {
      var state = new EquationOfState(new ClockModel(hours), frame);
      assertEquals(0.5, Transitions.first(state).temperature(), 1e-12);
      double x = state.ground(Frame.timeAt(0.5 * (1 - 1e-4))).magnetization();
      assertEquals(Math.sqrt(2), x / Math.sqrt(1e-4), 2e-3);
    }
  }

  @Test
  void theNoisedIsingMagnet() {
    for (double j : new double[] {-0.5, 0, 0.3, 0.9}) {
      var state = new EquationOfState(new MeanFieldIsing(j), Frame.varianceExploding());
      double critical = Math.max(1, 1 / (1 - j));
      assertEquals(critical, Transitions.first(state).temperature(), 1e-12 * critical);
    }
    // m = tanh(Jm + m/T) is the magnet at the temperature 1/(J + 1/T).
    var state = new EquationOfState(new MeanFieldIsing(0.3), Frame.varianceExploding());
    double m = state.ground(Frame.timeAt(1.1)).magnetization();
    assertEquals(CurieWeiss.magnetization(1 / (0.3 + 1 / 1.1)), m, 1e-12);
  }

  @Test
  void guidanceIsAMagnet() {
    double[][] spinodals = {{-0.9, 0.638910}, {-0.8, 0.415132}, {-0.7, 0.236923}, {-0.6, 0.095679}};
    for (double[] row : spinodals) {
      assertEquals(row[1], new Guidance(row[0]).spinodalTemperature(), 1e-6);
      var state = new EquationOfState(new Guidance(row[0]), Frame.varianceExploding());
      assertEquals(row[1], Transitions.first(state).temperature(), 1e-6);
    }
    assertThrows(IllegalArgumentException.class, () -> new Guidance(-0.5).spinodalTemperature());
    var strong = new EquationOfState(new Guidance(3), Frame.varianceExploding());
    double[][] overshoot = {{2, 1.82967}, {1, 1.36640}, {0.2, 1.00027}};
    for (double[] row : overshoot) {
      var points = strong.fixedPoints(Frame.timeAt(row[0]));
      assertEquals(1, points.size());
      assertEquals(row[1], points.get(0).magnetization(), 1e-5);
    }
    var conditional = new EquationOfState(new Guidance(0), Frame.reverseSde());
    assertEquals(1, conditional.ground(0.7).magnetization(), 1e-14);
  }

  /** A′ = 1/z² − 1/sinh² z for d = 3, (d − 1)/2z² to leading order: nothing cancels. */
  @Test
  void slopesFarOut() {
    for (double z : new double[] {1e5, 1e7, 1e9}) {
      assertEquals(1 / (z * z), BesselRatio.slope(3, z), 1e-10 / (z * z));
      assertEquals(4.5 / (z * z), BesselRatio.slope(10, z), 1e-3 / (z * z));
      assertEquals(BesselRatio.slope(10, z), BesselRatio.slope(10, -z));
    }
  }
}
