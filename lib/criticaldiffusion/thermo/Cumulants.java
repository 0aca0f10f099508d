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

  /** log cosh x − ½x², without cancellation for small x. */
  static double logCoshExcess(double x) {
    double x2 = x * x;
    return x2 > 0.01
        ? logCosh(x) - 0.5 * x2
        : x2
            * x2
            * (-1.0 / 12
                + x2
                    * (1.0 / 45 + x2 * (-17.0 / 2520 + x2 * (31.0 / 14175 - x2 * 691.0 / 935550))));
  }

  /** atanh x, odd to the last bit. */
  static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * StrictMath.log1p(2 * a / (1 - a)), x);
  }

  /** atanh x − x, without cancellation for small x. */
  static double atanhExcess(double x) {
    double x2 = x * x;
    return x2 > 0.01
        ? atanh(x) - x
        : x
            * x2
            * (1.0 / 3
                + x2
                    * (1.0 / 5
                        + x2
                            * (1.0 / 7
                                + x2 * (1.0 / 9 + x2 * (1.0 / 11 + x2 * (1.0 / 13 + x2 / 15))))));
  }
}
