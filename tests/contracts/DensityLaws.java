package contracts;

import criticaldiffusion.field.Density;
import criticaldiffusion.linalg.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.FiniteDifferencesDifferentiator;

/**
 * Contract 2: the score is ∇ log p, row by row, and leaves the points alone; p integrates to one.
 *
 * <p>The gradient is a 9-point central difference with steps of 0.002: for densities no narrower
 * than 0.1 its error is below 10⁻¹¹, the tolerance 10⁻⁹ of 1 + |S|.
 */
final class DensityLaws {
  private static final double STEP = 0.002;
  private static final double TOLERANCE = 1e-9;

  private DensityLaws() {}

  /** What the density breaks at these points, one line each. */
  static List<String> violations(Density density, Batch points) {
    List<String> violations = new ArrayList<>();
    Batch before = points.copy();
    Batch score = new Batch(points.size(), points.dimension());
    density.score(points, score);
    if (!Arrays.equals(before.copy().data(), points.copy().data())) {
      violations.add("the score changed its points");
    }
    for (int i = 0; i < points.size(); i++) {
      Batch alone = new Batch(1, points.dimension());
      density.score(points.rows(i, i + 1), alone);
      if (!same(alone.row(0), score.row(i))) {
        violations.add("the score of row " + i + " depends on the other rows");
      }
      for (int j = 0; j < points.dimension(); j++) {
        double difference = derivative(density, points.row(i), j);
        double value = score.get(i, j);
        if (!(Math.abs(value - difference) <= TOLERANCE * (1 + Math.abs(value)))) {
          violations.add(
              String.format(
                  Locale.ROOT,
                  "at %s the score's component %d is %s, d log p is %s",
                  Arrays.toString(points.row(i)),
                  j,
                  value,
                  difference));
        }
      }
    }
    return violations;
  }

  /** To 10⁻¹⁰, as the native matrix engine promises; to the bit is contract 7, without it. */
  private static boolean same(double[] a, double[] b) {
    boolean same = true;
    for (int j = 0; j < a.length; j++) {
      same &= Math.abs(a[j] - b[j]) <= 1e-10 * (1 + Math.abs(b[j]));
    }
    return same;
  }

  /**
   * The integral of p by the trapezoidal rule on [−10, 10]ᵈ, d = 1 or 2, which for Gaussians no
   * narrower than 0.2 converges to round-off.
   */
  static double integral(Density density) {
    int nodes = 201;
    double spacing = 0.1;
    double[] x = new double[density.dimension()];
    double sum = 0;
    int total = x.length == 1 ? nodes : nodes * nodes;
    for (int i = 0; i < total; i++) {
      x[0] = spacing * (i % nodes - nodes / 2);
      if (x.length == 2) {
        x[1] = spacing * (i / nodes - nodes / 2);
      }
      sum += Math.exp(density.logDensity(x, 0));
    }
    return sum * Math.pow(spacing, x.length);
  }

  private static double derivative(Density density, double[] point, int component) {
    // Inside a longer array, so that an implementation that forgets the offset is found.
    double[] x = new double[point.length + 2];
    System.arraycopy(point, 0, x, 2, point.length);
    return new FiniteDifferencesDifferentiator(9, STEP)
        .differentiate(
            (double value) -> {
              x[2 + component] = value;
              return density.logDensity(x, 2);
            })
        .value(new DSFactory(1, 1).variable(0, point[component]))
        .getPartialDerivative(1);
  }
}
