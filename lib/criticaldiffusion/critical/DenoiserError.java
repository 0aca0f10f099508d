package criticaldiffusion.critical;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.observable.FieldEstimates;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.score.Denoiser;
import criticaldiffusion.stats.Estimate;

/**
 * (1/N) ⟨|m(x, t) − σ|²⟩, the square error per site of a denoiser on fields σ and their noised
 * copies x = ασ + σ_t z.
 *
 * @param clean σ, one field a row
 * @param noised x, in the same order
 * @param time t
 */
public record DenoiserError(Batch clean, Batch noised, double time) {
  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if they differ
   */
  public DenoiserError {
    clean.requireSameShape(noised);
  }

  /** Noises fields to time t, row i by stream i. */
  public static DenoiserError at(
      double time, Batch clean, NoiseSchedule schedule, RandomStreams streams) {
    double alpha = schedule.alpha(time);
    double deviation = Math.sqrt(schedule.variance(time));
    Batch noised = new Batch(clean.size(), clean.dimension());
    RowBlocks.run(
        clean.size(),
        64,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            RandomStream rng = streams.stream(row);
            rng.fillGaussian(noised.data(), noised.start(row), noised.dimension());
            for (int i = 0; i < noised.dimension(); i++) {
              noised.set(row, i, alpha * clean.get(row, i) + deviation * noised.get(row, i));
            }
          }
        });
    return new DenoiserError(clean, noised, time);
  }

  /** The error of a denoiser. */
  public Estimate of(Denoiser denoiser) {
    Batch mean = denoised(denoiser);
    return product(mean, mean);
  }

  /**
   * ⟨(m₁ − σ)(m₂ − σ)⟩ of two independent Monte Carlo estimates of one denoiser: its error without
   * the variance that such an estimate adds to the square.
   */
  public Estimate of(Denoiser first, Denoiser second) {
    return product(denoised(first), denoised(second));
  }

  private Batch denoised(Denoiser denoiser) {
    Batch mean = new Batch(noised.size(), noised.dimension());
    denoiser.denoise(time, noised, mean);
    return mean;
  }

  private Estimate product(Batch first, Batch second) {
    double[] errors = new double[clean.size()];
    for (int row = 0; row < errors.length; row++) {
      for (int i = 0; i < clean.dimension(); i++) {
        double spin = clean.get(row, i);
        errors[row] += (first.get(row, i) - spin) * (second.get(row, i) - spin);
      }
      errors[row] /= clean.dimension();
    }
    return FieldEstimates.mean(new double[][] {errors});
  }
}
