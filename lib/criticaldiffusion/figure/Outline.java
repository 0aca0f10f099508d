package criticaldiffusion.figure;

/** Series as the numbers that XChart draws: {x…}, {y…}; NaN makes a gap. */
final class Outline {
  private Outline() {}

  /** The points of a curve. */
  static double[][] of(Curve curve, Scale x, Scale y) {
    int length = curve.x().length;
    double[][] points = new double[2][length];
    for (int i = 0; i < length; i++) {
      boolean shown = Scale.shows(x.log(), curve.x()[i]) && Scale.shows(y.log(), curve.y()[i]);
      points[0][i] = shown ? x.given(curve.x()[i]) : x.givenMin();
      points[1][i] = shown ? y.given(curve.y()[i]) : Double.NaN;
    }
    return points;
  }

  /** Along the upper edge and back along the lower one. */
  static double[][] of(Band band, Scale x, Scale y) {
    int length = band.x().length;
    int shown = 0;
    for (int i = 0; i < length; i++) {
      shown += band.shows(i, x.log(), y.log()) ? 1 : 0;
    }
    double[][] points = new double[2][Math.max(1, 2 * shown)];
    points[0][0] = x.givenMin();
    points[1][0] = Double.NaN;
    int at = 0;
    for (int i = 0; i < length; i++) {
      if (band.shows(i, x.log(), y.log())) {
        double low = Scale.shows(y.log(), band.low()[i]) ? band.low()[i] : y.min();
        points[0][at] = x.given(band.x()[i]);
        points[1][at] = y.given(band.high()[i]);
        points[0][2 * shown - 1 - at] = points[0][at];
        points[1][2 * shown - 1 - at] = y.given(low);
        at++;
      }
    }
    return points;
  }

  /** Up, along and down the steps of a histogram, from the axis to the axis. */
  static double[][] of(Steps steps, Scale x, Scale y) {
    int bins = steps.heights().length;
    double[][] points = new double[2][2 * bins + 2];
    double floor = y.log() ? y.min() : Math.max(0, y.min());
    for (int k = 0; k <= bins; k++) {
      double edge = Scale.shows(x.log(), steps.edges()[k]) ? steps.edges()[k] : x.min();
      points[0][2 * k] = x.given(edge);
      points[0][2 * k + 1] = x.given(edge);
      points[1][2 * k] = y.given(k == 0 ? floor : height(steps, k - 1, y, floor));
      points[1][2 * k + 1] = y.given(k == bins ? floor : height(steps, k, y, floor));
    }
    return points;
  }

  private static double height(Steps steps, int k, Scale y, double floor) {
    return Scale.shows(y.log(), steps.heights()[k]) ? steps.heights()[k] : floor;
  }
}
