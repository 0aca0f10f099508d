package criticaldiffusion.regime;

import criticaldiffusion.stats.GaussianAverage;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.special.Erf;

/**
 * φ(s) = ½(1 + E tanh(s + √s g)), g ~ N(0, 1): the probability that two clones of a backward
 * trajectory end in the same one of two Gaussian classes, as a function of the signal-to-noise
 * ratio s at which they part; Biroli et al. 2024, Eq. 6.
 *
 * <p>With weights w and 1 − w and b = log(w/(1−w)) the posterior probability of the first class is
 * p = 1/(1 + e^{−2h−b}), h = ±s + √s g. Folding the two signs of h onto a Gaussian centred at 0
 * leaves positive terms only,
 *
 * <p>1 − φ = 2E[p(1−p)] = √(w(1−w)) e^{−s/2} E sech(√s g + b/2),
 *
 * <p>so 1 − φ keeps its relative accuracy (about 10⁻¹⁴) where it is as small as 10⁻³⁰⁰. φ runs from
 * w² + (1−w)² at s = 0 to 1. Clone agreement, U-turn retention and posterior purity E Σ_k p_k² are
 * this one number.
 *
 * <p>Costs about 130 max(1, √s) exponentials up to s = 12, fewer than 500 beyond. All arguments s
 * are finite and at least 0.
 *
 * @param weight w of the first class, in (0, 1); ½ in the paper
 */
public record CloneAgreement(double weight) {
  /** Two classes of equal weight. */
  public static final CloneAgreement EQUAL = new CloneAgreement(0.5);

  /**
   * Checks the weight.
   *
   * @throws IllegalArgumentException unless it lies strictly between 0 and 1
   */
  public CloneAgreement {
    if (!(weight > 0 && weight < 1)) {
      throw new IllegalArgumentException(
          "the weight of a class must lie strictly between 0 and 1, was " + weight);
    }
  }

  /** φ(s). */
  public double phi(double s) {
    return 1 - disagreement(s);
  }

  /** 1 − φ(s), without the cancellation. */
  public double disagreement(double s) {
    return prefactor(s) * GaussianAverage.ofLocalised(CloneAgreement::sech, 0.5 * bias(), s);
  }

  /** dφ/ds = √(w(1−w)) e^{−s/2} E sech³(√s g + b/2). */
  public double slope(double s) {
    return prefactor(s)
        * GaussianAverage.ofLocalised(
            y -> {
              double sech = sech(y);
              return sech * sech * sech;
            },
            0.5 * bias(),
            s);
  }

  /**
   * H(class | x_t) in nats: what is not yet decided, from the entropy of the weights at s = 0 to 0.
   *
   * <p>dH/ds = −(1 − φ), so ∫₀^∞ (1−φ) ds is the entropy of the weights, ln 2 for equal ones.
   */
  public double entropy(double s) {
    return prefactor(s) * GaussianAverage.ofLocalised(CloneAgreement::entropyTerm, 0.5 * bias(), s);
  }

  /**
   * P(the likelier class at the time of parting is the final one) = E max(p, 1−p), Φ(√s) for equal
   * weights.
   */
  public double mostLikelyRetained(double s) {
    requireSignal(s);
    if (s == 0) {
      return Math.max(weight, 1 - weight);
    }
    double b = 0.5 * bias();
    double width = Math.sqrt(s);
    return weight * normalCdf((s + b) / width) + (1 - weight) * normalCdf((s - b) / width);
  }

  /**
   * The s at which φ(s) has the given value, to about 10⁻¹³ relative.
   *
   * @throws IllegalArgumentException unless w² + (1−w)² &lt; φ &lt; 1
   */
  public double signalAt(double phi) {
    double lowest = 1 - 2 * weight * (1 - weight);
    if (!(phi > lowest && phi < 1)) {
      throw new IllegalArgumentException(
          "phi must lie strictly between %s and 1, was %s".formatted(lowest, phi));
    }
    double target = StrictMath.log(1 - phi);
    double upper = 1;
    while (StrictMath.log(disagreement(upper)) > target) {
      upper *= 2;
    }
    return new BracketingNthOrderBrentSolver(1e-14, 1e-14, 1e-15, 5)
        .solve(200, s -> StrictMath.log(disagreement(s)) - target, 0, upper);
  }

  /** b = log(w/(1−w)). */
  double bias() {
    return StrictMath.log(weight) - StrictMath.log1p(-weight);
  }

  private double prefactor(double s) {
    requireSignal(s);
    return Math.sqrt(weight * (1 - weight)) * StrictMath.exp(-0.5 * s);
  }

  private static void requireSignal(double s) {
    if (!(s >= 0 && s < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the signal s must be finite and at least 0, was " + s);
    }
  }

  private static double sech(double y) {
    double e = StrictMath.exp(-Math.abs(y));
    return 2 * e / (1 + e * e);
  }

  /** e^y log(1 + e^{−2y}) + e^{−y} log(1 + e^{2y}), even in y. */
  private static double entropyTerm(double y) {
    double a = Math.abs(y);
    double e = StrictMath.exp(-a);
    double small = StrictMath.log1p(e * e);
    // At a > 300 e² underflows and e^a may overflow; there log1p(e²)/e = e.
    double rising = a > 300 ? e : small / e;
    return rising + e * (2 * a + small);
  }

  static double normalCdf(double x) {
    return 0.5 * Erf.erfc(-x / Math.sqrt(2));
  }
}
