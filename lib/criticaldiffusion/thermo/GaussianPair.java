package criticaldiffusion.thermo;

import criticaldiffusion.regime.Speciation;

/**
 * ½ N(μ, s²I) + ½ N(−μ, s²I), |μ|² = Λ, along μ: m = v(k + √Λ/s² tanh(v√Λ k/s²)), v = s²T/(s² + T);
 * the two classes of {@link Speciation}. The free energy splits at T_c = Λ − s².
 *
 * <p>Where v &gt; T_eff, the drift of a sampler runs away from every point, in all directions,
 * though each class is one Gaussian and nothing breaks: there are then no fixed points but the
 * centre, and it is unstable.
 *
 * @param squaredNorm Λ; 0 for a single Gaussian
 * @param variance s²
 */
public record GaussianPair(double squaredNorm, double variance) implements DataModel {
  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException unless Λ ≥ 0 and s² &gt; 0 are finite
   */
  public GaussianPair {
    if (!(squaredNorm >= 0 && squaredNorm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the squared norm of a mean must be finite and at least 0, was " + squaredNorm);
    }
    Models.requirePositive(variance, "the variance of a class");
  }

  /** The classes of a speciation model; its weights must be equal. */
  public static GaussianPair of(Speciation classes) {
    if (classes.weight() != 0.5) {
      throw new IllegalArgumentException(
          "the pair has equal weights, the model's is " + classes.weight());
    }
    return new GaussianPair(classes.squaredNorm(), classes.variance());
  }

  /** v, the posterior variance within a class. */
  double within(double temperature) {
    return variance * temperature / (variance + temperature);
  }

  private double pull(double temperature) {
    return within(temperature) * Math.sqrt(squaredNorm) / variance;
  }

  @Override
  public double logPartition(double temperature, double field) {
    double v = within(temperature);
    return 0.5 * StrictMath.log(v / variance)
        - squaredNorm / (2 * (variance + temperature))
        + 0.5 * v * field * field
        + Cumulants.logCosh(pull(temperature) * field);
  }

  @Override
  public Moments at(double temperature, double field) {
    double v = within(temperature);
    double a = pull(temperature);
    return new Moments(
        v * field + a * StrictMath.tanh(a * field), v + a * a * Cumulants.squaredSech(a * field));
  }

  @Override
  public double transverse(double temperature, double field) {
    return within(temperature);
  }

  @Override
  public double[] cumulants(double temperature) {
    double a2 = pull(temperature) * pull(temperature);
    double log = logPartition(temperature, 0);
    return new double[] {log, 0, within(temperature) + a2, 0, -2 * a2 * a2, 0, 16 * a2 * a2 * a2};
  }

  @Override
  public double background(double temperature) {
    return within(temperature);
  }

  @Override
  public double steepness(double temperature) {
    // A single Gaussian has no fold; any rate will do.
    return squaredNorm == 0 ? 1 : 2 * pull(temperature);
  }

  @Override
  public double spread() {
    return variance + squaredNorm;
  }

  /** |b|T_eff + |a| over |T_eff − v|. */
  @Override
  public double reach(double temperature, double effective, double bias) {
    double rest = effective - within(temperature);
    return rest == 0 ? 0 : (Math.abs(bias) * effective + pull(temperature)) / Math.abs(rest);
  }

  @Override
  public String label() {
    return "two Gaussians, |mu|^2 = " + squaredNorm + ", variance " + variance;
  }
}
