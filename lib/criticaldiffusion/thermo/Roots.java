package criticaldiffusion.thermo;

import java.util.Locale;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.exception.MathIllegalStateException;

/** A root to round-off within a bracket. */
final class Roots {
  private static final int EVALUATIONS = 2000;

  private Roots() {}

  /**
   * The root between two values of different sign.
   *
   * @throws IllegalStateException with the residual, if it is not found
   */
  static double find(UnivariateFunction f, double low, double high) {
    try {
      return new BracketingNthOrderBrentSolver(1e-15, 1e-300, 0, 5)
          .solve(EVALUATIONS, f, low, high);
    } catch (MathIllegalStateException tooMany) {
      double middle = 0.5 * (low + high);
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "the equation of state did not converge in %d evaluations between %s and %s; residual"
                  + " %s in the middle",
              EVALUATIONS,
              low,
              high,
              f.value(middle)),
          tooMany);
    }
  }
}
