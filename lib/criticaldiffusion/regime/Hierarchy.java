package criticaldiffusion.regime;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.GaussianMixture;

/**
 * Four equally likely classes in two levels, two branches of two classes each, that speciate one
 * after the other: s_i = M_i²e^{−2t}/Γ_t passes 1 at ½ log(M_i² + 1 − σ²).
 *
 * <p>Components 0 and 1 are the first branch, 2 and 3 the second.
 *
 * @param upper M₁, half the distance between the branches
 * @param lower M₂, half the distance between the classes of one branch
 * @param variance σ² of each class
 */
public record Hierarchy(double upper, double lower, double variance) {
  /** The branch of each component. */
  private static final int[] BRANCHES = {0, 0, 1, 1};

  /**
   * Checks the distances.
   *
   * @throws IllegalArgumentException unless all three are positive and finite
   */
  public Hierarchy {
    for (double value : new double[] {upper, lower, variance}) {
      if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a hierarchy needs positive, finite distances and variance, were %s, %s and %s"
                .formatted(upper, lower, variance));
      }
    }
  }

  /** The branch of each of the four components, for {@link PosteriorPurity}. */
  public static int[] branches() {
    return BRANCHES.clone();
  }

  /** Means ±M₁e₁ ± M₂e₂, in 2 dimensions: both branches are divided along one direction. */
  public GaussianMixture grid() {
    return mixture(
        new double[][] {{upper, lower}, {upper, -lower}, {-upper, lower}, {-upper, -lower}});
  }

  /** Means M₁e₁ ± M₂e₂ and −M₁e₁ ± M₂e₃, in 3 dimensions: a direction for each branch. */
  public GaussianMixture tree() {
    return mixture(
        new double[][] {
          {upper, lower, 0}, {upper, -lower, 0}, {-upper, 0, lower}, {-upper, 0, -lower}
        });
  }

  /** The law in d dimensions has the same φ; the span of the means is all that matters. */
  private GaussianMixture mixture(double[][] means) {
    double[] weights = {0.25, 0.25, 0.25, 0.25};
    return GaussianMixture.of(weights, means, Covariance.isotropic(variance, means[0].length));
  }

  /** φ of the branches of the grid, φ(s₁). On the tree it is larger: the sub-classes help. */
  public double branchPhi(double t) {
    return CloneAgreement.EQUAL.phi(signal(upper, t));
  }

  /** φ of all four classes of the grid, φ(s₁)φ(s₂): its two coordinates are independent. */
  public double gridPhi(double t) {
    return branchPhi(t) * CloneAgreement.EQUAL.phi(signal(lower, t));
  }

  /** The time at which s₁ = 1, the branches' speciation. */
  public double upperTime() {
    return timeOf(upper);
  }

  /** The time at which s₂ = 1, the speciation within a branch. */
  public double lowerTime() {
    return timeOf(lower);
  }

  private double timeOf(double distance) {
    return new Speciation(1, distance, variance, 0.5).time();
  }

  private double signal(double distance, double t) {
    return new Speciation(1, distance, variance, 0.5).signal(t);
  }
}
