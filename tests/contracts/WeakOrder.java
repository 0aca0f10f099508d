package contracts;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.TimeGrid;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;

/**
 * The error of means, without Monte Carlo noise, in one dimension.
 *
 * <p>On a Gaussian target a step is x ↦ ax + b + cz, and a, b, c are read off from three probes, so
 * mean and variance follow exactly. On any target E[h(x_end) | x_t] is propagated back from the
 * last step to the first, u_k(x) = E[u_{k+1}(step(x, z))], by Gauss–Hermite in z and splines in x.
 */
final class WeakOrder {
  private static final double RANGE = 8;
  private static final int NODES = 401;

  private WeakOrder() {}

  /** Mean and variance at the grid's end, of a start with the given ones, if steps are linear. */
  static double[] gaussianMoments(
      ReverseProcess process, Integrator integrator, TimeGrid grid, double mean, double variance) {
    double m = mean;
    double v = variance;
    for (int k = 0; k < grid.steps(); k++) {
      double t = grid.time(k);
      double s = grid.time(k + 1);
      double b = step(process, integrator, t, s, 0, 0);
      double a = step(process, integrator, t, s, 1, 0) - b;
      double c = step(process, integrator, t, s, 0, 1) - b;
      m = a * m + b;
      v = a * a * v + c * c;
    }
    return new double[] {m, v};
  }

  private static double step(
      ReverseProcess process, Integrator integrator, double t, double s, double x, double z) {
    Batch point = Batch.of(new double[] {x}, 1);
    integrator.step(process, point, t, s, new Probe[] {new Probe(z)});
    return point.get(0, 0);
  }

  /** The values u_0(x) = E[h(x_end) | x at the grid's start] at the nodes x. */
  static double[] conditionalMeans(
      ReverseProcess process, Integrator integrator, TimeGrid grid, DoubleUnaryOperator h) {
    GaussIntegrator normal = new GaussIntegratorFactory(40).hermite(8);
    double[] nodes = nodes();
    double[] u = Arrays.stream(nodes).map(h).toArray();
    for (int k = grid.steps() - 1; k >= 0; k--) {
      PolynomialSplineFunction after = new SplineInterpolator().interpolate(nodes, u);
      double[] before = new double[NODES];
      for (int q = 0; q < normal.getNumberOfPoints(); q++) {
        Batch x = Batch.of(nodes.clone(), 1);
        Probe[] rng = new Probe[NODES];
        for (int i = 0; i < NODES; i++) {
          rng[i] = new Probe(Math.sqrt(2) * normal.getPoint(q));
        }
        integrator.step(process, x, grid.time(k), grid.time(k + 1), rng);
        double weight = normal.getWeight(q) / Math.sqrt(Math.PI);
        for (int i = 0; i < NODES; i++) {
          before[i] += weight * after.value(Math.max(-RANGE, Math.min(RANGE, x.get(i, 0))));
        }
      }
      u = before;
    }
    return u;
  }

  /** √E[(u − v)²] over a start with the given density. */
  static double distance(double[] u, double[] v, DoubleUnaryOperator logDensity) {
    double[] nodes = nodes();
    double sum = 0;
    for (int i = 0; i < NODES; i++) {
      sum += (u[i] - v[i]) * (u[i] - v[i]) * Math.exp(logDensity.applyAsDouble(nodes[i]));
    }
    return Math.sqrt(sum * 2 * RANGE / (NODES - 1));
  }

  private static double[] nodes() {
    double[] nodes = new double[NODES];
    Arrays.setAll(nodes, i -> RANGE * (2.0 * i / (NODES - 1) - 1));
    return nodes;
  }
}
