package criticaldiffusion.regime;

import java.util.Arrays;

/**
 * I(u) = ½ Σ_i m_i log(1 + λ_i e^u) with u = log γ, its slope, and its inverse: increasing and
 * convex in u.
 *
 * <p>The multiplicities m_i need not be whole, so a weighted mean of several is one again.
 */
final class LogDeterminant {
  private static final int MAX_STEPS = 200;

  private final double[] logEigenvalues;
  private final double[] multiplicities;

  private LogDeterminant(double[] logEigenvalues, double[] multiplicities) {
    this.logEigenvalues = logEigenvalues;
    this.multiplicities = multiplicities;
  }

  static LogDeterminant of(double[] eigenvalues, double multiplicity) {
    for (int i = 0; i < eigenvalues.length; i++) {
      if (!(eigenvalues[i] >= 0 && eigenvalues[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "eigenvalue %d of a covariance must be finite and at least 0, was %s"
                .formatted(i, eigenvalues[i]));
      }
    }
    double[] logs = Arrays.stream(eigenvalues).filter(x -> x > 0).map(StrictMath::log).toArray();
    if (logs.length == 0) {
      throw new IllegalArgumentException("a covariance needs at least one positive eigenvalue");
    }
    double[] multiplicities = new double[logs.length];
    Arrays.fill(multiplicities, multiplicity);
    return new LogDeterminant(logs, multiplicities);
  }

  static LogDeterminant mean(double[] weights, LogDeterminant[] parts) {
    double[] logs =
        Arrays.stream(parts).flatMapToDouble(p -> Arrays.stream(p.logEigenvalues)).toArray();
    double[] multiplicities = new double[logs.length];
    int at = 0;
    for (int k = 0; k < parts.length; k++) {
      for (double m : parts[k].multiplicities) {
        multiplicities[at++] = weights[k] * m;
      }
    }
    return new LogDeterminant(logs, multiplicities);
  }

  /** I at log γ = u. */
  double information(double u) {
    double sum = 0;
    for (int i = 0; i < logEigenvalues.length; i++) {
      double v = logEigenvalues[i] + u;
      // log(1 + e^v) without overflow, and without loss of digits at either end.
      double term = Math.max(v, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(v)));
      sum += multiplicities[i] * term;
    }
    return 0.5 * sum;
  }

  /** dI/du = ½ Σ m λγ/(1 + λγ). */
  double slope(double u) {
    double sum = 0;
    for (int i = 0; i < logEigenvalues.length; i++) {
      sum += multiplicities[i] / (1 + StrictMath.exp(-logEigenvalues[i] - u));
    }
    return 0.5 * sum;
  }

  /** The Ornstein–Uhlenbeck time at which I equals the target, which is positive. */
  double timeAt(double target) {
    if (logEigenvalues.length == 1) {
      double noise =
          StrictMath.exp(logEigenvalues[0]) / StrictMath.expm1(2 * target / multiplicities[0]);
      return 0.5 * StrictMath.log1p(noise);
    }
    return 0.5 * StrictMath.log1p(StrictMath.exp(-logSnrAt(target)));
  }

  private double logSnrAt(double target) {
    double largest = Double.NEGATIVE_INFINITY;
    double total = 0;
    for (int i = 0; i < logEigenvalues.length; i++) {
      if (multiplicities[i] > 0) {
        largest = Math.max(largest, logEigenvalues[i]);
        total += multiplicities[i];
      }
    }
    // I ≤ ½ (Σm) log(1 + λ₁γ), so this start lies left of the root; as I is convex, Newton's first
    // step leads to its right side, and all others come back monotonically until round-off.
    double u = logExpm1(2 * target / total) - largest;
    u -= (information(u) - target) / slope(u);
    for (int step = 0; step < MAX_STEPS; step++) {
      double next = u - (information(u) - target) / slope(u);
      if (!(next < u)) {
        return u;
      }
      u = next;
    }
    throw new IllegalStateException("no collapse time found for log n = " + target);
  }

  private static double logExpm1(double x) {
    return x > 40 ? x : StrictMath.log(StrictMath.expm1(x));
  }
}
