package criticaldiffusion.regime;

import criticaldiffusion.field.GaussianMixture;

/**
 * Speciation of w N(m, σ²I) + (1−w) N(−m, σ²I), |m|² = dμ̃²; Biroli et al. 2024, Fig. 2.
 *
 * <p>All that concerns the classes depends on the time through s(t) = |m|²e^{−2t}/Γ_t, Γ_t = Δ_t +
 * σ²e^{−2t}, alone: {@link CloneAgreement} holds the functions of s, this record the times. At s =
 * 1 the density becomes bimodal (for w = ½), which is where t_S lies; with x = −½ log s = t − t_S
 * (exact at σ = 1) the curves of all d, μ̃, σ are one.
 *
 * <p>t is the Ornstein–Uhlenbeck time, finite and at least 0.
 *
 * @param dimension d
 * @param separation μ̃ = |m|/√d
 * @param variance σ²
 * @param weight w of the class at +m
 */
public record Speciation(int dimension, double separation, double variance, double weight) {
  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException unless d ≥ 1, μ̃ and σ² are positive and finite and 0 &lt; w
   *     &lt; 1
   */
  public Speciation {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, was " + dimension);
    }
    requirePositive(separation, "the separation");
    requirePositive(variance, "the variance of a class");
    new CloneAgreement(weight);
  }

  /** The paper's model: μ̃ = σ = 1, w = ½. */
  public static Speciation of(int dimension) {
    return new Speciation(dimension, 1, 1, 0.5);
  }

  /** The law of the data, with m = μ̃(1, …, 1). */
  public GaussianMixture mixture() {
    return GaussianMixture.twoClasses(dimension, separation, variance, weight);
  }

  /** |m|² = dμ̃². */
  public double squaredNorm() {
    return dimension * separation * separation;
  }

  /** Λ = 4w(1−w)|m|² + σ², the top eigenvalue of the covariance of the data. */
  public double topEigenvalue() {
    return 4 * weight * (1 - weight) * squaredNorm() + variance;
  }

  /** t_S = ½ log Λ, the paper's Eq. 4, or another function of Λ. */
  public double time(SpeciationTime convention) {
    return convention.at(topEigenvalue());
  }

  /**
   * t_S at s(t_S) = 1, where the curvature of −log P_t at 0 along m, 1/Γ − c²/Γ², vanishes: ½
   * log(|m|² + 1 − σ²), and φ(t_S) = 0.7752 for equal weights.
   *
   * @throws IllegalArgumentException if the classes are so close that s &lt; 1 at all times
   */
  public double time() {
    return timeAt(1);
  }

  /** s(t) = |m|²e^{−2t}/Γ_t. */
  public double signal(double t) {
    // e^{-2t}/Γ = 1/(e^{2t} − 1 + σ²).
    return squaredNorm() / (StrictMath.expm1(2 * requireTime(t)) + variance);
  }

  /**
   * The time at which s(t) has the given value: ½ log(1 + |m|²/s − σ²).
   *
   * @throws IllegalArgumentException unless 0 &lt; s ≤ |m|²/σ², its value at t = 0
   */
  public double timeAt(double signal) {
    double largest = squaredNorm() / variance;
    if (!(signal > 0 && signal <= largest)) {
      throw new IllegalArgumentException(
          "s must lie in (0, %s], the range of its values from t = inf to 0, was %s"
              .formatted(largest, signal));
    }
    return Math.max(0, 0.5 * StrictMath.log1p(squaredNorm() / signal - variance));
  }

  /** The functions of s for this weight. */
  public CloneAgreement curve() {
    return new CloneAgreement(weight);
  }

  /** φ(t), the probability that clones which part at t end in one class. */
  public double phi(double t) {
    return curve().phi(signal(t));
  }

  /** The time at which φ(t) has the given value. */
  public double timeAtPhi(double phi) {
    return timeAt(curve().signalAt(phi));
  }

  /** H(class | x_t) in nats. */
  public double entropy(double t) {
    return curve().entropy(signal(t));
  }

  /**
   * dH/dt = 2s(1−φ)/Γ_t in nats per unit of time: how fast the forward process forgets the class,
   * and generation chooses it. At σ = 1 its largest value is 0.4795, at t − t_S = −0.2055.
   */
  public double entropyRate(double t) {
    double s = signal(t);
    return 2 * s * curve().disagreement(s) / diffusedVariance(t);
  }

  /** Γ_t = Δ_t + σ²e^{−2t}. */
  public double diffusedVariance(double t) {
    double twice = 2 * requireTime(t);
    return variance == 1 ? 1 : -StrictMath.expm1(-twice) + variance * StrictMath.exp(-twice);
  }

  /**
   * P(class +m | x_t) = 1/(1 + e^{−2cu/Γ − b}) with u = m·x/|m|: the committor, a martingale of the
   * backward SDE.
   */
  public double committor(double t, double u) {
    double h = Math.sqrt(squaredNorm()) * StrictMath.exp(-requireTime(t)) * u / diffusedVariance(t);
    return 1 / (1 + StrictMath.exp(-2 * h - curve().bias()));
  }

  /** V(u, t), in which u = m·x/|m| moves backward in time. */
  public Potential potential(double t) {
    double centre = Math.sqrt(squaredNorm()) * StrictMath.exp(-requireTime(t));
    return new Potential(centre, diffusedVariance(t), curve().bias());
  }

  /**
   * φ(t) when the class of a final point x₀ is taken to be sign(m·x₀), as in the paper's code.
   *
   * <p>It differs from {@link #phi} only where tails reach across: with q = Σ_k p_k Φ(mean_k/sd),
   * mean_± = ±|m| + σ²e^{−t}(u ∓ c)/Γ, sd² = σ²Δ/Γ, it is E[q² + (1−q)²] over u ~ P_t. At s = 1, μ̃
   * = σ = 1: 0.8112 in d = 2, 0.7807 in 4, the same as φ to 10⁻⁵ from 16 on.
   */
  public double signPhi(double t) {
    return SignClasses.phi(this, requireTime(t));
  }

  private static double requireTime(double t) {
    if (!(t >= 0 && t < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("time must be finite and at least 0, was " + t);
    }
    return t;
  }

  private static void requirePositive(double value, String what) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(what + " must be positive and finite, was " + value);
    }
  }
}
