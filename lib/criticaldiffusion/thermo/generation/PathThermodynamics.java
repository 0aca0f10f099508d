package criticaldiffusion.thermo.generation;

import criticaldiffusion.stats.GaussianAverage;

/**
 * dE[F̃]/dT = I + ½TJ &gt; 0: averages over the true path X ~ p_T of two points ±μ, along which the
 * mean free energy falls monotonically as generation cools; Ambrogioni, arXiv:2310.17467, Section
 * 8.
 *
 * <p>F̃ = −T ln ∫ p₀(y) e^{−|X−y|²/2T} dy and ln p_T = −F̃/T − (d/2) ln 2πT, so everything follows
 * from the information I and the mmse: h(p_T) = I + (d/2) ln 2πeT, E F̃ = T(I + d/2). None of these
 * has a singularity at the critical temperature: on the Nishimori line E⟨|X − y|²⟩ = dT at every T.
 *
 * @param information of the weights
 * @param squaredNorm Λ = |μ|², positive
 * @param dimension d, at least 1
 */
public record PathThermodynamics(Information information, double squaredNorm, int dimension) {
  /**
   * Checks the points.
   *
   * @throws IllegalArgumentException unless Λ is positive and finite and d at least 1
   */
  public PathThermodynamics {
    if (!(squaredNorm > 0 && squaredNorm < Double.POSITIVE_INFINITY) || dimension < 1) {
      throw new IllegalArgumentException(
          "need |mu|^2 > 0 and a dimension of at least 1, were %s and %d"
              .formatted(squaredNorm, dimension));
    }
  }

  /** Two equal points ±1 on a line. */
  public static PathThermodynamics unit() {
    return new PathThermodynamics(Information.EQUAL, 1, 1);
  }

  /** Λ/T. */
  public double snr(double temperature) {
    return squaredNorm / requireTemperature(temperature);
  }

  /** E F̃(X, T) = T(I + d/2). */
  public double freeEnergy(double temperature) {
    return temperature * (nats(temperature) + 0.5 * dimension);
  }

  /** dE[F̃]/dT = I + ½TJ. */
  public double descentRate(double temperature) {
    return nats(temperature) + 0.5 * temperature * fisherInformation(temperature);
  }

  /** h(p_T) = −E ln p_T, the differential entropy. */
  public double differentialEntropy(double temperature) {
    double normalisation = 1 + StrictMath.log(2 * Math.PI * requireTemperature(temperature));
    return nats(temperature) + 0.5 * dimension * normalisation;
  }

  /** J = E|∇ln p_T|² = (d − mmse/T)/T; dh/dT = ½J (de Bruijn). */
  public double fisherInformation(double temperature) {
    return (dimension - meanSquaredError(temperature) / temperature) / temperature;
  }

  /** E Var(y|X), the error of the best denoiser. */
  public double meanSquaredError(double temperature) {
    return squaredNorm * information.mmse(snr(temperature));
  }

  /**
   * E⟨|X − y|²⟩, averaged over X ~ p_T and over the posterior of y at X, by quadrature: d·T on the
   * Nishimori line.
   */
  public double squaredDistance(double temperature) {
    double along = Math.sqrt(squaredNorm);
    double w = information.weight();
    // u is the component of X along μ; of the other d − 1 nothing is known but the noise.
    double positive = GaussianAverage.of(u -> meanDistance(u, temperature), along, temperature);
    double negative = GaussianAverage.of(u -> meanDistance(u, temperature), -along, temperature);
    return w * positive + (1 - w) * negative + (dimension - 1) * temperature;
  }

  /**
   * −d/dt KL(P_t ‖ N(0, I)) = E|∇ln(P_t/N)|², the entropy that the forward Ornstein–Uhlenbeck
   * process produces per unit of its time t = ½ ln(1 + T): J(1 + T) − 2d + (Λ + dT)/(1 + T).
   */
  public double entropyProduction(double temperature) {
    // In this order what is left at large T, of order 1/T², is no difference of terms of order 1.
    double mmse = information.mmse(snr(temperature));
    double share = 1 - mmse - mmse * (2 + 1 / temperature) / temperature;
    return (dimension / temperature + squaredNorm * share) / (1 + temperature);
  }

  private double meanDistance(double u, double temperature) {
    double along = Math.sqrt(squaredNorm);
    double w = information.weight();
    double odds = StrictMath.log(w) - StrictMath.log1p(-w) + 2 * along * u / temperature;
    double positive = 1 / (1 + StrictMath.exp(-odds));
    return positive * (u - along) * (u - along) + (1 - positive) * (u + along) * (u + along);
  }

  private double nats(double temperature) {
    return information.information(snr(temperature));
  }

  private static double requireTemperature(double temperature) {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a temperature is positive and finite, was " + temperature);
    }
    return temperature;
  }
}
