package contracts;

import criticaldiffusion.stats.Estimate;
import java.util.List;
import java.util.Locale;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/** The thresholds of the statistical contracts. */
final class Sigmas {
  /** A normal deviate lies beyond it once in 147,000 times. */
  static final double LIMIT = 4.5;

  /** The same rate as a probability. */
  static final double FALSE_ALARM = 6.8e-6;

  private Sigmas() {}

  static void check(String what, Estimate estimate, double exact, List<String> violations) {
    if (!(Math.abs(estimate.sigmasFrom(exact)) < LIMIT)) {
      violations.add(
          String.format(
              Locale.ROOT,
              "%s = %s is %.1f sigma from %s",
              what,
              estimate,
              estimate.sigmasFrom(exact),
              exact));
    }
  }

  static void check(String what, Estimate a, Estimate b, List<String> violations) {
    if (!(Math.abs(a.sigmasFrom(b)) < LIMIT)) {
      violations.add(
          String.format(Locale.ROOT, "%s = %s is %.1f sigma from %s", what, a, a.sigmasFrom(b), b));
    }
  }

  /** Checks that counts in equally likely cells are so, by χ² at the same false-alarm rate. */
  static void checkUniform(String what, long[] counts, List<String> violations) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    double expected = (double) total / counts.length;
    double chi2 = 0;
    for (long count : counts) {
      chi2 += (count - expected) * (count - expected) / expected;
    }
    double tail = 1 - new ChiSquaredDistribution(counts.length - 1).cumulativeProbability(chi2);
    if (!(tail > FALSE_ALARM)) {
      violations.add(
          String.format(
              Locale.ROOT,
              "%s: chi2 = %.1f over %d cells, p = %.1e",
              what,
              chi2,
              counts.length,
              tail));
    }
  }
}
