package criticaldiffusion.stats;

/**
 * Running mean and variance of independent samples, by Welford's update: no loss of digits when the
 * mean is large against the spread.
 *
 * <p>Not thread-safe. Give each block of rows its own and {@link #add(Moments) add} them in the
 * order of the rows: then the result does not depend on the number of threads.
 */
public final class Moments {
  private long count;
  private double mean;
  private double sumOfSquares;

  /** No sample yet. */
  public Moments() {}

  /** Takes in one sample. */
  public void add(double value) {
    count++;
    double delta = value - mean;
    mean += delta / count;
    sumOfSquares += delta * (value - mean);
  }

  /** Takes in all samples of another. */
  public void add(Moments other) {
    if (other.count == 0) {
      return;
    }
    long total = count + other.count;
    double delta = other.mean - mean;
    mean += delta * other.count / total;
    sumOfSquares += other.sumOfSquares + delta * delta * ((double) count * other.count / total);
    count = total;
  }

  /** Number of samples taken in. */
  public long count() {
    return count;
  }

  /** The mean so far, 0 without samples. */
  public double mean() {
    return mean;
  }

  /** The unbiased sample variance, NaN with fewer than two samples. */
  public double variance() {
    return count < 2 ? Double.NaN : sumOfSquares / (count - 1);
  }

  /**
   * The mean with its standard error √(variance/count); the error is NaN for one sample.
   *
   * @throws IllegalStateException if there is no sample
   */
  public Estimate estimate() {
    if (count == 0) {
      throw new IllegalStateException("no sample to estimate a mean from");
    }
    return new Estimate(mean, Math.sqrt(variance() / count), count);
  }
}
