package criticaldiffusion.stats;

import org.hipparchus.special.Gamma;

/**
 * χ² = Σ (y_i − f_i)²/σ_i² of measured values against a curve: about 1 a degree of freedom where
 * the curve is right and the errors are right and independent.
 *
 * @param value χ², at least 0
 * @param degreesOfFreedom points less fitted parameters, at least 0
 */
public record ChiSquare(double value, int degreesOfFreedom) {
  /**
   * Checks both numbers.
   *
   * @throws IllegalArgumentException if one is negative or χ² is NaN
   */
  public ChiSquare {
    if (!(value >= 0) || degreesOfFreedom < 0) {
      throw new IllegalArgumentException(
          "chi square and its degrees of freedom are at least 0, were "
              + value
              + " and "
              + degreesOfFreedom);
    }
  }

  /**
   * Measured values against given ones, without a fitted parameter. A value without error weighs as
   * it must: equal to the expected one it adds nothing, otherwise χ² is infinite.
   *
   * @throws IllegalArgumentException if there is no point, the lengths differ, or a number is NaN
   */
  public static ChiSquare of(Estimate[] measured, double[] expected) {
    if (measured.length == 0 || measured.length != expected.length) {
      throw new IllegalArgumentException(
          "need as many expected values as measured ones and at least one, were "
              + expected.length
              + " and "
              + measured.length);
    }
    double sum = 0;
    for (int i = 0; i < measured.length; i++) {
      double sigmas = measured[i].sigmasFrom(expected[i]);
      sum += sigmas * sigmas;
    }
    return new ChiSquare(sum, measured.length);
  }

  /** χ² a degree of freedom, NaN without any. */
  public double perDegree() {
    return degreesOfFreedom == 0 ? Double.NaN : value / degreesOfFreedom;
  }

  /** The probability Q(ν/2, χ²/2) of a χ² at least as large; 1 without a degree of freedom. */
  public double pValue() {
    if (degreesOfFreedom == 0) {
      return 1;
    }
    return Double.isInfinite(value)
        ? 0
        : Gamma.regularizedGammaQ(degreesOfFreedom / 2.0, value / 2);
  }
}
