package criticaldiffusion.critical;

import java.util.function.DoubleBinaryOperator;

/**
 * The variance that the reverse SDE of Anderson 1982 generates with weights w(t) in place of w* =
 * 1/C(t): v′ = 2(1 − 2w)v + 2 from v = 1 at the horizon down to t = 0. The counterpart for the SDE
 * of what {@link UnfinishedScore} says of the ODE; to first order ln(v/C) = −4∫ (w − w*)A dt, A =
 * e^{−2t}C/C(t), so that noise forgives the errors of the early, noisy times (arXiv:2605.12597).
 *
 * <p>Solved exactly over each of many short steps with w in its middle; the error of a variance is
 * some 10⁻⁵ of it.
 *
 * @param horizon T, positive and finite
 */
public record UnfinishedDiffusion(double horizon) {
  private static final int STEPS = 2000;

  /**
   * Checks T.
   *
   * @throws IllegalArgumentException unless T is positive and finite
   */
  public UnfinishedDiffusion {
    if (!(horizon > 0 && horizon < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a horizon is positive and finite, was " + horizon);
    }
  }

  /**
   * v/C of a mode.
   *
   * @param variance C
   * @param weight w of t and C(t)
   */
  public double ratio(double variance, DoubleBinaryOperator weight) {
    double v = 1;
    for (int j = 0; j < STEPS; j++) {
      double t = time(j);
      double h = t - time(j + 1);
      double middle = t - 0.5 * h;
      double w = weight.applyAsDouble(middle, ModeSpectrum.diffused(variance, middle));
      double rate = 2 * (1 - 2 * w);
      double growth = StrictMath.expm1(rate * h);
      v += growth * v + 2 * (rate == 0 ? h : growth / rate);
    }
    return v / variance;
  }

  private double time(int j) {
    double u = 1 - (double) j / STEPS;
    return horizon * u * u;
  }

  /**
   * v/C for one layer after s steps from w₀ at η = 1/C_max(t).
   *
   * @param largest C_max at t = 0
   */
  public double oneLayer(double variance, double largest, double start, long steps) {
    return ratio(
        variance,
        (t, c) -> ModeRelaxation.oneLayer(c, start, 1 / ModeSpectrum.diffused(largest, t), steps));
  }

  /**
   * v/C for two balanced layers after s steps from w₀ = a/C_max(t): w ← w(1 − η(Cw − 1))².
   *
   * @param largest C_max at t = 0
   * @param fraction a
   * @param rate η
   */
  public double twoLayers(
      double variance, double largest, double fraction, double rate, long steps) {
    return ratio(
        variance,
        (t, c) -> {
          double w = fraction / ModeSpectrum.diffused(largest, t);
          for (long s = 0; s < steps; s++) {
            double factor = 1 - rate * (c * w - 1);
            w *= factor * factor;
          }
          return w;
        });
  }
}
