package criticaldiffusion.thermo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.Diffusible;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.PointSet;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model must obey; a new one is covered by a line in the list. */
class ModelLawsTest {
  static Stream<DataModel> models() {
    return Stream.of(
        new TwoPoint(1),
        new TwoPoint(4, 0.8),
        PointModel.onLine(new double[] {0.5, 0.2, 0.3}, -1, 0.4, 2),
        PointModel.pam4(),
        PointModel.symmetric("hierarchy", 0.75, 1.25),
        PointModel.of(PointSet.of(new double[][] {{1, 2}, {1, -2}, {-1, 2}, {-1, -2}}), 0, 1),
        new ThreePoint(0.7),
        new Simplex(2),
        new Simplex(5),
        new ClockModel(3),
        new ClockModel(6),
        new Hypersphere(1, 1),
        new Hypersphere(3, 2),
        new Hypersphere(40, 1),
        new MeanFieldIsing(0.3),
        new MeanFieldIsing(-0.7),
        new GaussianPair(2, 0.5),
        new GaussianPair(0, 1.5),
        new Guidance(-0.8),
        new Guidance(3));
  }

  private static double difference(DoubleUnaryOperator f, double h) {
    return (8 * (f.applyAsDouble(h) - f.applyAsDouble(-h))
            - (f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h)))
        / (12 * h);
  }

  @ParameterizedTest
  @MethodSource("models")
  void momentsAreDerivativesOfLogZ(DataModel model) {
    double unit = 1 / Math.sqrt(model.spread());
    for (double t : new double[] {0.3, 2}) {
      for (double u : new double[] {-4, -0.6, 0, 0.05, 1.3, 7}) {
        double k = u * unit;
        var here = model.at(t, k);
        String what = model.label() + ", T = " + t + ", u = " + u;
        double h = 1e-2 * unit;
        double scale = 1e-6 * Math.sqrt(model.spread());
        double mean = difference(x -> model.logPartition(t, k + x), h);
        assertEquals(mean, here.mean(), scale, what);
        double variance = difference(x -> model.at(t, k + x).mean(), h);
        assertEquals(variance, here.variance(), 1e-6 * model.spread(), what);
        double third = difference(x -> model.at(t, k + x).variance(), h);
        double changing = here.variance() - model.background(t);
        double allowed = model.steepness(t) * Math.abs(changing);
        assertTrue(Math.abs(third) <= allowed + 10 * scale * model.spread(), what + ", steepness");
        assertTrue(here.variance() <= model.spread() * (1 + 1e-12), what + ", spread");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void cumulantsAreThoseOfTheSeries(DataModel model) {
    double unit = 1 / Math.sqrt(model.spread());
    double[] c = model.cumulants(0.7);
    assertEquals(model.logPartition(0.7, 0), c[0], 1e-13);
    for (double u : new double[] {-0.1, 0.05}) {
      double k = u * unit;
      double series = 0;
      double power = 1;
      for (int n = 1; n <= 6; n++) {
        series += c[n] * power;
        power *= k / n;
      }
      // The next term is of order u⁶/6! and a number.
      double scale = Math.sqrt(model.spread());
      assertEquals(series, model.at(0.7, k).mean(), 3e-7 * scale, model.label());
    }
  }

  /** A model and the law of d components that it stands for. */
  record Pair(DataModel model, Diffusible law, double[] direction) {}

  static List<Pair> laws() {
    Simplex simplex = new Simplex(4);
    ClockModel clock = new ClockModel(5);
    return List.of(
        new Pair(new TwoPoint(4, 0.8), PointSet.of(new double[] {0.8, 0.2}, rows(2, -2)), one()),
        new Pair(
            new ThreePoint(0.6), PointSet.of(new double[] {0.3, 0.4, 0.3}, rows(-1, 0, 1)), one()),
        new Pair(simplex, simplex.points(), simplex.points().point(0)),
        new Pair(clock, clock.points(), clock.points().point(0)),
        new Pair(new Hypersphere(1, 2), PointSet.of(rows(2, -2)), one()),
        new Pair(new GaussianPair(2, 0.5), GaussianMixture.twoClasses(2, 1, 0.5, 0.5), diagonal()));
  }

  private static double[][] rows(double... points) {
    return java.util.Arrays.stream(points).mapToObj(y -> new double[] {y}).toArray(double[][]::new);
  }

  private static double[] one() {
    return new double[] {1};
  }

  private static double[] diagonal() {
    return new double[] {Math.sqrt(0.5), Math.sqrt(0.5)};
  }

  /** The line is closed: the ensemble in all dimensions has the same moments. */
  @ParameterizedTest
  @MethodSource("laws")
  void theReducedModelIsTheFullOne(Pair pair) {
    double t = 0.6;
    double[] e = pair.direction();
    for (double k : new double[] {-1.1, 0, 0.8, 2.5}) {
      double[] x = e.clone();
      for (int i = 0; i < x.length; i++) {
        x[i] *= k * t;
      }
      PosteriorEnsemble full = PosteriorEnsemble.of(pair.law(), t, x);
      var line = pair.model().at(t, k);
      double components = pair.model() instanceof GaussianPair ? extra(t, 0.5) : 0;
      assertEquals(full.logPartition(), pair.model().logPartition(t, k) + components, 1e-13);
      double squared = 0;
      for (int i = 0; i < e.length; i++) {
        assertEquals(full.mean()[i], line.mean() * e[i], 1e-13);
        for (int j = 0; j < e.length; j++) {
          squared += e[i] * full.covariance()[i * e.length + j] * e[j];
        }
      }
      assertEquals(squared, line.variance(), 1e-13);
      double trace = 0;
      double top = 0;
      for (double mass : full.masses()) {
        trace += (1 - mass) * t;
        top = Math.max(top, (1 - mass) * t);
      }
      double across = pair.model().transverse(t, k);
      assertEquals(top, Math.max(line.variance(), across), 1e-13, pair.model().label());
      assertTrue(trace >= line.variance() + across - 1e-13);
    }
  }

  /** log Z of the noise across the line, which the line leaves out. */
  private static double extra(double t, double s2) {
    return 0.5 * Math.log(t / (s2 + t));
  }

  @Test
  void badInput() {
    for (Runnable wrong :
        List.<Runnable>of(
            () -> new TwoPoint(1, 0),
            () -> new TwoPoint(1, 1.2),
            () -> new TwoPoint(-1),
            () -> new Simplex(1),
            () -> new ClockModel(1),
            () -> new Hypersphere(0, 1),
            () -> new Hypersphere(3, 0),
            () -> new ThreePoint(0),
            () -> new ThreePoint(1.5),
            () -> new MeanFieldIsing(1),
            () -> new GaussianPair(1, 0),
            () -> new Guidance(-2),
            () -> new Guidance(Double.NaN),
            () -> PointModel.onLine(new double[] {1}, 1),
            () -> PointModel.onLine(new double[] {0.5, 0.5}, 1, 1),
            () -> PointModel.of(PointSet.of(new double[][] {{1, 0}, {-1, 1}}), 1, 0),
            () -> PointModel.of(PointSet.of(new double[][] {{1, 0}, {-1, 0}}), 0, 0))) {
      assertThrows(IllegalArgumentException.class, wrong::run);
    }
  }
}
