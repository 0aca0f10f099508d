package criticaldiffusion.thermo.generation;

import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.special.Gamma;

/**
 * ⟨|X|⟩ ∝ N^{−1/4}, ⟨X²⟩ ∝ N^{−1/2} and U₄ → 0.2705 at T = 1: finite-size scaling of the {@link
 * Bath} with the exponents of mean-field theory, whose law at the critical point is ∝ e^{−NX⁴/12}.
 */
public final class BathScaling {
  /** Γ(¼). */
  private static final double QUARTER = Gamma.gamma(0.25);

  /** Γ(¾). */
  private static final double THREE_QUARTERS = Gamma.gamma(0.75);

  private BathScaling() {}

  /** lim ⟨|X|⟩N^{1/4} = 12^{1/4} Γ(½)/Γ(¼) = 0.9099 at T = 1. */
  public static double orderParameter() {
    return StrictMath.pow(12, 0.25) * Math.sqrt(Math.PI) / QUARTER;
  }

  /** lim ⟨X²⟩N^{1/2} = √12 Γ(¾)/Γ(¼) = 1.1708 at T = 1. */
  public static double secondMoment() {
    return Math.sqrt(12) * THREE_QUARTERS / QUARTER;
  }

  /** lim U₄ = 1 − Γ(¼)²/(12Γ(¾)²) = 0.27052 at T = 1. */
  public static double binderCumulant() {
    double ratio = QUARTER / THREE_QUARTERS;
    return 1 - ratio * ratio / 12;
  }

  /**
   * The temperature at which U₄ of two baths cross, which tends to 1 as they grow.
   *
   * @param replicas N of the smaller bath, at least 16
   * @param larger N of the larger one, at least twice as large
   */
  public static double binderCrossing(int replicas, int larger) {
    if (replicas < 16 || larger < 2L * replicas) {
      throw new IllegalArgumentException(
          "a crossing needs N >= 16 and a second N at least twice as large, were %d and %d"
              .formatted(replicas, larger));
    }
    return new BracketingNthOrderBrentSolver(1e-13, 1e-13, 1e-15, 5)
        .solve(
            100,
            t -> new Bath(larger, t).binderCumulant() - new Bath(replicas, t).binderCumulant(),
            0.95,
            1.2);
  }
}
