package criticaldiffusion.stats;

/**
 * The straight line y = a + b x of least χ² = Σ (y_i − a − b x_i)²/σ_i², with b = Σ w (x − x̄) y/S,
 * S = Σ w (x − x̄)², w = 1/σ², and the errors 1/√S of b and 1/√Σw of the height at x̄, which are
 * independent of each other (Bevington, "Data reduction and error analysis for the physical
 * sciences", ch. 6).
 *
 * <p>Points without an error (all of them, or none) weigh the same, and their scatter about the
 * line takes the place of the errors; χ² is then its number of degrees of freedom by construction
 * and says nothing. The errors of different points must be independent.
 */
public final class LineFit {
  private final double centre;
  private final double height;
  private final double heightError;
  private final Estimate slope;
  private final ChiSquare chiSquare;

  private LineFit(FitPoints points) {
    int n = points.x().length;
    double weights = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < n; i++) {
      weights += points.weight(i);
      sumX += points.weight(i) * points.x()[i];
      sumY += points.weight(i) * points.y()[i];
    }
    centre = sumX / weights;
    height = sumY / weights;
    double spread = 0;
    double product = 0;
    for (int i = 0; i < n; i++) {
      double dx = points.x()[i] - centre;
      spread += points.weight(i) * dx * dx;
      product += points.weight(i) * dx * (points.y()[i] - height);
    }
    if (!(spread > 0)) {
      throw new IllegalArgumentException("a line needs two different x, all are " + centre);
    }
    double b = product / spread;
    double residual = 0;
    for (int i = 0; i < n; i++) {
      double distance = points.y()[i] - height - b * (points.x()[i] - centre);
      residual += points.weight(i) * distance * distance;
    }
    int freedom = n - 2;
    // Without errors the unit of weight is what the scatter says it is; two points say nothing.
    double unit = points.exact() ? (freedom == 0 ? Double.NaN : residual / freedom) : 1;
    slope = new Estimate(b, Math.sqrt(unit / spread), points.samples());
    heightError = Math.sqrt(unit / weights);
    chiSquare = new ChiSquare(points.exact() ? freedom : residual, freedom);
  }

  /**
   * The line through measured points, at least two.
   *
   * @throws IllegalArgumentException if there are fewer, all x are one, a number is not finite, or
   *     some points have an error and others none
   */
  public static LineFit of(double[] x, Estimate[] y) {
    return new LineFit(FitPoints.of(x, y, 2));
  }

  /** The line through exact points, with errors from their scatter: NaN for two points. */
  public static LineFit of(double[] x, double[] y) {
    return of(x, exact(y));
  }

  static Estimate[] exact(double[] y) {
    Estimate[] estimates = new Estimate[y.length];
    for (int i = 0; i < y.length; i++) {
      estimates[i] = new Estimate(y[i], 0, 1);
    }
    return estimates;
  }

  /** The slope b. */
  public Estimate slope() {
    return slope;
  }

  /** The line at x, with the error that the fit gives it there; a at x = 0. */
  public Estimate at(double x) {
    double dx = x - centre;
    return new Estimate(
        height + slope.mean() * dx,
        StrictMath.hypot(heightError, slope.error() * dx),
        slope.samples());
  }

  /** χ² of the points about the line. */
  public ChiSquare chiSquare() {
    return chiSquare;
  }
}
