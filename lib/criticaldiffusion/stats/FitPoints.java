package criticaldiffusion.stats;

import java.util.Arrays;

/** Points for a fit, checked: finite, and either all with an error or none. */
record FitPoints(double[] x, double[] y, double[] sigma, long samples) {
  static FitPoints of(double[] x, Estimate[] y, int least) {
    if (x.length != y.length || x.length < least) {
      throw new IllegalArgumentException(
          "need as many x as y and at least "
              + least
              + " points, were "
              + x.length
              + " and "
              + y.length);
    }
    double[] means = Arrays.stream(y).mapToDouble(Estimate::mean).toArray();
    double[] sigma = Arrays.stream(y).mapToDouble(Estimate::error).toArray();
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i]) || !Double.isFinite(means[i]) || !Double.isFinite(sigma[i])) {
        throw new IllegalArgumentException(
            "point " + i + " is not finite: x = " + x[i] + ", y = " + y[i]);
      }
      if ((sigma[i] == 0) != (sigma[0] == 0)) {
        throw new IllegalArgumentException(
            "point " + (sigma[i] == 0 ? i : 0) + " has no error, but others have");
      }
    }
    return new FitPoints(
        x, means, sigma, Arrays.stream(y).mapToLong(Estimate::samples).min().orElse(1));
  }

  /** Whether the points are exact; then all weigh the same. */
  boolean exact() {
    return sigma[0] == 0;
  }

  double weight(int i) {
    return exact() ? 1 : 1 / (sigma[i] * sigma[i]);
  }

  FitPoints between(int from, int to) {
    return new FitPoints(
        Arrays.copyOfRange(x, from, to),
        Arrays.copyOfRange(y, from, to),
        Arrays.copyOfRange(sigma, from, to),
        samples);
  }
}
