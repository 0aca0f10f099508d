package criticaldiffusion.stats;

import java.util.Locale;

/**
 * Where a noisy curve crosses a level: the root x* of p(x) = level for a polynomial p of least χ²,
 * with the error σ_p(x*)/|p′(x*)|. The errors of different points must be independent.
 *
 * <p>For the crossing of two curves, pass their difference and the level 0.
 */
public final class Crossing {
  private static final int LOCAL_POINTS = 4;

  private Crossing() {}

  /**
   * The crossing of a curve whose points are far apart against their noise: the cubic through the
   * two points on either side (fewer at the ends of the curve).
   *
   * @param x increasing, at least two values
   * @throws IllegalArgumentException if the curve does not cross the level exactly once, as when
   *     noise takes it across several times; then use {@link #fitted}
   */
  public static Estimate of(double[] x, Estimate[] y, double level) {
    FitPoints points = checked(x, y, 2, level);
    int crossings = 0;
    int before = -1;
    for (int i = 0; i + 1 < x.length; i++) {
      if (points.y()[i] >= level != points.y()[i + 1] >= level) {
        crossings++;
        before = i;
      }
    }
    if (crossings != 1) {
      throw notOnce(points, level, crossings);
    }
    int from = Math.max(0, before - (LOCAL_POINTS / 2 - 1));
    int to = Math.min(x.length, before + 1 + LOCAL_POINTS / 2);
    Polynomial curve = new Polynomial(points.between(from, to), to - from - 1);
    return root(curve, level, x[before], x[before + 1], points.samples());
  }

  /**
   * The crossing of a curve of many noisy points: one polynomial fitted to all that are given, so
   * give those near the crossing. Degree 1 to 3; look at neighbouring degrees for the error of
   * truncation, which is not in the result.
   *
   * @param x increasing, at least {@code degree + 1} values
   * @throws IllegalArgumentException if the fitted curve does not go from one side of the level at
   *     the first x to the other side at the last
   */
  public static Estimate fitted(double[] x, Estimate[] y, double level, int degree) {
    if (degree < 1 || degree > 3) {
      throw new IllegalArgumentException("a crossing is fitted by degree 1 to 3, was " + degree);
    }
    FitPoints points = checked(x, y, degree + 1, level);
    Polynomial curve = new Polynomial(points, degree);
    double first = x[0];
    double last = x[x.length - 1];
    if (curve.value(first) >= level == curve.value(last) >= level) {
      throw notOnce(points, level, 0);
    }
    return root(curve, level, first, last, points.samples());
  }

  private static FitPoints checked(double[] x, Estimate[] y, int least, double level) {
    if (!Double.isFinite(level)) {
      throw new IllegalArgumentException("a level to cross is finite, was " + level);
    }
    FitPoints points = FitPoints.of(x, y, least);
    for (int i = 1; i < x.length; i++) {
      if (!(x[i] > x[i - 1])) {
        throw new IllegalArgumentException("x must increase, but " + x[i] + " follows " + x[i - 1]);
      }
    }
    return points;
  }

  /** Bisection, which cannot miss: some sixty halvings of a sign change. */
  private static Estimate root(
      Polynomial curve, double level, double from, double to, long samples) {
    double a = from;
    double b = to;
    boolean above = curve.value(a) >= level;
    for (double middle = a + (b - a) / 2; middle > a && middle < b; middle = a + (b - a) / 2) {
      if (curve.value(middle) >= level == above) {
        a = middle;
      } else {
        b = middle;
      }
    }
    return new Estimate(a, curve.error(a) / Math.abs(curve.slope(a)), samples);
  }

  private static IllegalArgumentException notOnce(FitPoints points, double level, int crossings) {
    double[] y = points.y();
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "the curve must cross %s once, but does so %d times: it goes from %s at x = %s to %s"
                + " at x = %s",
            level,
            crossings,
            y[0],
            points.x()[0],
            y[y.length - 1],
            points.x()[y.length - 1]));
  }
}
