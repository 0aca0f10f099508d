package criticaldiffusion.thermo.generation;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.special.Erf;

/**
 * α = I(T_C): the posterior of N = e^{αd} random patterns condenses on the one that x came from,
 * like a random-energy model; Ambrogioni, arXiv:2310.17467, Section 11, the collapse of Biroli et
 * al., arXiv:2402.18491, and the capacity of a noisy channel.
 *
 * <p>Above T_C the weights are spread over e^{d(α − I)} patterns. On the true path, the Nishimori
 * line, the bulk of the other patterns would freeze at the same temperature; at an untypical x it
 * freezes elsewhere, {@link #freezingTemperature}.
 *
 * @param law the law of a coordinate
 * @param alpha α = (ln N)/d
 */
public record Condensation(PatternLaw law, double alpha) {
  /**
   * Checks the load.
   *
   * @throws IllegalArgumentException unless α is positive and finite, and below the entropy of a
   *     coordinate: otherwise there is no collapse
   */
  public Condensation {
    if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("alpha must be positive and finite, was " + alpha);
    }
    if (alpha >= law.entropy()) {
      throw new IllegalArgumentException(
          "no collapse: alpha = %s is not below the entropy %s of a coordinate"
              .formatted(alpha, law.entropy()));
    }
  }

  /** T_C. */
  public double temperature() {
    double u = root(v -> law.information(StrictMath.exp(v)) - alpha, -8, 8);
    return StrictMath.exp(u);
  }

  /** t_C = ½ ln(1 + T_C), the Ornstein–Uhlenbeck time. */
  public double time() {
    return 0.5 * StrictMath.log1p(temperature());
  }

  /** max(0, α − I(T)), the Gibbs entropy of the weights per dimension. */
  public double entropy(double temperature) {
    return Math.max(0, alpha - law.information(temperature));
  }

  /**
   * P(w₁ &gt; ½) ≈ Φ((dI − ln N)/√(dV)) in a finite dimension, w₁ the weight of the true pattern:
   * the normal approximation of finite-length coding. It lies about 0.09 too low at T_C, where rare
   * patterns dominate the mean that it rests on.
   */
  public double trueWins(double temperature, int dimension) {
    double excess = dimension * (law.information(temperature) - alpha);
    double width = Math.sqrt(dimension * law.dispersion(temperature));
    return 0.5 * Erf.erfc(-excess / (width * Math.sqrt(2)));
  }

  /**
   * The temperature at which the weights of N(0, I) patterns freeze at a fixed x of |x|² = qd that
   * came from none of them: α = KL/d = ½[ln(1 + 1/T) + (q − 1 − T)/(1 + T)²]. For the typical q = 1
   * + T this is T_C.
   *
   * @throws IllegalArgumentException unless α &gt; 0 and q ≥ 0
   */
  public static double freezingTemperature(double alpha, double q) {
    if (!(alpha > 0 && q >= 0 && alpha + q < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "need a finite alpha > 0 and q >= 0, were %s and %s".formatted(alpha, q));
    }
    return StrictMath.exp(
        root(
            u -> {
              double t = StrictMath.exp(u);
              double stretch = (1 + t) * (1 + t);
              return 0.5 * (StrictMath.log1p(1 / t) + (q - 1 - t) / stretch) - alpha;
            },
            -8,
            8));
  }

  /** E Σw² = 1 − T/T_cond in the frozen phase without a true pattern, 0 above. */
  public static double frozenParticipation(double temperature, double freezingTemperature) {
    return Math.max(0, 1 - temperature / freezingTemperature);
  }

  /** The root of a falling function; the bracket grows as needed. */
  private static double root(DoubleUnaryOperator function, double low, double high) {
    double from = low;
    double to = high;
    while (function.applyAsDouble(from) < 0) {
      from *= 2;
    }
    while (function.applyAsDouble(to) > 0) {
      to *= 2;
    }
    return new BracketingNthOrderBrentSolver(1e-15, 1e-15, 1e-15, 5)
        .solve(500, function::applyAsDouble, from, to);
  }
}
