package criticaldiffusion.thermo;

/**
 * w δ(y − μ) + (1 − w) δ(y + μ), |μ|² = Λ: with m in units of |μ| the equation of state m =
 * tanh(mΛ/T_eff + b), b = atanh(2w − 1), is that of the Curie–Weiss magnet; Ambrogioni 2023,
 * Section 5.1.
 *
 * @param squaredNorm Λ
 * @param weight w of the point at +μ
 */
public record TwoPoint(double squaredNorm, double weight) implements DataModel {
  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException unless Λ is positive and finite and 0 &lt; w &lt; 1
   */
  public TwoPoint {
    Models.requirePositive(squaredNorm, "the squared norm of a point");
    Models.requireWeight(weight);
  }

  /** Equal weights. */
  public TwoPoint(double squaredNorm) {
    this(squaredNorm, 0.5);
  }

  /** b = ½ log(w/(1 − w)) = atanh(2w − 1), the field of the weights. */
  public double bias() {
    return weight == 0.5 ? 0 : 0.5 * StrictMath.log(weight / (1 - weight));
  }

  private double norm() {
    return Math.sqrt(squaredNorm);
  }

  @Override
  public double logPartition(double temperature, double field) {
    return Cumulants.logCosh(norm() * field + bias())
        - Cumulants.logCosh(bias())
        - squaredNorm / (2 * temperature);
  }

  @Override
  public Moments at(double temperature, double field) {
    double u = norm() * field + bias();
    return new Moments(norm() * StrictMath.tanh(u), squaredNorm * Cumulants.squaredSech(u));
  }

  @Override
  public double transverse(double temperature, double field) {
    return 0;
  }

  @Override
  public double[] cumulants(double temperature) {
    double[] cumulants =
        Cumulants.of(new double[] {norm(), -norm()}, new double[] {weight, 1 - weight});
    cumulants[0] = -squaredNorm / (2 * temperature);
    return cumulants;
  }

  @Override
  public double steepness(double temperature) {
    return 2 * norm();
  }

  @Override
  public double spread() {
    return squaredNorm;
  }

  @Override
  public double reach(double temperature, double effective, double bias) {
    return Math.abs(bias) + norm() / effective;
  }

  @Override
  public String label() {
    return "two points, |mu|^2 = " + squaredNorm + (weight == 0.5 ? "" : ", weight " + weight);
  }
}
