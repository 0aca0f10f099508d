package criticaldiffusion.thermo;

/** Cumulants of a finite law from its central moments. */
final class Cumulants {
  private Cumulants() {}

  /** κ₁ … κ₆ in places 1 … 6; place 0 is left 0. */
  static double[] of(double[] values, double[] probabilities) {
    double mean = 0;
    for (int k = 0; k < values.length; k++) {
      mean += probabilities[k] * values[k];
    }
    double[] moment = new double[7];
    for (int k = 0; k < values.length; k++) {
      double power = probabilities[k];
      for (int n = 1; n <= 6; n++) {
        power *= values[k] - mean;
        moment[n] += power;
      }
    }
    double m2 = moment[2];
    double m3 = moment[3];
    double m4 = moment[4];
    return new double[] {
      0,
      mean,
      m2,
      m3,
      m4 - 3 * m2 * m2,
      moment[5] - 10 * m3 * m2,
      moment[6] - 15 * m4 * m2 - 10 * m3 * m3 + 30 * m2 * m2 * m2
    };
  }

  /** log cosh without overflow. */
  static double logCosh(double x) {
    double a = Math.abs(x);
    return a < 1e-3
        ? a * a * (0.5 - a * a / 12)
        : a + StrictMath.log1p(StrictMath.exp(-2 * a)) - StrictMath.log(2);
  }

  /** 1 − tanh²x without cancellation. */
  static double squaredSech(double x) {
    double e = StrictMath.exp(-2 * Math.abs(x));
    double s = 2 / (1 + e);
    return e * s * s;
  }

  /** atanh x. */
  static double atanh(double x) {
    return 0.5 * StrictMath.log1p(2 * x / (1 - x));
  }
}
