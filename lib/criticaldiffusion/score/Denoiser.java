package criticaldiffusion.score;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.schedule.NoiseSchedule;

/**
 * m(x, t), an approximation to the mean E[x₀ | x_t = x] of the data behind a noised point. Of all
 * functions of x that mean has the least square error, and it is the score in another form: m = (x
 * + σ²S)/α (Robbins 1956, who credits Tweedie; Vincent 2011, "A connection between score matching
 * and denoising autoencoders").
 */
@FunctionalInterface
public interface Denoiser {
  /**
   * m at time t of every row of x, written to the same row of {@code out}; the rules of {@link
   * ScoreModel#score}.
   */
  void denoise(double t, Batch x, Batch out);

  /** The number of rows at which one evaluation is most efficient, for points of d components. */
  default int blockRows(int dimension) {
    return Math.max(1, 16384 / Math.max(32, dimension));
  }

  /** The denoiser m = (x + σ²S)/α that a score is. */
  static Denoiser of(ScoreModel score, NoiseSchedule schedule) {
    return (t, x, out) -> {
      double variance = schedule.variance(t);
      double alpha = schedule.alpha(t);
      score.score(t, x, out);
      DenoiserScore.combine(variance / alpha, out, 1 / alpha, x);
    };
  }
}
