package criticaldiffusion.stats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

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
        mean - other.mean, StrictMath.hypot(error, other.error), Math.min(samples, other.samples));
  }

  /** (mean − value)/error: how many standard errors this estimate lies above an exact value. */
  public double sigmasFrom(double value) {
    return mean == value ? 0 : (mean - value) / error;
  }

  /** The same against an independent estimate, with both errors. */
  public double sigmasFrom(Estimate other) {
    return minus(other).sigmasFrom(0);
  }

  /**
   * The value with the error's two leading digits in brackets, in units of the last digit printed,
   * as in {@code 0.7753(11)}; an error of 1 or more is written with its point, as in {@code
   * 12.3(1.5)}. Below 10⁻⁴ and from 10⁷ on a power of ten is split off: {@code 1.20(11)e-6}.
   */
  @Override
  public String toString() {
    if (!Double.isFinite(mean) || !Double.isFinite(error)) {
      return mean + "(" + error + ")";
    }
    if (error == 0) {
      return mean + "(0)";
    }
    // In exact decimals, because the digits that String.format prints differ between JDKs.
    BigDecimal value = new BigDecimal(mean);
    BigDecimal sigma = new BigDecimal(error);
    BigDecimal larger = value.abs().max(sigma);
    int exponent = larger.precision() - larger.scale() - 1;
    if (exponent < -4 || exponent > 6) {
      return bracketed(value.movePointLeft(exponent), sigma.movePointLeft(exponent))
          + "e"
          + exponent;
    }
    return bracketed(value, sigma);
  }

  private static String bracketed(BigDecimal value, BigDecimal sigma) {
    // Rounding the error first keeps 0.0996 at two digits: 0.10, not 0.100.
    BigDecimal rounded = sigma.round(new MathContext(2, RoundingMode.HALF_UP));
    BigDecimal printed = value.setScale(rounded.scale(), RoundingMode.HALF_EVEN);
    boolean digitsOnly = rounded.scale() > 0 && rounded.compareTo(BigDecimal.ONE) < 0;
    BigDecimal bracket = digitsOnly ? rounded.movePointRight(rounded.scale()) : rounded;
    return printed.toPlainString() + "(" + bracket.toPlainString() + ")";
  }
}
