package criticaldiffusion.linalg;

import criticaldiffusion.parallel.RowBlocks;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;

/**
 * The matrix product in plain Java: panels of B packed to 256 columns, which stay in the second
 * cache while they meet every row of a block of A, and {@link PanelKernel}.
 *
 * <p>An element of the result is a sum over k in one order that depends on k alone: groups of four
 * from k = 0 on, the last one filled with zeros. Blocks, threads, and the other rows of a batch
 * cannot change a bit of it.
 */
final class PortableEngine extends MatrixEngine {
  static final PortableEngine INSTANCE = new PortableEngine("");

  /** Rows of a result block; the more, the less often a panel is packed. */
  private static final int HEIGHT = 256;

  /** Rows of a packed panel: with 256 columns a quarter of a megabyte. */
  private static final int DEPTH = 128;

  private final String note;

  PortableEngine(String note) {
    this.note = note;
  }

  @Override
  public String name() {
    return "portable Java";
  }

  @Override
  public String note() {
    return note;
  }

  @Override
  void multiply(double alpha, MatrixView a, MatrixView b, double beta, Batch c) {
    MatrixView result = MatrixView.of(c);
    // (A B)ᵀ = Bᵀ Aᵀ, element by element the same sums; panels want many columns.
    if (b.columns() < a.rows() && b.columns() < PanelKernel.WIDTH / 2) {
      multiply(alpha, b.transposed(), a.transposed(), beta, result.transposed());
    } else {
      multiply(alpha, a, b, beta, result);
    }
  }

  private static void multiply(
      double alpha, MatrixView a, MatrixView b, double beta, MatrixView c) {
    if (a.rows() == 0 || b.columns() == 0) {
      return;
    }
    if (a.rows() <= DotProducts.ROWS && !b.byRows()) {
      DotProducts.multiply(alpha, a, b, beta, c);
      return;
    }
    int width = PanelKernel.WIDTH;
    int across = (b.columns() + width - 1) / width;
    int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
    int wanted = RowBlocks.isInside() ? 1 : Math.max(1, 3 * threads / across);
    int height = Math.min(HEIGHT, Math.max(32, a.rows() / wanted));
    int down = (a.rows() + height - 1) / height;
    RowBlocks.run(
        across * down,
        1,
        (from, to) -> {
          int row = from / across * height;
          int column = from % across * width;
          new Block(a, b, row, Math.min(height, a.rows() - row), column).run(alpha, beta, c);
        });
  }

  /**
   * One block of the result: {@code height} rows from {@code row}, one panel from {@code column}.
   */
  record Block(MatrixView a, MatrixView b, int row, int height, int column) {
    void run(double alpha, double beta, MatrixView c) {
      int k = a.columns();
      int width = Math.min(PanelKernel.WIDTH, b.columns() - column);
      double[][] sum = new double[height][PanelKernel.WIDTH];
      double[][] panel = new double[Math.min(DEPTH, padded(k))][PanelKernel.WIDTH];
      double[] left = new double[height * DEPTH];
      for (int from = 0; from < k; from += DEPTH) {
        RowBlocks.checkpoint();
        int depth = Math.min(DEPTH, k - from);
        int steps = padded(depth);
        packPanel(from, depth, width, panel);
        packRows(from, depth, left);
        addProducts(panel, steps, left, sum);
      }
      for (int i = 0; i < height; i++) {
        for (int j = 0; j < width; j++) {
          int at = c.index(row + i, column + j);
          double value = alpha * sum[i][j];
          c.data()[at] = beta == 0 ? value : value + beta * c.data()[at];
        }
      }
    }

    /** Four rows of the panel, which stay in the first cache, into every row of the sums. */
    private void addProducts(double[][] panel, int steps, double[] left, double[][] sum) {
      for (int p = 0; p < steps; p += PanelKernel.STEPS) {
        for (int i = 0; i < height; i++) {
          int at = i * DEPTH + p;
          PanelKernel.add(
              panel[p],
              panel[p + 1],
              panel[p + 2],
              panel[p + 3],
              left[at],
              left[at + 1],
              left[at + 2],
              left[at + 3],
              sum[i]);
        }
      }
    }

    private static int padded(int k) {
      return (k + PanelKernel.STEPS - 1) / PanelKernel.STEPS * PanelKernel.STEPS;
    }

    void packPanel(int from, int depth, int width, double[][] panel) {
      double[] data = b.data();
      if (b.byRows()) {
        for (int p = 0; p < depth; p++) {
          System.arraycopy(data, b.index(from + p, column), panel[p], 0, width);
        }
      } else {
        // Four columns at a time, so that lines of cache are written almost whole.
        int j = 0;
        for (; j + 3 < width; j += 4) {
          int j0 = b.index(from, column + j);
          int j1 = b.index(from, column + j + 1);
          int j2 = b.index(from, column + j + 2);
          int j3 = b.index(from, column + j + 3);
          for (int p = 0; p < depth; p++) {
            double[] to = panel[p];
            to[j] = data[j0 + p];
            to[j + 1] = data[j1 + p];
            to[j + 2] = data[j2 + p];
            to[j + 3] = data[j3 + p];
          }
        }
        for (; j < width; j++) {
          int at = b.index(from, column + j);
          for (int p = 0; p < depth; p++) {
            panel[p][j] = data[at + p];
          }
        }
      }
      for (int p = depth; p < padded(depth); p++) {
        Arrays.fill(panel[p], 0);
      }
    }

    void packRows(int from, int depth, double[] left) {
      for (int i = 0; i < height; i++) {
        int at = a.index(row + i, from);
        for (int p = 0; p < depth; p++) {
          left[i * DEPTH + p] = a.data()[at];
          at += a.columnStride();
        }
        for (int p = depth; p < padded(depth); p++) {
          left[i * DEPTH + p] = 0;
        }
      }
    }
  }
}
