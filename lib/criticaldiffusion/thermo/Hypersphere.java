package criticaldiffusion.thermo;

/**
 * Uniform data on the sphere S^{d−1} of radius r: Z ∝ (2/z)^{d/2−1} I_{d/2−1}(z), m = r A_d(z), z =
 * r k, a broken continuous symmetry whose d − 1 Goldstone modes have mass 0; Ambrogioni 2023,
 * Section 5.3.
 *
 * <p>In units of T_c = r²/d the order parameter ρ = m/r obeys ρ = A_d(ρd/τ), and ρ = √(1 − τ) for d
 * → ∞. The line is any radius.
 *
 * @param dimension d
 * @param radius r
 */
public record Hypersphere(int dimension, double radius) implements DataModel {
  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException unless d ≥ 1 and r is positive and finite
   */
  public Hypersphere {
    Models.requireCount(dimension, 1, "the dimension");
    Models.requirePositive(radius, "the radius");
  }

  /** T_c = r²/d, as an effective temperature. */
  public double criticalTemperature() {
    return radius * radius / dimension;
  }

  /** τ = T_eff/T_c at which the order parameter is A_d(z), z = r k: the branch without roots. */
  public double reducedTemperature(double z) {
    return BesselRatio.of(dimension, z) * dimension / z;
  }

  @Override
  public double logPartition(double temperature, double field) {
    return BesselRatio.logPartition(dimension, radius * field)
        - radius * radius / (2 * temperature);
  }

  @Override
  public Moments at(double temperature, double field) {
    double z = radius * field;
    double ratio = BesselRatio.of(dimension, z);
    return new Moments(radius * ratio, radius * radius * BesselRatio.slope(dimension, z, ratio));
  }

  /** r²A/z: at a fixed point it is T_eff, so that the mass across is 0. */
  @Override
  public double transverse(double temperature, double field) {
    double z = radius * field;
    if (dimension == 1) {
      return 0;
    }
    double ratio = z == 0 ? 1.0 / dimension : BesselRatio.of(dimension, z) / z;
    return radius * radius * ratio;
  }

  @Override
  public double[] cumulants(double temperature) {
    double d = dimension;
    double r2 = radius * radius;
    return new double[] {
      -r2 / (2 * temperature),
      0,
      r2 / d,
      0,
      -6 * r2 * r2 / (d * d * (d + 2)),
      0,
      240 * r2 * r2 * r2 / (d * d * d * (d + 2) * (d + 4))
    };
  }

  @Override
  public double steepness(double temperature) {
    return 2 * radius;
  }

  /** The variance along a radius is largest at k = 0. */
  @Override
  public double spread() {
    return criticalTemperature();
  }

  @Override
  public double reach(double temperature, double effective, double bias) {
    return Math.abs(bias) + radius / effective;
  }

  @Override
  public String label() {
    return "sphere of radius " + radius + " in d = " + dimension;
  }
}
