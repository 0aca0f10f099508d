package criticaldiffusion.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * E f(b + √s g) over g ~ N(0, 1) by the trapezoid rule, for f that is analytic within |Im y| &lt;
 * π/2 of the real line.
 *
 * <p>For such functions the rule converges exponentially: with a step of 0.2 in g, and in y = b +
 * √s g, its error is of order e^{−π²/0.2} = 4·10⁻²², so that only round-off is left. Costs 130
 * max(1, √s) values of f.
 */
public final class GaussianAverage {
  private static final double STEP = 0.2;
  private static final double TAIL = 13;
  private static final double FALL_OFF = 45;

  /** More values of f would take minutes: the variance is not meant. */
  private static final double MOST_VALUES = 1e9;

  private static final double NORMALISATION = 1 / Math.sqrt(2 * Math.PI);

  private GaussianAverage() {}

  /**
   * For an f that is bounded or grows like a power.
   *
   * @throws IllegalArgumentException unless b is finite, s is finite and at least 0, and the
   *     average takes no more than 10⁹ values of f
   */
  public static double of(DoubleUnaryOperator f, double shift, double s) {
    return over(f, shift, s, Double.POSITIVE_INFINITY);
  }

  /**
   * For an f that falls off like e^{−|y|}: a thousand values of it for |b| up to 2s, however large
   * s.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static double ofLocalised(DoubleUnaryOperator f, double shift, double s) {
    // The average is no less than about e^{−|b|}, nor than the Gaussian at 0; what lies beyond the
    // reach is e⁻⁴⁵ of the larger one.
    double least = Math.min(Math.abs(shift), 0.5 * shift * shift / s + 0.5 * StrictMath.log1p(s));
    return over(f, shift, s, FALL_OFF + least);
  }

  private static double over(DoubleUnaryOperator f, double shift, double s, double reach) {
    if (!Double.isFinite(shift) || !(s >= 0 && s < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "an average needs a finite centre and a finite variance >= 0, were "
              + shift
              + " and "
              + s);
    }
    if (s == 0) {
      return f.applyAsDouble(shift);
    }
    double width = Math.sqrt(s);
    double step = STEP / Math.max(1, width);
    double first = Math.ceil(Math.max(-TAIL, (-reach - shift) / width) / step);
    double last = Math.floor(Math.min(TAIL, (reach - shift) / width) / step);
    if (last - first > MOST_VALUES) {
      throw new IllegalArgumentException(
          "an average over a Gaussian of variance " + s + " would take too many values");
    }
    double sum = 0;
    for (long i = (long) first; i <= last; i++) {
      double g = i * step;
      sum += StrictMath.exp(-0.5 * g * g) * f.applyAsDouble(shift + width * g);
    }
    return step * NORMALISATION * sum;
  }
}
