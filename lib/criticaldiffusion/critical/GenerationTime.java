package criticaldiffusion.critical;

import criticaldiffusion.field.Propagator;
import criticaldiffusion.schedule.TimeGrid;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * How long the reverse process must be, and in how many steps, for a critical field with its exact
 * score: the horizon grows as ½ ln χ ≈ ln L and so do the steps. Generation itself has no critical
 * slowing down; that of an unfinished or a local score comes from the score (arXiv:2605.12597).
 */
public final class GenerationTime {
  private static final int MOST_STEPS = 1 << 20;

  private GenerationTime() {}

  /**
   * T_f = ½ ln(χ/ε), at which the ODE from white noise leaves χ too small by a part ε/(1 + ε).
   *
   * @param susceptibility χ = C_0
   * @param error ε, below χ
   */
  public static double horizon(double susceptibility, double error) {
    if (!(error > 0 && susceptibility > error && susceptibility < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a horizon needs 0 < error < susceptibility, were %s and %s"
              .formatted(error, susceptibility));
    }
    return 0.5 * StrictMath.log(susceptibility / error);
  }

  /** v_0/χ − 1 = 1/C_0(T_f) − 1 ≈ −e^{−2T_f}χ: what white noise at T_f costs the ODE. */
  public static double odeBias(double susceptibility, double horizon) {
    double excess = StrictMath.exp(-2 * horizon) * (susceptibility - 1);
    return -excess / (1 + excess);
  }

  /** v_0/χ − 1 = (e^{−T_f}χ/C_0(T_f))²(1 − C_0(T_f))/χ ≈ −(e^{−2T_f}χ)²: the same of the SDE. */
  public static double sdeBias(double susceptibility, double horizon) {
    double decay = StrictMath.exp(-2 * horizon);
    double excess = decay * (susceptibility - 1);
    return -decay * susceptibility * excess / ((1 + excess) * (1 + excess));
  }

  /**
   * The least number of steps with which every mode of a field has its variance to a relative
   * error, on grids of quadratic spacing from T_f = ½ ln(χ/10⁻³) to 0. The number is found by
   * doubling and halving, as if the error fell steadily with the number of steps.
   *
   * @throws IllegalArgumentException if the error is not above 0, or 2²⁰ steps do not suffice
   */
  public static int steps(ReverseScheme scheme, Propagator propagator, double error) {
    double horizon = horizon(propagator.susceptibility(), 1e-3);
    return steps(scheme, propagator, error, n -> TimeGrid.quadratic(horizon, 0, n));
  }

  /** The same on any family of grids, one for each number of steps. */
  public static int steps(
      ReverseScheme scheme, Propagator propagator, double error, IntFunction<TimeGrid> grids) {
    if (!(error > 0)) {
      throw new IllegalArgumentException("an error to reach is above 0, was " + error);
    }
    double[] spectrum = Arrays.stream(propagator.spectrum()).sorted().distinct().toArray();
    int enough = 2;
    while (!(scheme.worstError(spectrum, grids.apply(enough)) <= error)) {
      if (enough >= MOST_STEPS) {
        throw new IllegalArgumentException(
            "%s has errors above %s even with %d steps".formatted(scheme, error, MOST_STEPS));
      }
      enough *= 2;
    }
    int few = enough / 2;
    while (enough - few > 1) {
      int middle = few + (enough - few) / 2;
      if (scheme.worstError(spectrum, grids.apply(middle)) <= error) {
        enough = middle;
      } else {
        few = middle;
      }
    }
    return enough;
  }
}
