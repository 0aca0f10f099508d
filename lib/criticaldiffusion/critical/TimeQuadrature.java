package criticaldiffusion.critical;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** ∫₀^T f dt = Σ lengths f(times), by Gauss–Legendre in √t: scores change fastest near t = 0. */
record TimeQuadrature(double[] times, double[] lengths) {
  /** 10⁻⁶ of the logarithms of generated variances for L up to 256. */
  static final int NODES = 64;

  static TimeQuadrature upTo(double horizon) {
    if (!(horizon > 0 && horizon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a horizon must be positive and finite, was " + horizon);
    }
    double[] times = new double[NODES];
    double[] lengths = new double[NODES];
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(NODES);
    for (int j = 0; j < NODES; j++) {
      double u = (1 + rule.getPoint(j)) / 2;
      times[j] = horizon * u * u;
      lengths[j] = horizon * u * rule.getWeight(j);
    }
    return new TimeQuadrature(times, lengths);
  }
}
