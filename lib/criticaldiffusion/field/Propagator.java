package criticaldiffusion.field;

/**
 * C_k = T/(k̂² + m²), the two-point function of the O(n) model at n → ∞ and of the free field.
 *
 * <p>χ = C_0 = T/m²; the second-moment correlation length √(C_0/C_kmin − 1)/(2 sin(π/L)) is 1/m on
 * every lattice, that of the decay along an axis 1/(2 asinh(m/2)).
 *
 * @param lattice where
 * @param temperature T
 * @param squaredMass m²
 */
public record Propagator(Lattice lattice, double temperature, double squaredMass) {
  /**
   * Checks T and m².
   *
   * @throws IllegalArgumentException unless both are positive and finite
   */
  public Propagator {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a temperature must be positive and finite, was " + temperature);
    }
    if (!(squaredMass > 0 && squaredMass < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a squared mass must be positive and finite, was " + squaredMass);
    }
  }

  /** The free field of mass m: T = 1. */
  public static Propagator free(Lattice lattice, double mass) {
    if (!(mass > 0 && mass < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a mass must be positive and finite, was " + mass);
    }
    return new Propagator(lattice, 1, mass * mass);
  }

  /** Hard spins |S_i|² = n at temperature T: (1/N) Σ_k C_k = 1 fixes the mass. */
  public static Propagator hardSpins(Lattice lattice, double temperature) {
    return new Propagator(lattice, temperature, LargeN.hardSpinMass(lattice, temperature));
  }

  /** Soft spins: T = 1 and m² = r + u (1/N) Σ_k C_k. */
  public static Propagator softSpins(Lattice lattice, double r, double u) {
    return new Propagator(lattice, 1, LargeN.softSpinMass(lattice, r, u));
  }

  /**
   * A field with correlation length L/2 (nearly so in d = 3) whatever L: the free field of mass 2/L
   * in one and two dimensions, hard spins at T_c in three.
   */
  public static Propagator critical(Lattice lattice) {
    return lattice.dimension() == 3
        ? hardSpins(lattice, LargeN.criticalTemperature(3))
        : free(lattice, 2.0 / lattice.length());
  }

  /** The Gaussian field with this spectrum. */
  public GaussianField field() {
    return GaussianField.of(lattice, spectrum());
  }

  /** C_k of all N momenta. */
  public double[] spectrum() {
    double[] spectrum = lattice.squaredMomenta();
    for (int k = 0; k < spectrum.length; k++) {
      spectrum[k] = temperature / (spectrum[k] + squaredMass);
    }
    return spectrum;
  }

  /** χ = C_0 = T/m². */
  public double susceptibility() {
    return temperature / squaredMass;
  }

  /** ξ = 1/m, the second-moment correlation length. */
  public double correlationLength() {
    return 1 / Math.sqrt(squaredMass);
  }

  /** 1/(2 asinh(m/2)), the length of the exponential decay along an axis. */
  public double axisCorrelationLength() {
    double s = Math.sqrt(squaredMass) / 2;
    return 0.5 / StrictMath.log1p(s + s * s / (1 + Math.sqrt(1 + s * s)));
  }

  /** κ = C_0/C_π = (4d + m²)/m² for even L. */
  public double conditionNumber() {
    double[] axis = lattice.axisMomenta();
    double largest = lattice.dimension() * axis[lattice.length() / 2];
    return (largest + squaredMass) / squaredMass;
  }

  /**
   * M_t = √(m² + T/(e^{2t} − 1)), the inverse range of the score of this field noised to the
   * Ornstein–Uhlenbeck time t: its kernel is w_k = (1/Δ_t)[1 − (T/(e^{2t} − 1))/(k̂² + M_t²)], the
   * identity less a Yukawa propagator. The range 1/M_t grows from √(2t/T) to ξ at t_s = ½ ln(1 +
   * T/m²).
   *
   * @param time t, positive
   */
  public double scoreMass(double time) {
    if (!(time > 0)) {
      throw new IllegalArgumentException(
          "the score has a range at times above 0, asked for " + time);
    }
    return Math.sqrt(squaredMass + temperature / StrictMath.expm1(2 * time));
  }

  /** t_s = ½ ln(1 + C_0), the time at which the mode k = 0 is decided: the speciation time. */
  public double speciationTime() {
    return 0.5 * StrictMath.log1p(susceptibility());
  }
}
