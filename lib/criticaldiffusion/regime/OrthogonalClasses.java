package criticaldiffusion.regime;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.stats.GaussianAverage;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * K equally likely classes N(m_k, σ²I) with orthogonal means of one length M: φ_K(s) = E[softmax₁]
 * of the logits sδ_{k1} + √s g_k, s = M²e^{−2t}/Γ_t.
 *
 * <p>A soft-max is the law of the argmax after adding independent Gumbel numbers, so with F the
 * distribution function of √s g + Gumbel
 *
 * <p>1 − φ_K = ∫ F′(v − s) [1 − F(v)^{K−1}] dv,
 *
 * <p>two nested smooth integrals instead of K. ∫₀^∞ (1−φ_K) ds = 2 log K. Two orthogonal classes
 * are two opposite ones at half the signal: φ₂(s) = φ(s/2).
 *
 * @param classes K, at least 2
 */
public record OrthogonalClasses(int classes) {
  private static final double STEP = 0.2;
  private static final double TAIL = 12;

  /** Below e^{−746} there is no number but 0. */
  private static final double LOG_SMALLEST = 746;

  /**
   * Checks K.
   *
   * @throws IllegalArgumentException if there are fewer than two classes
   */
  public OrthogonalClasses {
    if (classes < 2) {
      throw new IllegalArgumentException("need at least 2 classes, were " + classes);
    }
  }

  /** φ_K(s), from 1/K at s = 0 to 1. Costs about 10⁵ exponentials, a few milliseconds. */
  public double phi(double s) {
    return 1 - disagreement(s);
  }

  /** 1 − φ_K(s), accurate to about 10⁻¹² relative. */
  public double disagreement(double s) {
    if (!(s >= 0 && s < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the signal s must be finite and at least 0, was " + s);
    }
    if (s > 4 * (LOG_SMALLEST + StrictMath.log(classes))) {
      // 1 − φ_K ≤ (K − 1)(1 − φ₂) ≤ ½(K − 1)e^{−s/4} is below the smallest number.
      return 0;
    }
    // F varies on the scale √s, Gumbel numbers on the scale 1.
    double step = STEP * Math.max(1, Math.sqrt(s));
    double reach = TAIL * Math.sqrt(s);
    int first = (int) Math.floor((s - reach - 5) / step);
    int last = (int) Math.ceil((s + reach + 45) / step);
    double sum = 0;
    for (int i = first; i <= last; i++) {
      double v = i * step;
      double density = GaussianAverage.of(y -> gumbelDensity(v - s - y), 0, s);
      if (density > 1e-300) {
        double above = GaussianAverage.of(y -> -StrictMath.expm1(-tail(v - y)), 0, s);
        sum -= density * StrictMath.expm1((classes - 1) * StrictMath.log1p(-Math.min(1, above)));
      }
    }
    return step * sum;
  }

  /**
   * The s half-way between chance and certainty, φ_K = ½(1 + 1/K): 1.702, 2.56, 3.97, 8.19 for K =
   * 2, 4, 10, 100, and about 2 log K for many classes. The spectral rule, Λe^{−2t} = 1 with Λ =
   * M²/K, gives s = K.
   */
  public double midpoint() {
    double target = 0.5 * (1 - 1.0 / classes);
    return new BracketingNthOrderBrentSolver(1e-12, 1e-12, 1e-14, 5)
        .solve(200, s -> disagreement(s) - target, 0, 4 + 4 * StrictMath.log(classes));
  }

  /**
   * The law of data with these classes, m_k = M e_k.
   *
   * @param dimension d, at least K
   * @param norm M
   * @param variance σ²
   */
  public GaussianMixture mixture(int dimension, double norm, double variance) {
    if (dimension < classes) {
      throw new IllegalArgumentException(
          classes + " orthogonal means need as many dimensions, were " + dimension);
    }
    double[] weights = new double[classes];
    double[][] means = new double[classes][dimension];
    for (int k = 0; k < classes; k++) {
      weights[k] = 1.0 / classes;
      means[k][k] = norm;
    }
    return GaussianMixture.of(weights, means, Covariance.isotropic(variance, dimension));
  }

  /** The density e^{−z}exp(−e^{−z}) of a Gumbel number. */
  private static double gumbelDensity(double z) {
    double e = tail(z);
    return e * StrictMath.exp(-e);
  }

  private static double tail(double z) {
    return z < -700 ? 1e304 : StrictMath.exp(-z);
  }
}
