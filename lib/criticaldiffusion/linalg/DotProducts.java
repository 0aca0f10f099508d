package criticaldiffusion.linalg;

import criticaldiffusion.parallel.RowBlocks;

/**
 * A few rows against many stored side by side, one inner product an element: for so few rows the
 * packing of panels would cost more than the product. The sums are those of {@link PanelKernel}, in
 * the same order.
 */
final class DotProducts {
  /** Up to this many rows it is the faster way. */
  static final int ROWS = 3;

  private static final int BLOCK = 64;

  private DotProducts() {}

  /** C ← α A B + β C where the columns of B are contiguous. */
  static void multiply(double alpha, MatrixView a, MatrixView b, double beta, MatrixView c) {
    int k = a.columns();
    for (int i = 0; i < a.rows(); i++) {
      int row = i;
      double[] x = new double[k];
      for (int p = 0; p < k; p++) {
        x[p] = a.data()[a.index(i, p)];
      }
      int block = (int) Math.max(BLOCK, Math.min(b.columns(), 1_000_000L / Math.max(1, k)));
      RowBlocks.run(
          b.columns(),
          block,
          (from, to) -> {
            for (int j = from; j < to; j += 4) {
              row(alpha, x, b, beta, c, row, j, Math.min(to, j + 4));
            }
          });
    }
  }

  private static void row(
      double alpha, double[] x, MatrixView b, double beta, MatrixView c, int i, int from, int to) {
    double[] data = b.data();
    // Four sums side by side hide the latency of each; past the last column, the last one again.
    int last = to - 1;
    int j0 = b.index(0, from);
    int j1 = b.index(0, Math.min(last, from + 1));
    int j2 = b.index(0, Math.min(last, from + 2));
    int j3 = b.index(0, last);
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int p = 0;
    for (; p + 3 < x.length; p += 4) {
      double x0 = x[p];
      double x1 = x[p + 1];
      double x2 = x[p + 2];
      double x3 = x[p + 3];
      s0 += x0 * data[j0] + x1 * data[j0 + 1] + x2 * data[j0 + 2] + x3 * data[j0 + 3];
      s1 += x0 * data[j1] + x1 * data[j1 + 1] + x2 * data[j1 + 2] + x3 * data[j1 + 3];
      s2 += x0 * data[j2] + x1 * data[j2 + 1] + x2 * data[j2 + 2] + x3 * data[j2 + 3];
      s3 += x0 * data[j3] + x1 * data[j3 + 1] + x2 * data[j3 + 2] + x3 * data[j3 + 3];
      j0 += 4;
      j1 += 4;
      j2 += 4;
      j3 += 4;
    }
    double[] tail = new double[4];
    for (int q = 0; p + q < x.length; q++) {
      tail[0] += x[p + q] * data[j0 + q];
      tail[1] += x[p + q] * data[j1 + q];
      tail[2] += x[p + q] * data[j2 + q];
      tail[3] += x[p + q] * data[j3 + q];
    }
    double[] sums = {s0 + tail[0], s1 + tail[1], s2 + tail[2], s3 + tail[3]};
    for (int j = from; j < to; j++) {
      int at = c.index(i, j);
      double value = alpha * sums[j == last ? 3 : j - from];
      c.data()[at] = beta == 0 ? value : value + beta * c.data()[at];
    }
  }
}
