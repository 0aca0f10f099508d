package criticaldiffusion.critical;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The variances C_k = ⟨|x_k|²⟩ of the Fourier modes of a field, as the different values C with the
 * share of the modes that have each. All that concerns training time depends on these alone.
 *
 * <p>Values that agree to 10⁻¹² are one: a square lattice of 256² sites has 65536 modes and fewer
 * than 8400 values.
 */
public final class ModeSpectrum {
  private static final double SAME = 1e-12;

  private final double[] variances;
  private final double[] shares;

  private ModeSpectrum(double[] variances, double[] shares) {
    this.variances = variances;
    this.shares = shares;
  }

  /**
   * The spectrum of modes of the given variances, in any order.
   *
   * @throws IllegalArgumentException if there is none, or one is not positive and finite
   */
  public static ModeSpectrum of(double... variances) {
    if (variances.length == 0) {
      throw new IllegalArgumentException("a spectrum needs at least one mode, had none");
    }
    double[] sorted = variances.clone();
    Arrays.sort(sorted);
    if (!(sorted[0] > 0 && sorted[sorted.length - 1] < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "variances of modes must be positive and finite, were from %s to %s"
              .formatted(sorted[0], sorted[sorted.length - 1]));
    }
    int n = sorted.length;
    double[] values = new double[n];
    double[] shares = new double[n];
    int different = -1;
    for (int i = n - 1; i >= 0; i--) {
      if (different < 0 || sorted[i] < values[different] * (1 - SAME)) {
        values[++different] = sorted[i];
      }
      shares[different] += 1.0 / n;
    }
    return new ModeSpectrum(
        Arrays.copyOf(values, different + 1), Arrays.copyOf(shares, different + 1));
  }

  /** The number of different variances. */
  public int size() {
    return variances.length;
  }

  /** The different variances, largest first. */
  public double[] variances() {
    return variances.clone();
  }

  /** The variance of index i; 0 is the largest. */
  public double variance(int i) {
    return variances[i];
  }

  /** The share of the modes that have the variance of index i; the shares sum to 1. */
  public double share(int i) {
    return shares[i];
  }

  /** The index of the variance nearest to C, in its logarithm. */
  public int index(double variance) {
    int low = 0;
    int high = variances.length - 1;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (variances[middle] >= variance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return variance / variances[high] > variances[low] / variance ? low : high;
  }

  /** C_max, at criticality the susceptibility χ = C_0. */
  public double largest() {
    return variances[0];
  }

  /** C_min, at the corner of the Brillouin zone. */
  public double smallest() {
    return variances[variances.length - 1];
  }

  /** κ = C_max/C_min, the condition number of training one layer. */
  public double conditionNumber() {
    return largest() / smallest();
  }

  /** The mean of f(C) over all modes. */
  public double mean(DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = 0; i < variances.length; i++) {
      sum += shares[i] * f.applyAsDouble(variances[i]);
    }
    return sum;
  }

  /**
   * C(t) = e^{−2t}C + 1 − e^{−2t}, the spectrum of the noised field at Ornstein–Uhlenbeck time t.
   *
   * @throws IllegalArgumentException unless t is finite and at least 0
   */
  public ModeSpectrum diffused(double t) {
    double[] noised = new double[variances.length];
    for (int i = 0; i < noised.length; i++) {
      noised[i] = diffused(variances[i], t);
    }
    return new ModeSpectrum(noised, shares);
  }

  /** C(t) of one mode. */
  static double diffused(double variance, double t) {
    if (!(t >= 0 && t < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("time must be finite and at least 0, was " + t);
    }
    return 1 + (variance - 1) * StrictMath.exp(-2 * t);
  }
}
