package criticaldiffusion.thermo;

/**
 * The frame in which fixed points are looked for: m = ⟨y⟩ in the posterior ensemble with weights ∝
 * p₀(y) exp(−|y|²/2T + m·y/T_eff), where T_eff = T in the variance-exploding frame (Ambrogioni
 * 2023) and T_eff = Δ(c − Δ)/(cα²) in the Ornstein–Uhlenbeck one.
 *
 * <p>c ∈ [1, ∞] is the family of samplers dx = [x + cS] dτ + √(2(c − 1)) dW, which all have the
 * same marginals: c = 1 the probability-flow ODE, 2 the reverse SDE (Raya and Ambrogioni 2023), ∞ a
 * corrector in equilibrium. With the stochasticity λ of {@link
 * criticaldiffusion.sampler.ReverseProcess}, c = 1 + λ². The variance-exploding frame has the same
 * fixed points for every c; so has the other one for c = ∞.
 *
 * <p>t is Ornstein–Uhlenbeck time, finite and positive; T_eff rises strictly with it.
 *
 * @param space where the state lives
 * @param family c, from 1 to ∞
 */
public record Frame(Space space, double family) {
  /** Where the state lives. */
  public enum Space {
    /** X = y + √T z: the score is the force, the free energy the potential. */
    VARIANCE_EXPLODING,
    /** x = e^{−t} y + √Δ z: the force is x + cS. */
    ORNSTEIN_UHLENBECK
  }

  /**
   * Checks the family.
   *
   * @throws IllegalArgumentException unless 1 ≤ c ≤ ∞
   */
  public Frame {
    if (!(family >= 1)) {
      throw new IllegalArgumentException(
          "the sampler family c must lie from 1 (ODE) through 2 (reverse SDE) to infinity, was "
              + family);
    }
  }

  /** The frame of the free energy: zeros of the score, for every sampler (Ambrogioni 2023). */
  public static Frame varianceExploding() {
    return new Frame(Space.VARIANCE_EXPLODING, Double.POSITIVE_INFINITY);
  }

  /** The Ornstein–Uhlenbeck frame of the sampler c. */
  public static Frame ornsteinUhlenbeck(double family) {
    return new Frame(Space.ORNSTEIN_UHLENBECK, family);
  }

  /** The Ornstein–Uhlenbeck frame with c = 2, T_eff = sinh 2t (Raya and Ambrogioni 2023). */
  public static Frame reverseSde() {
    return ornsteinUhlenbeck(2);
  }

  /** The Ornstein–Uhlenbeck frame with c = 1, T_eff = Δ. */
  public static Frame probabilityFlow() {
    return ornsteinUhlenbeck(1);
  }

  /** T = e^{2t} − 1, the temperature at time t. */
  public static double temperature(double t) {
    return StrictMath.expm1(2 * requireTime(t));
  }

  /** t = ½ log(1 + T). */
  public static double timeAt(double temperature) {
    requireTemperature(temperature);
    return 0.5 * StrictMath.log1p(temperature);
  }

  /** T_eff(t, c). */
  public double effectiveTemperature(double t) {
    double temperature = temperature(t);
    if (isEquilibrium()) {
      return temperature;
    }
    if (family == 2) {
      return StrictMath.sinh(2 * t);
    }
    // Δ/α² = T and Δ = T/(1 + T), without the difference c − Δ, which would cancel for the ODE.
    return temperature * (family + (family - 1) * temperature) / (family * (1 + temperature));
  }

  /**
   * The time at which T_eff has the given value: Δ = ½[c(1 + L) − √(c²(1 + L)² − 4cL)] for the
   * value L.
   *
   * @throws IllegalArgumentException if the value is not positive and finite, or never reached:
   *     T_eff of the probability-flow ODE stays below 1
   */
  public double timeAtEffective(double effective) {
    requireTemperature(effective);
    if (isEquilibrium()) {
      return timeAt(effective);
    }
    if (family == 1 && effective >= 1) {
      throw new IllegalArgumentException(
          "no such time: the effective temperature of the probability-flow ODE stays below 1, was "
              + effective);
    }
    if (family == 2) {
      // asinh, with all digits for small values too.
      double square = effective * effective;
      return 0.5 * StrictMath.log1p(effective + square / (1 + Math.sqrt(1 + square)));
    }
    double b = family * (1 + effective);
    double delta = 2 * family * effective / (b + Math.sqrt(b * b - 4 * family * effective));
    return -0.5 * StrictMath.log1p(-delta);
  }

  /** The state at which a fixed point m stands: X = m, or x = cαm/(c − Δ). */
  public double position(double t, double m) {
    requireTime(t);
    if (space == Space.VARIANCE_EXPLODING) {
      return m;
    }
    double delta = -StrictMath.expm1(-2 * t);
    double shrink = StrictMath.exp(-t);
    return family == Double.POSITIVE_INFINITY ? shrink * m : family * shrink * m / (family - delta);
  }

  /** The name, as in a table: {@code VE}, {@code OU c=2}. */
  public String label() {
    if (space == Space.VARIANCE_EXPLODING) {
      return "VE";
    }
    String c = family == Math.rint(family) ? String.valueOf((long) family) : "" + family;
    return "OU c=" + (family == Double.POSITIVE_INFINITY ? "inf" : c);
  }

  private boolean isEquilibrium() {
    return space == Space.VARIANCE_EXPLODING || family == Double.POSITIVE_INFINITY;
  }

  static double requireTemperature(double temperature) {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a temperature must be positive and finite, was " + temperature);
    }
    return temperature;
  }

  private static double requireTime(double t) {
    if (!(t > 0 && t < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("time must be positive and finite, was " + t);
    }
    return t;
  }
}
