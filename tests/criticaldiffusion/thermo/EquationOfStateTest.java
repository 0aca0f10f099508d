package criticaldiffusion.thermo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.field.PointSet;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.score.ExactScore;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EquationOfStateTest {
  @Test
  void theBranchOfTheReverseSde() {
    var state = new EquationOfState(new TwoPoint(1), Frame.reverseSde());
    for (String[] row : ReferenceTable.rows("thermo_two_delta_bifurcation_ou_sde.csv", ",")) {
      double t = Double.parseDouble(row[0]);
      FixedPoint top = state.ground(t);
      assertEquals(Double.parseDouble(row[3]), top.magnetization(), 1e-11, "t = " + t);
      assertEquals(Double.parseDouble(row[4]), top.position(), 1e-11, "t = " + t);
      assertEquals(top.magnetization() > 0 ? 3 : 1, state.fixedPoints(t).size());
    }
  }

  @Test
  void branchesGoOnThroughAFoldAndAPitchfork() {
    double[] times = new double[60];
    java.util.Arrays.setAll(times, i -> 0.005 * (i + 1));
    var diagram =
        Branches.of(new EquationOfState(new ThreePoint(0.75), Frame.varianceExploding()), times);
    // The centre is stable, unstable, and stable again; the outer pair is born at its side, the
    // unstable pair where it recovers.
    var lines = Branches.lines(diagram);
    var centre = lines.stream().filter(line -> line.branch() == 0).toList();
    assertEquals(3, centre.size());
    assertTrue(centre.get(0).stable() && !centre.get(1).stable() && centre.get(2).stable());
    assertEquals(7, lines.size());
    assertEquals(
        4, lines.stream().filter(line -> line.stable() && line.times().length > 1).count());
    // The order of the times does not matter to the labels.
    double[] backwards = new double[60];
    java.util.Arrays.setAll(backwards, i -> times[59 - i]);
    var other =
        Branches.of(
            new EquationOfState(new ThreePoint(0.75), Frame.varianceExploding()), backwards);
    for (int i = 0; i < 60; i++) {
      assertEquals(diagram.get(i), other.get(59 - i));
    }
  }

  /** Slow, dense, and without any thought: sign changes on a fine grid of k. */
  @ParameterizedTest
  @MethodSource("criticaldiffusion.thermo.ModelLawsTest#models")
  void noFixedPointIsMissed(DataModel model) {
    for (Frame frame : List.of(Frame.varianceExploding(), Frame.reverseSde())) {
      for (double part : new double[] {0.07, 0.19, 0.5, 0.83}) {
        double t = frame.timeAtEffective(part * model.spread());
        double temperature = Frame.temperature(t);
        double effective = frame.effectiveTemperature(t);
        double reach = 1.01 * model.reach(temperature, effective, 0.013) + 1e-3;
        int changes = 0;
        int cells = 4003;
        double before = -1;
        for (int i = 0; i <= cells; i++) {
          double k = -reach + 2 * reach * i / cells;
          double h = effective * (k - 0.013) - model.at(temperature, k).mean();
          changes += i > 0 && h > 0 != before > 0 ? 1 : 0;
          before = h;
        }
        var points = new EquationOfState(model, frame, 0.013).fixedPoints(t);
        assertEquals(changes, points.size(), model.label() + " " + frame.label() + " " + part);
        for (FixedPoint point : points) {
          double m = model.at(point.temperature(), point.field()).mean();
          assertEquals(m, point.magnetization(), 1e-12 * Math.max(1, Math.sqrt(model.spread())));
        }
      }
    }
  }

  /** The OU drift itself, from the library's score, vanishes there. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.5, 2, 3})
  void fixedPointsAreZerosOfTheDrift(double c) {
    PointSet law = PointSet.of(new double[][] {{-3}, {-1}, {1}, {3}});
    var state = new EquationOfState(PointModel.of(law, 1), Frame.ornsteinUhlenbeck(c));
    var ou = new OrnsteinUhlenbeck(10);
    var process = new ReverseProcess(ou, new ExactScore(law, ou), Math.sqrt(Math.min(1, c - 1)));
    for (double t : new double[] {0.05, 0.3, 0.8, 1.5}) {
      for (FixedPoint point : state.fixedPoints(t)) {
        Batch x = Batch.of(new double[][] {{point.position()}});
        Batch score = new Batch(1, 1);
        process.score().score(t, x, score);
        double drift = point.position() + c * score.get(0, 0);
        double size = Math.max(1, Math.abs(point.position()));
        assertEquals(0, drift, 1e-11 * size / -Math.expm1(-2 * t), "c = " + c + ", t = " + t);
        // Stable exactly where the drift points back.
        double h = 1e-6;
        x.set(0, 0, point.position() + h);
        process.score().score(t, x, score);
        double beyond = point.position() + h + c * score.get(0, 0) - drift;
        assertEquals(point.isStable(), beyond < 0);
      }
    }
  }

  /** Unequal weights are a field: the weight in the model or as a bias, one result. */
  @Test
  void weightsAreAField() {
    TwoPoint heavy = new TwoPoint(1, 0.8);
    var inModel = new EquationOfState(heavy, Frame.varianceExploding());
    var asBias =
        new EquationOfState(new TwoPoint(1), Frame.varianceExploding()).withBias(heavy.bias());
    for (double temperature : new double[] {0.2, 0.44, 0.46, 1.2}) {
      double t = Frame.timeAt(temperature);
      var left = inModel.fixedPoints(t);
      var right = asBias.fixedPoints(t);
      assertEquals(temperature < 0.45 ? 3 : 1, left.size());
      assertEquals(left.size(), right.size());
      for (int i = 0; i < left.size(); i++) {
        assertEquals(left.get(i).magnetization(), right.get(i).magnetization(), 1e-13);
      }
    }
    Transition fold = Transitions.first(inModel);
    assertEquals(Transition.Kind.FOLD, fold.kind());
    assertEquals(0.4502260733, fold.temperature(), 1e-9);
    assertEquals(-0.741467414488, fold.magnetization(), 1e-7);
  }

  @Test
  void hysteresisOfTheSweptField() {
    double temperature = 0.5;
    double t = Frame.timeAt(temperature);
    var state = new EquationOfState(new TwoPoint(1), Frame.varianceExploding());
    double step = 1e-4;
    double m = -1;
    double jump = Double.NaN;
    for (double h = -0.5; h <= 0.5; h += step) {
      FixedPoint next = state.withBias(h / temperature).flow(t, m);
      if (m < 0 && next.magnetization() > 0) {
        jump = h;
      }
      m = next.magnetization();
    }
    assertEquals(0.26642, jump, 1.1 * step);
    assertEquals(CurieWeiss.magnetization(0.5, 0.5), m, 2e-4);
    // Back: on the plain denoiser map X ← ⟨y⟩(X) + h, iterated.
    double x = 1;
    double back = Double.NaN;
    for (double h = 0.5; h >= -0.5; h -= step) {
      double before = x;
      for (int i = 0; i < 2000; i++) {
        x = Math.tanh((x + h) / temperature);
      }
      if (before > 0 && x < 0) {
        back = h;
      }
    }
    assertEquals(-0.26642, back, 2 * step);
  }

  @Test
  void responsesDivergeAndRecover() {
    var state = new EquationOfState(new TwoPoint(1), Frame.varianceExploding());
    for (double eps : new double[] {1e-3, 1e-5}) {
      FixedPoint above = state.ground(Frame.timeAt(1 + eps));
      FixedPoint below = state.ground(Frame.timeAt(1 - eps));
      assertEquals(1, eps * state.response(above), 1e-9);
      assertEquals(0.5 * (1 - 1.8 * eps), eps * state.response(below), 3 * eps * eps + 1e-9);
    }
  }

  /** X*² = 3(T_c − T) for every symmetric law on a line, d + 2 for 3 on a sphere. */
  @Test
  void theSlopeIsUniversal() {
    var laws =
        List.of(
            new TwoPoint(1),
            PointModel.pam4(),
            PointModel.symmetric("pairs", 0.6, 1.4),
            PointModel.onLine(new double[] {0.4, 0.2, 0.4}, -1, 0, 1),
            PointModel.symmetric("six", 0.3, 1.1, 1.9));
    for (DataModel model : laws) {
      var state = new EquationOfState(model, Frame.varianceExploding());
      Transition centre =
          Transitions.of(state).stream()
              .filter(change -> change.kind() == Transition.Kind.CENTRE_UNSTABLE)
              .findFirst()
              .orElseThrow();
      double eps = 1e-4 * centre.temperature();
      FixedPoint point = nearest(state, Frame.timeAt(centre.temperature() - eps));
      double slope = point.position() * point.position() / eps;
      assertEquals(2.9998, slope, 5e-4, model.label());
    }
    for (int d : new int[] {2, 3, 10}) {
      Hypersphere sphere = new Hypersphere(d, 1);
      var state = new EquationOfState(sphere, Frame.varianceExploding());
      double eps = 1e-5;
      double x = state.ground(Frame.timeAt(sphere.criticalTemperature() - eps)).position();
      assertEquals(d + 2, x * x / eps, 2e-4 * (d + 2) * d);
    }
  }

  private static FixedPoint nearest(EquationOfState state, double t) {
    return state.stable(t).stream()
        .filter(point -> point.magnetization() > 0)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void falseSpeciationIsNoBrokenSymmetry() {
    // One Gaussian of variance 4: the drift of the reverse SDE changes sign, the free energy does
    // not.
    GaussianPair one = new GaussianPair(0, 4);
    double t = 0.5 * Math.log(3);
    var sde = new EquationOfState(one, Frame.reverseSde());
    assertTrue(sde.fixedPoints(t + 0.01).get(0).isStable());
    assertFalse(sde.fixedPoints(t - 0.01).get(0).isStable());
    var free = new EquationOfState(one, Frame.varianceExploding());
    assertEquals(List.of(), Transitions.of(free));
    assertThrows(IllegalArgumentException.class, () -> Transitions.first(free));
    for (double at : new double[] {0.01, 0.5, 3}) {
      assertEquals(1, free.stable(at).size());
      assertEquals(1, sde.fixedPoints(at).size());
    }
  }

  @Test
  void badInput() {
    var state = new EquationOfState(new TwoPoint(1), Frame.reverseSde());
    for (double t : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> state.fixedPoints(t));
    }
    assertThrows(IllegalArgumentException.class, () -> state.withBias(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Transitions.between(state, 1, 0.5));
    var ode = new EquationOfState(new TwoPoint(2), Frame.probabilityFlow());
    String message =
        assertThrows(IllegalArgumentException.class, () -> Transitions.first(ode)).getMessage();
    assertTrue(message.startsWith("no transition"), message);
  }
}
