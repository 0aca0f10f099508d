package criticaldiffusion.linalg;

/**
 * The innermost loop of the portable matrix product, in the shape that HotSpot's C2 turns into
 * vector instructions on Java 17 and 25, inlined or not: a constant trip count, one array a row,
 * the index j alone, one array written. (Two rows of the result at once are faster where C2 accepts
 * them, which hangs on the code around the loop.)
 */
final class PanelKernel {
  /** Columns of a panel. */
  static final int WIDTH = 256;

  /** Steps in k that one call takes. */
  static final int STEPS = 4;

  private PanelKernel() {}

  /**
   * c_j ← c_j + (((a₀b₀_j + a₁b₁_j) + a₂b₂_j) + a₃b₃_j), rounded after each operation as the
   * language demands, so that vector and scalar code give the same bits.
   */
  static void add(
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double a0,
      double a1,
      double a2,
      double a3,
      double[] c) {
    for (int j = 0; j < WIDTH; j++) {
      c[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
    }
  }
}
