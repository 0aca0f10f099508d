package criticaldiffusion.regime;

import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * V(u, t) = ½(2/Γ − 1)u² − 2 log cosh(cu/Γ + b/2), the potential in which u = m·x/|m| moves
 * backward in time, du = −∂_uV dτ + √2 dW (temperature 1); Biroli et al. 2024, Section
 * "Speciation", for any Γ_t = Δ_t + σ²e^{−2t} and any weights, b = log(w/(1−w)).
 *
 * <p>c = |m|e^{−t} is the distance to which the classes have shrunk. The paper uses q = m·x/√d =
 * μ̃u and V(q) = μ̃²V(u), with noise of strength μ̃: see {@link #inPaperUnits}. For equal weights
 * the single well at 0 becomes a double well when s = c²/Γ passes 1 − Γ/2; that is s = ½ at σ = 1,
 * earlier in generation than the speciation time, s = 1.
 *
 * @param centre c = |m|e^{−t}, at least 0
 * @param variance Γ_t, in (0, 2)
 * @param bias b, 0 for equal weights
 */
public record Potential(double centre, double variance, double bias) {
  /**
   * Checks the coefficients.
   *
   * @throws IllegalArgumentException unless c ≥ 0 and 0 &lt; Γ &lt; 2 (beyond, V has no minimum at
   *     early times) and b is finite
   */
  public Potential {
    if (!(centre >= 0 && centre < Double.POSITIVE_INFINITY) || !Double.isFinite(bias)) {
      throw new IllegalArgumentException(
          "need a finite centre c >= 0 and a finite bias, were " + centre + " and " + bias);
    }
    if (!(variance > 0 && variance < 2)) {
      throw new IllegalArgumentException(
          "the potential is confining only for 0 < Gamma < 2, was " + variance);
    }
  }

  /** V(u), with V = −2 log cosh(b/2) at 0. */
  public double value(double u) {
    return 0.5 * stiffness() * u * u - 2 * logCosh(centre * u / variance + 0.5 * bias);
  }

  /** −∂V/∂u, the drift per unit of generation time. */
  public double force(double u) {
    return -stiffness() * u
        + 2 * centre / variance * StrictMath.tanh(centre * u / variance + 0.5 * bias);
  }

  /** The paper's V(q, t) = μ̃²V(u, t) at q = μ̃u, μ̃ = |m|/√d. */
  public double inPaperUnits(double q, double separation) {
    return separation * separation * value(q / separation);
  }

  /** Whether V has two minima; below the transition, and for a strong bias, it has one. */
  public boolean hasTwoMinima() {
    return stiffness() < 2 * centre * centre / (variance * variance)
        && force(turningPoint(1)) > 0
        && force(turningPoint(-1)) < 0;
  }

  /**
   * The position u* of the minimum on one side, or of the only one: for equal weights and Γ = 1 the
   * root of u = 2√s tanh(√s u).
   *
   * @param side the sign of the minimum looked for, +1 or −1
   */
  public double minimum(int side) {
    // Beyond ±bound the force points inwards.
    double bound = 2 * centre / (variance * stiffness()) * (1 + 1e-12);
    if (hasTwoMinima()) {
      return side > 0 ? zero(turningPoint(1), bound) : zero(-bound, turningPoint(-1));
    }
    return bias == 0 || centre == 0 ? 0 : zero(-bound, bound);
  }

  /**
   * The height in units of kT of the maximum between the minima above the shallower of them: 2 log
   * cosh(√s u*) − ½u*² for equal weights and Γ = 1. 0 where there is one minimum.
   */
  public double barrier() {
    if (!hasTwoMinima()) {
      return 0;
    }
    double top = bias == 0 ? 0 : zero(turningPoint(-1), turningPoint(1));
    return value(top) - Math.max(value(minimum(1)), value(minimum(-1)));
  }

  /** 2/Γ − 1. */
  private double stiffness() {
    return 2 / variance - 1;
  }

  /** Where ∂²V = 0 on one side of the middle: sech²(cu/Γ + b/2) = (2/Γ − 1)Γ²/2c². */
  private double turningPoint(int side) {
    double sech = Math.sqrt(0.5 * stiffness()) * variance / centre;
    double arg = StrictMath.log((1 + Math.sqrt(1 - sech * sech)) / sech);
    return (side * arg - 0.5 * bias) * variance / centre;
  }

  private double zero(double from, double to) {
    return new BracketingNthOrderBrentSolver(1e-15, 1e-15, 1e-15, 5)
        .solve(300, this::force, from, to);
  }

  private static double logCosh(double h) {
    double a = Math.abs(h);
    return a + StrictMath.log1p(StrictMath.exp(-2 * a)) - StrictMath.log(2);
  }
}
