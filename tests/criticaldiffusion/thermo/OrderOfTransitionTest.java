package criticaldiffusion.thermo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.stats.PowerLawFit;
import criticaldiffusion.thermo.Transition.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** First order, second order, tricritical: the simplex and the three points. */
class OrderOfTransitionTest {
  private static List<Transition> transitions(DataModel model, Frame frame) {
    return Transitions.of(new EquationOfState(model, frame));
  }

  private static Transition only(List<Transition> all, Kind kind) {
    List<Transition> some = all.stream().filter(t -> t.kind() == kind).toList();
    assertEquals(1, some.size(), kind + " in " + all);
    return some.get(0);
  }

  @Test
  void theSimplexIsOfFirstOrderFromThreeVerticesOn() {
    for (String[] row : ReferenceTable.rows("thermo_potts_simplex.csv", ",")) {
      int k = Integer.parseInt(row[0]);
      Simplex model = new Simplex(k);
      double[] v = java.util.Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
      assertEquals(v[1], model.centreTemperature(), 1e-11);
      assertEquals(v[2], model.coexistenceTemperature(), 1e-11);
      assertEquals(v[4], model.jump(), 1e-11);
      if (k == 2) {
        assertEquals(1, transitions(model, Frame.varianceExploding()).size());
        continue;
      }
      for (Frame frame : List.of(Frame.varianceExploding(), Frame.reverseSde())) {
        boolean sde = frame.family() == 2;
        List<Transition> all = transitions(model, frame);
        assertEquals(3, all.size(), "K = " + k + ": " + all);
        Transition fold = only(all, Kind.FOLD);
        Transition equal = only(all, Kind.COEXISTENCE);
        Transition centre = only(all, Kind.CENTRE_UNSTABLE);
        assertEquals(v[3], fold.effective(), 1e-10);
        assertEquals(v[5], fold.magnetization(), 1e-6);
        assertEquals(v[2], equal.effective(), 1e-10);
        assertEquals(v[4], equal.magnetization(), 1e-8);
        assertEquals(v[1], centre.effective(), 1e-10);
        if (sde) {
          assertEquals(v[7], centre.time(), 1e-10);
          assertEquals(v[8], equal.time(), 1e-10);
          assertEquals(v[9], fold.time(), 1e-10);
        }
      }
    }
  }

  @Test
  void theThreePointsOfTwoOrders() {
    for (String[] row : ReferenceTable.rows("thermo_blume_capel_three_points.csv", ",")) {
      double weight = Double.parseDouble(row[0]);
      List<Transition> all = transitions(new ThreePoint(weight), Frame.varianceExploding());
      if (!row[1].equals("nan")) {
        double high = Double.parseDouble(row[1]);
        double low = Double.parseDouble(row[2]);
        assertEquals(high, only(all, Kind.CENTRE_UNSTABLE).temperature(), 1e-9);
        // The centre is a data point, and stable again at low T.
        assertEquals(low, only(all, Kind.CENTRE_STABLE).temperature(), 1e-9);
      } else if (!row[3].equals("nan")) {
        Transition equal = only(all, Kind.COEXISTENCE);
        // These references are depths on a grid of X.
        assertEquals(Double.parseDouble(row[3]), equal.temperature(), 2e-6);
        assertEquals(Double.parseDouble(row[4]), equal.magnetization(), 5e-4);
      }
    }
    // To all digits, by an independent bisection of the difference of depths.
    Transition exact = transitions(new ThreePoint(0.685), Frame.varianceExploding()).get(1);
    assertEquals(0.22792871189149, exact.temperature(), 1e-13);
    assertEquals(0.802952327625, exact.magnetization(), 1e-11);
    // Equal weights: side wells are born, but are as deep as the centre only at T = 0.
    List<Transition> uniform = transitions(new ThreePoint(2.0 / 3), Frame.varianceExploding());
    assertEquals(0.2351, uniform.get(0).temperature(), 1e-4);
    assertEquals(1, uniform.size());
  }

  @Test
  void theTricriticalPoint() {
    double weight = ThreePoint.tricriticalWeight(Frame.varianceExploding());
    assertEquals(0.6914384540362276, weight, 1e-12);
    assertEquals(0.6450663, ThreePoint.tricriticalWeight(Frame.reverseSde()), 1e-7);
    var state = new EquationOfState(new ThreePoint(weight), Frame.varianceExploding());
    double t = Frame.timeAt(1.0 / 3);
    Landau landau = Landau.of(state, t);
    assertEquals(0, landau.coefficients()[2], 1e-14);
    assertEquals(0, landau.coefficients()[4], 1e-13);
    assertEquals(Landau.Order.TRICRITICAL, landau.order());
    // h = 0.45 X⁵: δ = 5, where X = h + ⟨y⟩.
    double[] fields = CurieWeissTest.between(1e-10, 1e-8, 9);
    double[] x = new double[fields.length];
    for (int i = 0; i < x.length; i++) {
      FixedPoint point = state.withBias(3 * fields[i]).fixedPoints(t).get(0);
      x[i] = point.magnetization() + fields[i];
    }
    PowerLawFit fit = PowerLawFit.of(fields, x);
    assertEquals(0.2, fit.exponent().mean(), 2e-4);
    assertEquals(1.17316, fit.amplitude().mean(), 5e-3);
    // β = ¼ along the weights at T = ⅓: X ≈ 1.1032 (δa/a)^¼.
    double odds = weight / (1 - weight) * (1 + 1e-7);
    var above = new EquationOfState(new ThreePoint(odds / (1 + odds)), Frame.varianceExploding());
    assertEquals(1.1032, above.ground(t).position() / Math.pow(1e-7, 0.25), 2e-3);
  }

  /** Between the two tricritical weights the order depends on the frame. */
  @Test
  void theOrderIsAMatterOfTheFrame() {
    ThreePoint model = new ThreePoint(0.67);
    assertEquals(Kind.FOLD, transitions(model, Frame.varianceExploding()).get(0).kind());
    Transition sde = transitions(model, Frame.reverseSde()).get(0);
    assertEquals(Kind.CENTRE_UNSTABLE, sde.kind());
    var state = new EquationOfState(model, Frame.reverseSde());
    assertEquals(Landau.Order.SECOND, Landau.of(state, sde.time()).order());
  }

  @Test
  void landauOfTwoPoints() {
    var state = new EquationOfState(new TwoPoint(1), Frame.varianceExploding());
    double temperature = 1.3;
    double[] c = Landau.of(state, Frame.timeAt(temperature)).coefficients();
    assertEquals(0.5 * (1 - 1 / temperature), c[2], 1e-15);
    assertEquals(1 / (12 * Math.pow(temperature, 3)), c[4], 1e-15);
    assertEquals(-1 / (45 * Math.pow(temperature, 5)), c[6], 1e-15);
    // Inside |m| < πT/2 the landscape itself.
    Landau landau = Landau.of(state, Frame.timeAt(temperature));
    assertEquals(state.landscape(Frame.timeAt(temperature), 0.2), landau.value(0.2), 1e-7);
    var simplex = new EquationOfState(new Simplex(3), Frame.varianceExploding());
    assertEquals(Landau.Order.FIRST, Landau.of(simplex, Frame.timeAt(0.5)).order());
  }

  /** The heat equation makes the centre of a symmetric law on a line break at second order. */
  @Test
  void coolingTheCentreIsNeverOfFirstOrderOnALine() {
    for (double weight : new double[] {0.692, 0.75, 0.9}) {
      var state = new EquationOfState(new ThreePoint(weight), Frame.varianceExploding());
      Transition centre = only(Transitions.of(state), Kind.CENTRE_UNSTABLE);
      assertTrue(Landau.of(state, centre.time()).coefficients()[4] > 0);
    }
    var pam = new EquationOfState(PointModel.pam4(), Frame.varianceExploding());
    Transition centre = only(Transitions.of(pam), Kind.CENTRE_UNSTABLE);
    assertEquals(0.3312190236, centre.temperature(), 1e-10);
    assertEquals(
        0.3021532127,
        only(transitions(PointModel.pam4(), Frame.reverseSde()), Kind.CENTRE_UNSTABLE).time(),
        1e-10);
    List<Transition> levels =
        transitions(PointModel.symmetric("pairs", 0.75, 1.25), Frame.varianceExploding());
    assertEquals(0.931430, levels.get(0).temperature(), 1e-6);
    assertEquals(0.0624, levels.get(1).temperature(), 2e-4);
  }
}
