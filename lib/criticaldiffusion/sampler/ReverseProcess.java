package criticaldiffusion.sampler;

import criticaldiffusion.field.Diffusible;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.score.ExactScore;
import criticaldiffusion.score.ScoreModel;

/**
 * dx = [f x − ½(1 + λ²) g² S(x, t)] dt + λ g dW, run from the horizon down to 0.
 *
 * <p>λ = 1 is the reverse SDE of Anderson 1982 used by Biroli et al. 2024 (Eq. 2), λ = 0 the
 * probability-flow ODE of Song et al. 2021. With the exact score every λ has the same marginals
 * p_t; the paths differ.
 *
 * @param schedule f and g
 * @param score S
 * @param stochasticity λ, at least 0
 */
public record ReverseProcess(NoiseSchedule schedule, ScoreModel score, double stochasticity) {
  /**
   * Checks λ.
   *
   * @throws IllegalArgumentException unless λ is finite and at least 0
   */
  public ReverseProcess {
    if (!(stochasticity >= 0 && stochasticity < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "stochasticity must be finite and at least 0, was " + stochasticity);
    }
  }

  /** The reverse SDE, λ = 1. */
  public static ReverseProcess sde(NoiseSchedule schedule, ScoreModel score) {
    return new ReverseProcess(schedule, score, 1);
  }

  /** The reverse SDE of a law with its exact score. */
  public static ReverseProcess sde(NoiseSchedule schedule, Diffusible target) {
    return sde(schedule, new ExactScore(target, schedule));
  }

  /** The probability-flow ODE, λ = 0. */
  public static ReverseProcess ode(NoiseSchedule schedule, ScoreModel score) {
    return new ReverseProcess(schedule, score, 0);
  }

  /** The probability-flow ODE of a law with its exact score. */
  public static ReverseProcess ode(NoiseSchedule schedule, Diffusible target) {
    return ode(schedule, new ExactScore(target, schedule));
  }

  /** ½(1 + λ²), the factor of g²S in the drift. */
  double scoreFactor() {
    return 0.5 * (1 + stochasticity * stochasticity);
  }
}
