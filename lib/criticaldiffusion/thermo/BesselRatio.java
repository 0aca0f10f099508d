package criticaldiffusion.thermo;

/**
 * A_d(z) = I_{d/2}(z)/I_{d/2−1}(z), the mean of cos θ on the sphere S^{d−1} in a field z: tanh z
 * for d = 1, coth z − 1/z for d = 3.
 *
 * <p>By the continued fraction r_ν = 1/(2ν/z + r_{ν+1}) from above, which neither over- nor
 * underflows and keeps 10⁻¹⁵ for every d and z, in 24 + z divisions. (The functions themselves
 * overflow from z = 700 on and underflow for large d.)
 */
public final class BesselRatio {
  /** Above order z every division shrinks the error of the start sixfold. */
  private static final int TERMS = 24;

  /** Beyond, A = 1 − (d−1)/2z + … to all digits. */
  private static final double LARGE = 5e4;

  private BesselRatio() {}

  /**
   * A_d(z), odd in z.
   *
   * @throws IllegalArgumentException if d &lt; 1 or z is not finite
   */
  public static double of(int dimension, double z) {
    Models.requireCount(dimension, 1, "the dimension");
    if (!Double.isFinite(z)) {
      throw new IllegalArgumentException("the field must be finite, was " + z);
    }
    if (dimension == 1) {
      return StrictMath.tanh(z);
    }
    double a = Math.abs(z);
    if (a == 0) {
      return 0;
    }
    double order = 0.5 * dimension;
    if (isLarge(order, a)) {
      return Math.copySign(large(dimension, a), z);
    }
    int terms = TERMS + (int) a;
    double top = order + terms;
    double ratio = a / (top + 1 + Math.sqrt((top + 1) * (top + 1) + a * a));
    for (int k = terms; k >= 0; k--) {
      ratio = 1 / (2 * (order + k) / a + ratio);
    }
    return Math.copySign(ratio, z);
  }

  /** A′(z) = 1 − A² − (d − 1)A/z; 1/d at z = 0. */
  public static double slope(int dimension, double z) {
    return slope(dimension, z, of(dimension, z));
  }

  /** With the ratio already at hand. */
  static double slope(int dimension, double z, double ratio) {
    double d = dimension;
    double small = z * z / d;
    if (dimension == 1) {
      return Cumulants.squaredSech(z);
    }
    if (small < 1e-4) {
      // The formula cancels here; the terms left out are below 10⁻¹⁶.
      double z2 = z * z;
      return 1 / d
          - 3 * z2 / (d * d * (d + 2))
          + 10 * z2 * z2 / (d * d * d * (d + 2) * (d + 4))
          - 7
              * (5 * d + 12)
              * z2
              * z2
              * z2
              / (d * d * d * d * (d + 2) * (d + 2) * (d + 4) * (d + 6));
    }
    if (isLarge(0.5 * d, Math.abs(z))) {
      // Here it cancels too; the derivative of the series takes its place.
      double n = d - 1;
      double u = 0.5 / Math.abs(z);
      return n * u * u * (2 - 2 * (n - 2) * u - 6 * (n - 2) * u * u);
    }
    return 1 - ratio * ratio - (d - 1) * ratio / z;
  }

  private static boolean isLarge(double order, double z) {
    return z > LARGE && z > 100 * order * order;
  }

  /** log[Γ(d/2) (2/z)^{d/2−1} I_{d/2−1}(z)] = ∫₀^z A_d, the log partition of the sphere. */
  public static double logPartition(int dimension, double z) {
    double a = Math.abs(z);
    if (dimension == 1) {
      return Cumulants.logCosh(a);
    }
    // Σ_k (z²/4)^k/(k! (d/2)_k): all terms positive. Taken out: a power of the largest so far.
    double quarter = 0.25 * a * a;
    double term = 1;
    double sum = 1;
    double log = 0;
    for (int k = 1; term > 1e-18 * sum || quarter > k * (k + 0.5 * dimension); k++) {
      term *= quarter / (k * (k - 1 + 0.5 * dimension));
      sum += term;
      if (sum > 1e200) {
        log += 200 * StrictMath.log(10);
        sum *= 1e-200;
        term *= 1e-200;
      }
    }
    return log + StrictMath.log(sum);
  }

  private static double large(int dimension, double z) {
    double n = dimension - 1;
    double u = 1 / (2 * z);
    // From A′ = 1 − A² − nA/z order by order.
    return 1 - n * u + n * (n - 2) * u * u / 2 + n * (n - 2) * u * u * u;
  }
}
