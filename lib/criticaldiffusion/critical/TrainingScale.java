package criticaldiffusion.critical;

import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * s_ε = τ_ε/(η̂m²), the large-L law of the training time of one layer at η = η̂/C_max and diffusion
 * time 0, with ⟨k̂² e^{−2τ/k̂²}⟩ = ε⟨k̂²⟩ over the Brillouin zone of Z^d; arXiv:2605.12597. With ξ
 * = 1/m proportional to L it is the L² of that paper.
 *
 * @param dimension d, from 1 to 3
 */
public record TrainingScale(int dimension) {
  /** Points per axis of the midpoint rule: the integrand is smooth and periodic. */
  private static final int[] POINTS = {0, 4096, 256, 64};

  /**
   * Checks the dimension.
   *
   * @throws IllegalArgumentException unless it is 1, 2 or 3
   */
  public TrainingScale {
    if (dimension < 1 || dimension > 3) {
      throw new IllegalArgumentException(
          "the dimension of a lattice is 1, 2 or 3, was " + dimension);
    }
  }

  /**
   * τ_ε.
   *
   * @throws IllegalArgumentException unless 0 &lt; ε &lt; 1
   */
  public double tau(double threshold) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "a loss threshold must lie between 0 and 1, was " + threshold);
    }
    int n = POINTS[dimension];
    double[] axis = new double[n];
    for (int i = 0; i < n; i++) {
      double sine = StrictMath.sin(Math.PI * (i + 0.5) / (2 * n));
      axis[i] = 4 * sine * sine;
    }
    // ε → 0 gives τ → 2d ln(1/ε), from below.
    double end = 1 + 4 * dimension * -StrictMath.log(threshold);
    return new BracketingNthOrderBrentSolver(1e-13, 1e-13, 5)
        .solve(1000, tau -> StrictMath.log(remaining(axis, tau) / threshold), 0, end);
  }

  /** ⟨k̂²e^{−2τ/k̂²}⟩/2d, over ordered momenta with the number of their orders. */
  private double remaining(double[] axis, double tau) {
    double sum = 0;
    double count = 0;
    int n = axis.length;
    for (int i = 0; i < n; i++) {
      for (int j = dimension > 1 ? i : n - 1; j < n; j++) {
        for (int l = dimension > 2 ? j : n - 1; l < n; l++) {
          double k2 = axis[i] + (dimension > 1 ? axis[j] : 0) + (dimension > 2 ? axis[l] : 0);
          double orders = orders(i, j, l);
          sum += orders * k2 * StrictMath.exp(-2 * tau / k2);
          count += orders;
        }
      }
    }
    return sum / count / (2 * dimension);
  }

  private double orders(int i, int j, int l) {
    if (dimension == 1) {
      return 1;
    } else if (dimension == 2) {
      return i == j ? 1 : 2;
    }
    return i == j && j == l ? 1 : (i == j || j == l ? 3 : 6);
  }
}
