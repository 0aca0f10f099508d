package criticaldiffusion.stats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A Monte Carlo number: mean ± one standard error, from so many independent samples. Prints as
 * {@code 0.7753(11)}.
 *
 * @param mean the estimated value
 * @param error one standard error of the mean, at least 0; NaN where one sample gives none
 * @param samples the number of independent samples behind it, at least 1
 */
public record Estimate(double mean, double error, long samples) {
  /**
   * Checks the error and the number of samples.
   *
   * @throws IllegalArgumentException if the error is negative or there is no sample
   */
  public Estimate {
    if (error < 0) {
      throw new IllegalArgumentException("a standard error is at least 0, was " + error);
    }
    if (samples < 1) {
      throw new IllegalArgumentException("an estimate needs at least 1 sample, had " + samples);
    }
  }

  /**
   * The mean of independent values and s/√n.
   *
   * @throws IllegalArgumentException if there is no value
   */
  public static Estimate of(double... values) {
    Moments moments = new Moments();
    for (double value : values) {
      moments.add(value);
    }
    return moments.estimate();
  }

  /**
   * A fraction k/n with its binomial error √(p(1−p)/n).
   *
   * <p>At k = 0 and k = n, where that formula would claim certainty, p is replaced in the error
   * (not in the mean) by Wilson's centre (k + ½)/(n + 1).
   *
   * @throws IllegalArgumentException unless 0 ≤ k ≤ n and n ≥ 1
   */
  public static Estimate ofFraction(long k, long n) {
    if (n < 1 || k < 0 || k > n) {
      throw new IllegalArgumentException(
          "a fraction needs 0 <= k <= n, n >= 1, was " + k + "/" + n);
    }
    double mean = (double) k / n;
    double p = k == 0 || k == n ? (k + 0.5) / (n + 1.0) : mean;
    return new Estimate(mean, Math.sqrt(p * (1 - p) / n), n);
  }

  /** This estimate multiplied by an exact factor. */
  public Estimate times(double factor) {
    return new Estimate(mean * factor, error * Math.abs(factor), samples);
  }

  /** This estimate shifted by an exact number. */
  public Estimate plus(double shift) {
    return new Estimate(mean + shift, error, samples);
  }

  /** The difference from an independent estimate. */
  public Estimate minus(Estimate other) {
    return new Estimate(
        mean - other.mean, Math.hypot(error, other.error), Math.min(samples, other.samples));
  }

  /** (mean − value)/error: how many standard errors this estimate lies above an exact value. */
  public double sigmasFrom(double value) {
    return mean == value ? 0 : (mean - value) / error;
  }

  /** The same against an independent estimate, with both errors. */
  public double sigmasFrom(Estimate other) {
    return minus(other).sigmasFrom(0);
  }

  /** The value with the error's two leading digits in brackets, as in {@code 0.7753(11)}. */
  @Override
  public String toString() {
    if (!Double.isFinite(mean) || !Double.isFinite(error)) {
      return mean + "(" + error + ")";
    }
    if (error == 0) {
      return mean + "(0)";
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(mean)));
    if (mean != 0 && (exponent < -4 || exponent > 6)) {
      double unit = Math.pow(10, exponent);
      return new Estimate(mean / unit, error / unit, samples) + "e" + exponent;
    }
    // Rounding the error first keeps 0.0996 at two digits: 0.10, not 0.100.
    BigDecimal rounded =
        new BigDecimal(error).round(new java.math.MathContext(2, RoundingMode.HALF_UP));
    int digits = Math.max(0, rounded.scale());
    String value = String.format(Locale.ROOT, "%." + digits + "f", mean);
    String bracket =
        rounded.compareTo(BigDecimal.ONE) >= 0
            ? rounded.setScale(digits, RoundingMode.HALF_UP).toPlainString()
            : rounded.movePointRight(digits).toBigInteger().toString();
    return value + "(" + bracket + ")";
  }
}
