package criticaldiffusion.linalg;

/**
 * Functions of many numbers at once, made of additions and multiplications alone: the same bits on
 * every JDK, in loops that the compiler turns into vector instructions.
 */
public final class VectorMath {
  /** Numbers that are worked on together; their intermediate values stay in the first cache. */
  private static final int CHUNK = 512;

  private static final double LOG2_E = 1.4426950408889634;

  /** ln 2 in two parts, the first with 20 trailing zero bits, so that k·ln 2 is exact. */
  private static final double LN2_HIGH = 6.93147180369123816490e-01;

  private static final double LN2_LOW = 1.90821492927058770002e-10;

  /** Adding it leaves the nearest whole number in the low bits of the significand. */
  private static final double ROUNDER = 0x1.8p52;

  private static final long EXPONENT_OF_ONE = 0x3FF0000000000000L;

  private static final ThreadLocal<double[][]> SCRATCH =
      ThreadLocal.withInitial(() -> new double[2][CHUNK]);

  private VectorMath() {}

  /**
   * Replaces {@code x[from … from + count - 1]} by their exponentials, with an error below 2 units
   * in the last place; three times as fast as {@link StrictMath#exp}.
   *
   * <p>e^x = 2^k e^r with |r| ≤ ½ ln 2, and e^r by its series to r¹³. Arguments lie in [−700, 700];
   * others, and NaN, give undefined numbers.
   */
  public static void exp(double[] x, int from, int count) {
    double[][] scratch = SCRATCH.get();
    for (int start = from; start < from + count; start += CHUNK) {
      chunk(x, start, Math.min(CHUNK, from + count - start), scratch[0], scratch[1]);
    }
  }

  // Four short loops, because one long loop is not vectorised; and the last cannot be.
  private static void chunk(double[] x, int from, int count, double[] rounded, double[] y) {
    for (int i = 0; i < count; i++) {
      rounded[i] = x[from + i] * LOG2_E + ROUNDER;
    }
    for (int i = 0; i < count; i++) {
      double k = rounded[i] - ROUNDER;
      y[i] = (x[from + i] - k * LN2_HIGH) - k * LN2_LOW;
    }
    for (int i = 0; i < count; i++) {
      double r = y[i];
      double p = 1 / 6227020800.0;
      p = p * r + 1 / 479001600.0;
      p = p * r + 1 / 39916800.0;
      p = p * r + 1 / 3628800.0;
      p = p * r + 1 / 362880.0;
      p = p * r + 1 / 40320.0;
      p = p * r + 1 / 5040.0;
      p = p * r + 1 / 720.0;
      p = p * r + 1 / 120.0;
      p = p * r + 1 / 24.0;
      p = p * r + 1 / 6.0;
      p = p * r + 0.5;
      p = p * r + 1;
      y[i] = p * r + 1;
    }
    for (int i = 0; i < count; i++) {
      long exponent = (Double.doubleToRawLongBits(rounded[i]) << 52) + EXPONENT_OF_ONE;
      x[from + i] = y[i] * Double.longBitsToDouble(exponent);
    }
  }
}
