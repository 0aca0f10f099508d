package criticaldiffusion.thermo;

/**
 * Classifier-free guidance S_∅ + (1 + ω)(S_+ − S_∅) towards the point +1 of ±1, as a Curie–Weiss
 * magnet: the denoiser is (1 + ω) − ω tanh(k), so that a fixed point obeys X = h + J tanh(X/T_eff),
 * J = −ω, h = 1 + ω.
 *
 * <p>ω = −1 is the unconditional magnet; for −1 &lt; ω &lt; −½ the wrong point stays metastable
 * below {@link #spinodalTemperature}; 0 is the conditional model; ω &gt; 0 an antiferromagnet, with
 * one fixed point, beyond 1 at high T.
 *
 * @param strength ω, at least −1
 */
public record Guidance(double strength) implements DataModel {
  /**
   * Checks the strength.
   *
   * @throws IllegalArgumentException unless −1 ≤ ω &lt; ∞
   */
  public Guidance {
    if (!(strength >= -1 && strength < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the guidance strength must be finite and at least -1 (no guidance), was " + strength);
    }
  }

  /** J = −ω. */
  public double coupling() {
    return -strength;
  }

  /** h = 1 + ω. */
  public double field() {
    return 1 + strength;
  }

  /**
   * T_eff below which the state of the other point is still metastable: J h_s(T/J) = h with the
   * spinodal field h_s of {@link CurieWeiss}; 1 at ω = −1.
   *
   * @throws IllegalArgumentException for ω ≥ −½, where there is none
   */
  public double spinodalTemperature() {
    if (strength >= -0.5) {
      throw new IllegalArgumentException(
          "no spinodal: guidance removes the other state at every T for a strength of -1/2 and"
              + " above, was "
              + strength);
    }
    return coupling() * CurieWeiss.spinodalTemperature(field() / coupling());
  }

  @Override
  public double logPartition(double temperature, double field) {
    return field() * field + coupling() * Cumulants.logCosh(field) - 1 / (2 * temperature);
  }

  @Override
  public Moments at(double temperature, double field) {
    return new Moments(
        field() + coupling() * StrictMath.tanh(field), coupling() * Cumulants.squaredSech(field));
  }

  @Override
  public double transverse(double temperature, double field) {
    return 0;
  }

  @Override
  public double[] cumulants(double temperature) {
    return new double[] {
      -1 / (2 * temperature), field(), coupling(), 0, -2 * coupling(), 0, 16 * coupling()
    };
  }

  @Override
  public double steepness(double temperature) {
    return 2;
  }

  @Override
  public double spread() {
    return Math.max(Math.abs(strength), 1e-3);
  }

  @Override
  public double reach(double temperature, double effective, double bias) {
    return Math.abs(bias) + (field() + Math.abs(coupling())) / effective;
  }

  @Override
  public String label() {
    return "guidance of strength " + strength;
  }
}
