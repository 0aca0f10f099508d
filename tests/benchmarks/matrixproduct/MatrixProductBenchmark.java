package benchmarks.matrixproduct;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MatrixEngine;
import criticaldiffusion.linalg.MatrixProduct;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import java.util.Locale;

/** Times x Aᵀ on both engines; one line a shape: engine m n k GFlop/s. */
final class MatrixProductBenchmark {
  private static final int[][] SHAPES = {
    {2048, 2048, 2048}, {500, 10000, 4096}, {64, 20000, 256}, {1000, 1000, 1000}
  };
  private static final int REPEATS = 3;

  private MatrixProductBenchmark() {}

  /** Argument: threads. */
  public static void main(String[] arguments) {
    RowBlocks.limitThreads(Integer.parseInt(arguments[0]));
    long start = System.nanoTime();
    MatrixEngine engine = MatrixEngine.openBlas();
    System.out.printf(
        Locale.ROOT, "# %s, loaded in %.1f s%n", engine.name(), 1e-9 * (System.nanoTime() - start));
    time("native", engine);
    time("portable", MatrixEngine.portable());
  }

  private static void time(String name, MatrixEngine engine) {
    MatrixProduct product = new MatrixProduct(engine);
    for (int repeat = 0; repeat < 20; repeat++) {
      Batch warm = random(300, 256, 1);
      product.timesTransposed(1, warm, random(600, 256, 2), 0, new Batch(300, 600));
    }
    for (int[] shape : SHAPES) {
      Batch x = random(shape[0], shape[2], 1);
      Batch a = random(shape[1], shape[2], 2);
      Batch out = new Batch(shape[0], shape[1]);
      long best = Long.MAX_VALUE;
      for (int repeat = 0; repeat < REPEATS; repeat++) {
        long start = System.nanoTime();
        product.timesTransposed(1, x, a, 0, out);
        best = Math.min(best, System.nanoTime() - start);
      }
      double flops = 2.0 * shape[0] * shape[1] * shape[2];
      System.out.printf(
          Locale.ROOT, "%s %d %d %d %.2f%n", name, shape[0], shape[1], shape[2], flops / best);
    }
  }

  private static Batch random(int size, int dimension, long seed) {
    Batch batch = new Batch(size, dimension);
    new RandomStreams(seed).stream(0).fillGaussian(batch.data(), 0, batch.data().length);
    return batch;
  }
}
