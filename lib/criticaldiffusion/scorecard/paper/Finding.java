package criticaldiffusion.scorecard.paper;

import criticaldiffusion.stats.Estimate;
import java.util.Locale;

/**
 * One number of a statement: what is expected and what was found here.
 *
 * @param what the quantity, with its parameters
 * @param expected the value of the paper, or of its theory
 * @param found the value here
 * @param error one standard error of the difference; 0 for numbers that no sampling enters
 * @param tolerance for those: how far apart they may be (the last printed digit, say)
 */
public record Finding(String what, double expected, double found, double error, double tolerance) {
  /** Beyond this many standard errors a statement is not confirmed: one chance in 15,800. */
  public static final double SIGMAS = 4;

  /** A Monte Carlo number against a value that is exact. */
  public static Finding measured(String what, double expected, Estimate found) {
    return new Finding(what, expected, found.mean(), found.error(), 0);
  }

  /** A Monte Carlo number against one with an error of its own. */
  public static Finding measured(String what, Estimate expected, Estimate found) {
    double error = Math.sqrt(found.error() * found.error() + expected.error() * expected.error());
    return new Finding(what, expected.mean(), found.mean(), error, 0);
  }

  /** χ² per point, which is 1 ± √(2/points) where a theory holds. */
  public static Finding chiSquare(String what, double perPoint, int points) {
    return new Finding("χ² per point, " + what, 1, perPoint, StrictMath.sqrt(2.0 / points), 0);
  }

  /** A number that no sampling enters. */
  public static Finding exact(String what, double expected, double found, double tolerance) {
    return new Finding(what, expected, found, 0, tolerance);
  }

  /** Whether sampling enters. */
  public boolean isSampled() {
    return error > 0;
  }

  /** (found − expected)/error; NaN for numbers that no sampling enters. */
  public double sigmas() {
    return isSampled() ? (found - expected) / error : Double.NaN;
  }

  /** Whether the two agree. */
  public boolean agrees() {
    double apart = Math.abs(found - expected);
    return isSampled() ? apart <= SIGMAS * error : apart <= tolerance;
  }

  /** The value here, with its error: {@code 0.7753(11)}. */
  public String foundText() {
    return isSampled()
        ? new Estimate(found, error, 1).toString()
        : String.format(Locale.ROOT, "%.6g", found);
  }

  /** {@code +0.7 σ}, or how far apart numbers are that no sampling enters. */
  public String distanceText() {
    return isSampled()
        ? String.format(Locale.ROOT, "%+.1f σ", sigmas())
        : String.format(Locale.ROOT, "%.1g (at most %.1g)", Math.abs(found - expected), tolerance);
  }
}
