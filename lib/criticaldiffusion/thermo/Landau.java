package criticaldiffusion.thermo;

import java.util.Arrays;

/**
 * F̃(m) = F̃₀ + ½(1 − κ₂/T_eff) m² − κ₃m³/(6T_eff²) − κ₄m⁴/(24T_eff³) − …, the free energy about
 * the centre, with the cumulants κ_n of the tilted data; Ambrogioni 2023, Section 7.
 *
 * <p>Two points: ½(1 − 1/T) m² + m⁴/12T³ − m⁶/45T⁵; the series converges for |m| &lt; πT/2, the
 * distance of the nearest Lee–Yang zero.
 *
 * @param coefficients of m⁰ … m⁶
 */
public record Landau(double[] coefficients) {
  /** The order of the transition at which the coefficient of m² vanishes. */
  public enum Order {
    /** No cubic term and a positive quartic one: the order parameter grows from 0. */
    SECOND,
    /** No cubic and no quartic term. */
    TRICRITICAL,
    /** A cubic term, or a negative quartic one: the order parameter jumps before. */
    FIRST
  }

  private static final double VANISHING = 1e-9;

  /** The expansion at time t; an added field is not part of it. */
  public static Landau of(EquationOfState state, double t) {
    double effective = state.frame().effectiveTemperature(t);
    double[] c = state.model().cumulants(Frame.temperature(t));
    double[] coefficients = new double[7];
    double factor = -effective;
    for (int n = 0; n < 7; n++) {
      coefficients[n] = factor * c[n];
      factor /= (n + 1) * effective;
    }
    coefficients[2] += 0.5;
    return new Landau(coefficients);
  }

  /** The order of the transition, judged by the terms m³ and m⁴ against 1 at this scale of m. */
  public Order order() {
    if (Math.abs(coefficients[3]) > VANISHING || coefficients[4] < -VANISHING) {
      return Order.FIRST;
    }
    return coefficients[4] > VANISHING ? Order.SECOND : Order.TRICRITICAL;
  }

  /** The sum of the series. */
  public double value(double m) {
    double sum = 0;
    for (int n = 6; n >= 0; n--) {
      sum = sum * m + coefficients[n];
    }
    return sum;
  }

  @Override
  public double[] coefficients() {
    return coefficients.clone();
  }

  @Override
  public String toString() {
    return "Landau" + Arrays.toString(coefficients);
  }
}
