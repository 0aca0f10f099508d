package criticaldiffusion.thermo.generation;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * P_N(X) ∝ p_T(X)^N ∝ e^{−NF̃(X)/T}: the field X shared by N posterior samples of the two points
 * ±1, a generative bath; Ambrogioni, arXiv:2310.17467, Section 9.
 *
 * <p>N = 1 is the diffusion model at noise level T; N = ∞ is its denoiser, iterated: m = tanh(m/T).
 * In between, X is the Hubbard–Stratonovich field of a Curie–Weiss magnet of N spins, so the bath
 * has the thermodynamic limit that a single trajectory lacks: at N → ∞ a sharp transition at T = 1,
 * with {@link BathScaling} around it. For points ±μ, T stands for T/|μ|² and X for X·μ/|μ|².
 *
 * <p>Moments are integrals with an entire integrand, by Gauss–Legendre panels: exact to 10⁻¹³ for N
 * up to 10⁷, at a cost of about 16 √(N/T) function values.
 *
 * @param replicas N, from 1 to 10⁷
 * @param temperature T, positive
 */
public record Bath(int replicas, double temperature) {
  private static final int MOST_REPLICAS = 10_000_000;
  private static final GaussIntegrator PANEL = new GaussIntegratorFactory().legendre(16, -1, 1);

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException unless 1 ≤ N ≤ 10⁷ and T is in [10⁻³, 10³]
   */
  public Bath {
    if (replicas < 1 || replicas > MOST_REPLICAS) {
      throw new IllegalArgumentException(
          "a bath has from 1 to 10000000 replicas, were " + replicas);
    }
    if (!(temperature >= 1e-3 && temperature <= 1e3)) {
      throw new IllegalArgumentException(
          "the temperature of a bath lies from 0.001 to 1000, was " + temperature);
    }
  }

  /** F̃(X) = ½X² + ½ − T ln cosh(X/T), the free energy of one replica. */
  public double freeEnergy(double x) {
    return 0.5 * x * x + 0.5 - temperature * logCosh(x / temperature);
  }

  /** P_N(X) at every x, normalised. */
  public double[] density(double... x) {
    Moments moments = integrate();
    double[] density = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      density[i] = 0.5 * StrictMath.exp(exponent(x[i]) - moments.top) / moments.integral[0];
    }
    return density;
  }

  /** ⟨|X|⟩, the order parameter. */
  public double orderParameter() {
    Moments moments = integrate();
    return moments.integral[1] / moments.integral[0];
  }

  /** ⟨X²⟩. */
  public double secondMoment() {
    Moments moments = integrate();
    return moments.integral[2] / moments.integral[0];
  }

  /** ⟨X⁴⟩. */
  public double fourthMoment() {
    Moments moments = integrate();
    return moments.integral[3] / moments.integral[0];
  }

  /** U₄ = 1 − ⟨X⁴⟩/(3⟨X²⟩²): 0 for a Gaussian, ⅔ for two sharp states. */
  public double binderCumulant() {
    Moments moments = integrate();
    double second = moments.integral[2] / moments.integral[0];
    return 1 - moments.integral[3] / moments.integral[0] / (3 * second * second);
  }

  /** N⟨X²⟩/T, the response χ_h + 1 above T = 1; T/(T − 1) for N → ∞. */
  public double susceptibility() {
    return replicas * secondMoment() / temperature;
  }

  /** −NF̃/T up to a constant. */
  private double exponent(double x) {
    return replicas * (logCosh(x / temperature) - 0.5 * x * x / temperature);
  }

  /** ∫₀^∞ X^k e^{exponent − top} for k = 0, 1, 2, 4. */
  private Moments integrate() {
    // No curvature of the exponent exceeds N/T, so that this is the narrowest width there is.
    double width = Math.sqrt(temperature / replicas);
    // tanh(X/T) < 1, so beyond 1 the exponent falls faster than −N(X − 1)²/2T.
    double reach = 1 + 13 * width;
    int panels = (int) Math.ceil(reach / (2 * width));
    double half = 0.5 * reach / panels;
    double top = largestExponent(width);
    double[] integral = new double[4];
    for (int p = 0; p < panels; p++) {
      double centre = (2 * p + 1) * half;
      for (int i = 0; i < PANEL.getNumberOfPoints(); i++) {
        double x = centre + half * PANEL.getPoint(i);
        double f = half * PANEL.getWeight(i) * StrictMath.exp(exponent(x) - top);
        double square = x * x;
        integral[0] += f;
        integral[1] += x * f;
        integral[2] += square * f;
        integral[3] += square * square * f;
      }
    }
    return new Moments(integral, top);
  }

  /** The exponent at the fixed point X = tanh(X/T), by iteration to within the width. */
  private double largestExponent(double width) {
    double x = 1;
    double before;
    do {
      before = x;
      x = StrictMath.tanh(x / temperature);
    } while (before - x > 1e-3 * width);
    return exponent(x);
  }

  private static double logCosh(double h) {
    double a = Math.abs(h);
    return a + StrictMath.log1p(StrictMath.exp(-2 * a)) - StrictMath.log(2);
  }

  private record Moments(double[] integral, double top) {}
}
