package criticaldiffusion.linalg;

import criticaldiffusion.parallel.RowBlocks;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.concurrent.ForkJoinPool;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The matrix product by OpenBLAS's {@code dgemm}, block by block: each thread of the common pool
 * copies its blocks of A and B beside each other outside the heap and multiplies them there on that
 * one thread.
 *
 * <p>The copies are needed because a Java array may move while native code runs; {@link Tiling}
 * keeps them to some five per cent of the work. OpenBLAS's own threads stay off, since the caller's
 * loops over rows already use every core, and so the result does not depend on the number of
 * threads.
 */
final class OpenBlasEngine extends MatrixEngine {
  /** Steps in k that are taken at once; the same for every shape, since the last bits show it. */
  private static final int DEPTH = 512;

  private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

  private OpenBlasEngine() {}

  /** Loads the native library; any failure is thrown, as what it is. */
  static OpenBlasEngine load() {
    NativeCache.prepare();
    Loader.load(openblas_nolapack.class);
    if (Loader.addressof("openblas_set_num_threads") != null) {
      openblas_nolapack.blas_set_num_threads(1);
    }
    return new OpenBlasEngine();
  }

  @Override
  public String name() {
    return openblas_nolapack.OPENBLAS_VERSION.strip();
  }

  @Override
  void multiply(double alpha, MatrixView a, MatrixView b, double beta, Batch c) {
    if (a.rows() == 0 || b.columns() == 0) {
      return;
    }
    int threads = RowBlocks.isInside() ? 1 : ForkJoinPool.getCommonPoolParallelism() + 1;
    Tiling tiling = Tiling.of(a.rows(), b.columns(), threads);
    RowBlocks.run(
        tiling.tiles(),
        1,
        (tile, next) ->
            block(
                alpha,
                a,
                b,
                beta,
                c,
                tiling.row(tile),
                tiling.heightOf(tile),
                tiling.column(tile),
                tiling.widthOf(tile)));
  }

  private static void block(
      double alpha,
      MatrixView a,
      MatrixView b,
      double beta,
      Batch c,
      int row,
      int height,
      int column,
      int width) {
    Buffers buffers = BUFFERS.get();
    int depth = Math.max(1, Math.min(DEPTH, a.columns()));
    DoubleBuffer left = buffers.left(height * depth);
    DoubleBuffer right = buffers.right(width * depth);
    DoubleBuffer result = buffers.result(height * width);
    MatrixView target = MatrixView.of(c);
    if (beta != 0) {
      copy(target, row, height, column, width, result);
    }
    double keep = beta;
    for (int k = 0; k < a.columns() || k == 0; k += DEPTH) {
      RowBlocks.checkpoint();
      int steps = Math.min(DEPTH, a.columns() - k);
      copy(a, row, height, k, steps, left);
      copy(b, k, steps, column, width, right);
      openblas_nolapack.cblas_dgemm(
          openblas_nolapack.CblasRowMajor,
          a.byRows() ? openblas_nolapack.CblasNoTrans : openblas_nolapack.CblasTrans,
          b.byRows() ? openblas_nolapack.CblasNoTrans : openblas_nolapack.CblasTrans,
          height,
          width,
          steps,
          alpha,
          left,
          Math.max(1, a.byRows() ? steps : height),
          right,
          Math.max(1, b.byRows() ? width : steps),
          keep,
          result,
          width);
      keep = 1;
    }
    for (int i = 0; i < height; i++) {
      result.get(i * width, target.data(), target.index(row + i, column), width);
    }
  }

  /** Copies a part of a matrix, in the order in which it is stored. */
  private static void copy(
      MatrixView from, int row, int rows, int column, int columns, DoubleBuffer to) {
    if (from.byRows()) {
      for (int i = 0; i < rows; i++) {
        to.put(i * columns, from.data(), from.index(row + i, column), columns);
      }
    } else {
      for (int j = 0; j < columns; j++) {
        to.put(j * rows, from.data(), from.index(row, column + j), rows);
      }
    }
  }

  /** A thread's memory outside the heap; it grows to 8 MB a block at most. */
  private static final class Buffers {
    private DoubleBuffer left = DoubleBuffer.allocate(0);
    private DoubleBuffer right = left;
    private DoubleBuffer result = left;

    DoubleBuffer left(int length) {
      return left = atLeast(length, left);
    }

    DoubleBuffer right(int length) {
      return right = atLeast(length, right);
    }

    DoubleBuffer result(int length) {
      return result = atLeast(length, result);
    }

    private static DoubleBuffer atLeast(int length, DoubleBuffer buffer) {
      return buffer.capacity() >= length
          ? buffer
          : ByteBuffer.allocateDirect(8 * length).order(ByteOrder.nativeOrder()).asDoubleBuffer();
    }
  }
}
