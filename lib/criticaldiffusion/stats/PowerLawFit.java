package criticaldiffusion.stats;

import java.util.Arrays;

/**
 * The power law y = A x^k, as the straight line ln y = ln A + k ln x of least χ² (see {@link
 * LineFit}), with the error σ/y of ln y.
 *
 * <p>The logarithm of a noisy value is off by −σ²/2y² on average, so a value below three of its own
 * errors is refused. Corrections to scaling are not in the fit: look at χ², and leave out the
 * smallest sizes until the exponent no longer moves.
 */
public final class PowerLawFit {
  private static final double LEAST_SIGMAS = 3;

  private final LineFit line;

  private PowerLawFit(LineFit line) {
    this.line = line;
  }

  /**
   * The power law through measured points, at least two.
   *
   * @throws IllegalArgumentException if there are fewer, all x are one, an x is not above 0, a y is
   *     not above three of its errors, or some points have an error and others none
   */
  public static PowerLawFit of(double[] x, Estimate[] y) {
    for (double value : x) {
      if (!(value > 0)) {
        throw new IllegalArgumentException("a power law needs x above 0, was " + value);
      }
    }
    double[] logX = Arrays.stream(x).map(StrictMath::log).toArray();
    return new PowerLawFit(
        LineFit.of(logX, Arrays.stream(y).map(PowerLawFit::log).toArray(Estimate[]::new)));
  }

  /** The power law through exact points, with errors from their scatter: NaN for two points. */
  public static PowerLawFit of(double[] x, double[] y) {
    return of(x, LineFit.exact(y));
  }

  private static Estimate log(Estimate y) {
    if (!(y.mean() > LEAST_SIGMAS * y.error())) {
      throw new IllegalArgumentException(
          "a power law needs y above 0 by at least 3 sigma, was " + y);
    }
    return new Estimate(StrictMath.log(y.mean()), y.error() / y.mean(), y.samples());
  }

  /** The exponent k. */
  public Estimate exponent() {
    return line.slope();
  }

  /** The amplitude A, the power law at x = 1. */
  public Estimate amplitude() {
    return at(1);
  }

  /** The power law at x, with the error that the fit gives it there. */
  public Estimate at(double x) {
    Estimate log = line.at(StrictMath.log(x));
    double y = StrictMath.exp(log.mean());
    return new Estimate(y, y * log.error(), log.samples());
  }

  /** χ² of the logarithms about the line. */
  public ChiSquare chiSquare() {
    return line.chiSquare();
  }
}
