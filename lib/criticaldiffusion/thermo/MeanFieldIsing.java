package criticaldiffusion.thermo;

/**
 * Data p₀ ∝ exp(J (Σ_i y_i)²/2N), y_i = ±1, N → ∞: the noised Ising magnet; Ambrogioni 2023,
 * Section 5.4. Per spin, m = tanh(Jm + k), so that the centre becomes unstable at J + 1/T_eff = 1,
 * T_c = 1/(1 − J), the top eigenvalue of the covariance of the data.
 *
 * <p>For J ≥ 1 the data are ordered themselves and T_c grows with N: refused. The line is that of
 * equal spins, everything per spin.
 *
 * @param coupling J, below 1
 */
public record MeanFieldIsing(double coupling) implements DataModel {
  /**
   * Checks the coupling.
   *
   * @throws IllegalArgumentException unless −∞ &lt; J &lt; 1
   */
  public MeanFieldIsing {
    if (!(coupling < 1 && coupling > Double.NEGATIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "no transition at finite T: the data order by themselves unless the coupling is below 1,"
              + " was "
              + coupling);
    }
  }

  /** T_c = 1/(1 − J), as an effective temperature. */
  public double criticalTemperature() {
    return 1 / (1 - coupling);
  }

  /** The total field u = Jm + k on a spin: the root of u − J tanh u = k, which rises with u. */
  private double total(double field) {
    if (coupling == 0) {
      return field;
    }
    double low = field - Math.abs(coupling);
    double high = field + Math.abs(coupling);
    double u = field / (1 - Math.max(coupling, 0));
    for (int i = 0; i < 200; i++) {
      if (!(u > low && u < high)) {
        u = 0.5 * (low + high);
      }
      double excess = u - coupling * StrictMath.tanh(u) - field;
      if (excess == 0 || high - low <= Math.ulp(high)) {
        break;
      }
      if (excess > 0) {
        high = u;
      } else {
        low = u;
      }
      double next = u - excess / (1 - coupling * Cumulants.squaredSech(u));
      if (next == u) {
        break;
      }
      u = next;
    }
    return u;
  }

  @Override
  public double logPartition(double temperature, double field) {
    double u = total(field);
    double m = StrictMath.tanh(u);
    return Cumulants.logCosh(u) - 0.5 * coupling * m * m - 1 / (2 * temperature);
  }

  @Override
  public Moments at(double temperature, double field) {
    double u = total(field);
    double free = Cumulants.squaredSech(u);
    return new Moments(StrictMath.tanh(u), free / (1 - coupling * free));
  }

  /** 1 − m²: patterns of spins that sum to 0 do not feel the coupling. */
  @Override
  public double transverse(double temperature, double field) {
    return Cumulants.squaredSech(total(field));
  }

  @Override
  public double[] cumulants(double temperature) {
    // k = (1 − J)m + m³/3 + m⁵/5 + … inverted.
    double s = 1 - coupling;
    double s4 = s * s * s * s;
    return new double[] {
      -1 / (2 * temperature), 0, 1 / s, 0, -2 / s4, 0, 120 * (1.0 / 3 - s / 5) / (s4 * s * s * s)
    };
  }

  @Override
  public double steepness(double temperature) {
    double s = Math.min(1, 1 - coupling);
    return 2 / (s * s);
  }

  @Override
  public double spread() {
    return Math.max(1, criticalTemperature());
  }

  @Override
  public double reach(double temperature, double effective, double bias) {
    return Math.abs(bias) + 1 / effective;
  }

  @Override
  public String label() {
    return "mean-field Ising data, J = " + coupling;
  }
}
