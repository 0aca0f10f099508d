package criticaldiffusion.schedule;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** The positive nodes and their weights of the 8-point Gauss–Legendre rule on [−1, 1]. */
final class GaussLegendre8 {
  static final double[] NODES = new double[4];
  static final double[] WEIGHTS = new double[4];

  static {
    GaussIntegrator rule = new GaussIntegratorFactory(40).legendre(8);
    for (int i = 0; i < 4; i++) {
      NODES[i] = rule.getPoint(4 + i);
      WEIGHTS[i] = rule.getWeight(4 + i);
    }
  }

  private GaussLegendre8() {}
}
