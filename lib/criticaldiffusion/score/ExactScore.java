package criticaldiffusion.score;

import criticaldiffusion.field.Diffusible;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.schedule.NoiseSchedule;

/**
 * S(x, t) = ∇ log p_t(x) with p_t the law of α(t)x₀ + σ(t)z: the score that a perfectly trained
 * model has.
 *
 * @param target the law of the data
 * @param schedule the forward process
 */
public record ExactScore(Diffusible target, NoiseSchedule schedule) implements ScoreModel {
  @Override
  public void score(double t, Batch x, Batch out) {
    target.diffused(schedule.alpha(t), schedule.variance(t)).score(x, out);
  }

  @Override
  public int blockRows(int dimension) {
    return target.blockRows();
  }
}
