package criticaldiffusion.score;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.schedule.NoiseSchedule;

/**
 * S(x, t) = (α m(x, t) − x)/σ², the score that a denoiser is (Robbins 1956; Vincent 2011): the
 * exact one where m is the mean of x₀ given x. Not at t = 0, where σ = 0.
 *
 * @param denoiser m
 * @param schedule the forward process
 */
public record DenoiserScore(Denoiser denoiser, NoiseSchedule schedule) implements ScoreModel {
  @Override
  public void score(double t, Batch x, Batch out) {
    double variance = schedule.variance(t);
    if (!(variance > 0)) {
      throw new IllegalArgumentException(
          "the score of a denoiser needs noise, but at t = " + t + " there is none");
    }
    denoiser.denoise(t, x, out);
    combine(schedule.alpha(t) / variance, out, -1 / variance, x);
  }

  @Override
  public int blockRows(int dimension) {
    return denoiser.blockRows(dimension);
  }

  /** y ← a y + b x. */
  static void combine(double a, Batch y, double b, Batch x) {
    y.requireSameShape(x);
    int count = x.size() * x.dimension();
    int from = x.start(0);
    int to = y.start(0);
    for (int i = 0; i < count; i++) {
      y.data()[to + i] = a * y.data()[to + i] + b * x.data()[from + i];
    }
  }
}
