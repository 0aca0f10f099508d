package criticaldiffusion.score;

import criticaldiffusion.field.Diffusible;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.schedule.NoiseSchedule;

/**
 * S_ε(x, t) = ∇ log p_t^ε(x), the exact score of the law smoothed by N(0, ε²I): σ² + ε²α² takes the
 * place of σ². For a training set, which it smooths to a kernel density estimate of bandwidth ε, it
 * is the cure for the collapse of Biroli et al. 2024: e^{2t_C(ε)} = e^{2t_C} − ε².
 *
 * <p>The backward process ends on the smoothed law, at distances of about ε√d from data points.
 *
 * @param target the law of the data
 * @param schedule the forward process
 * @param bandwidth ε, at least 0; 0 is the {@link ExactScore}
 */
public record RegularizedScore(Diffusible target, NoiseSchedule schedule, double bandwidth)
    implements ScoreModel {
  /**
   * Checks the bandwidth.
   *
   * @throws IllegalArgumentException unless it is finite and at least 0
   */
  public RegularizedScore {
    if (!(bandwidth >= 0 && bandwidth < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a bandwidth is finite and at least 0, was " + bandwidth);
    }
  }

  @Override
  public void score(double t, Batch x, Batch out) {
    double alpha = schedule.alpha(t);
    double smoothing = alpha * bandwidth;
    target.diffused(alpha, schedule.variance(t) + smoothing * smoothing).score(x, out);
  }

  @Override
  public int blockRows(int dimension) {
    return target.blockRows();
  }
}
