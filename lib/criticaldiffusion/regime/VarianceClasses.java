package criticaldiffusion.regime;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.GaussianMixture;

/**
 * Two equally likely classes of one mean that differ in variance, N(0, σ_a²I) and N(0, σ_b²I):
 * speciation at t_S = ¼ log(d(σ_a² − σ_b²)²/8), and φ = φ(s) of two Gaussians at s = e^{−4(t −
 * t_S)}.
 *
 * <p>For large d the log-likelihood ratio of the classes is Gaussian by the central limit theorem;
 * the corrections are O(1/√d). The top eigenvalue of the covariance does not see these classes.
 *
 * @param dimension d
 * @param first σ_a²
 * @param second σ_b²
 */
public record VarianceClasses(int dimension, double first, double second) {
  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException unless d ≥ 1 and the variances are positive, finite and differ
   */
  public VarianceClasses {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, was " + dimension);
    }
    if (!(first > 0 && second > 0 && first < Double.POSITIVE_INFINITY)
        || !(second < Double.POSITIVE_INFINITY)
        || first == second) {
      throw new IllegalArgumentException(
          "the variances of the classes must be positive, finite and differ, were %s and %s"
              .formatted(first, second));
    }
  }

  /** t_S; negative where the classes are too close to be told apart at any time. */
  public double time() {
    double gap = first - second;
    return 0.25 * StrictMath.log(dimension * gap * gap / 8);
  }

  /** s(t) = e^{−4(t − t_S)}. */
  public double signal(double t) {
    return StrictMath.exp(-4 * (t - time()));
  }

  /** φ(t), the probability that clones which part at t end in one class. */
  public double phi(double t) {
    return CloneAgreement.EQUAL.phi(signal(t));
  }

  /** The law of the data. */
  public GaussianMixture mixture() {
    return GaussianMixture.of(
        new double[] {0.5, 0.5},
        new double[2][dimension],
        Covariance.isotropic(first, dimension),
        Covariance.isotropic(second, dimension));
  }
}
