package criticaldiffusion.thermo.generation;

import criticaldiffusion.field.PointSet;
import criticaldiffusion.thermo.PosteriorEnsemble;

/**
 * X ← ⟨y⟩_X = Σ_μ y_μ softmax(X·y_μ/T − |y_μ|²/2T): the denoiser of stored patterns as an
 * associative memory, one step of soft-max attention; Ambrogioni, arXiv:2310.17467, Section 10, and
 * Ramsauer et al., arXiv:2008.02217.
 *
 * <p>Every step lowers the energy F̃ = ½|X|² − T ln Σ e^{X·y_μ/T − |y_μ|²/2T}, that of a modern
 * Hopfield network for patterns of one length, and the limit is a zero of the score: the bath of N
 * → ∞ replicas.
 *
 * @param patterns the stored points
 * @param temperature T, positive
 */
public record AssociativeMemory(PointSet patterns, double temperature) {
  /** Steps of less than this length, relative to the state, end a recall. */
  private static final double SETTLED = 1e-13;

  /**
   * Checks the temperature.
   *
   * @throws IllegalArgumentException unless it is positive and finite
   */
  public AssociativeMemory {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a temperature is positive and finite, was " + temperature);
    }
  }

  /** ⟨y⟩_X, one step from X. */
  public double[] step(double... x) {
    return at(x).mean();
  }

  /** F̃(X), which no step raises. */
  public double energy(double... x) {
    return at(x).regularizedFreeEnergy();
  }

  /**
   * The fixed point that a cue is led to.
   *
   * @param most steps that are allowed; near a critical point some 30/(1 − rate) are needed
   * @throws ArithmeticException if the steps have not become negligible by then; the message has
   *     the length of the last
   */
  public double[] recall(double[] cue, int most) {
    double[] x = cue.clone();
    double moved = Double.POSITIVE_INFINITY;
    for (int k = 0; k < most; k++) {
      double[] next = step(x);
      moved = distance(next, x);
      x = next;
      if (moved <= SETTLED * (1 + distance(x, new double[x.length]))) {
        return x;
      }
    }
    throw new ArithmeticException(
        "the recall did not settle in %d steps: the last one was %s long".formatted(most, moved));
  }

  /**
   * The factor by which a small deviation from the fixed point X shrinks in a step: the largest
   * eigenvalue of χ_post = Cov(y|X)/T, 1 at a critical point.
   */
  public double contractionRate(double... x) {
    return 1 - at(x).masses()[0];
  }

  private PosteriorEnsemble at(double[] x) {
    return PosteriorEnsemble.of(patterns, temperature, x);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
