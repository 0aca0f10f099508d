package criticaldiffusion.sampler;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStream;
import java.util.random.RandomGenerator;

/** Working memory of a step, kept by each thread, and the row operations that the schemes share. */
final class Scratch {
  private static final ThreadLocal<Batch[]> KEPT = ThreadLocal.withInitial(() -> new Batch[2]);

  private static final ThreadLocal<double[]> DEVIATES =
      ThreadLocal.withInitial(() -> new double[512]);

  /** Below so many components a row is not worth a buffer. */
  private static final int FEW = 16;

  private Scratch() {}

  /** A batch of x's shape with undefined numbers; slots 0 and 1 differ. */
  static Batch like(Batch x, int slot) {
    Batch[] kept = KEPT.get();
    Batch batch = kept[slot];
    if (batch == null || batch.dimension() != x.dimension() || batch.size() < x.size()) {
      batch = new Batch(x.size(), x.dimension());
      kept[slot] = batch;
    }
    return batch.rows(0, x.size());
  }

  /**
   * The score at time t of the rows of x, in the given slot.
   *
   * <p>While a score model works, this thread's memory is set aside: the model may take steps of
   * its own, and a thread that waits in it for others may be given another block of the same run.
   */
  static Batch score(ReverseProcess process, double t, Batch x, int slot) {
    Batch score = like(x, slot);
    Batch[] kept = KEPT.get();
    KEPT.remove();
    try {
      process.score().score(t, x, score);
    } finally {
      KEPT.set(kept);
    }
    return score;
  }

  /** x ← a x + b y. */
  static void combine(Batch x, double a, double b, Batch y) {
    double[] to = x.data();
    double[] from = y.data();
    int xStart = x.start(0);
    int yStart = y.start(0);
    int count = x.size() * x.dimension();
    for (int i = 0; i < count; i++) {
      to[xStart + i] = a * to[xStart + i] + b * from[yStart + i];
    }
  }

  /**
   * x ← a x + b y + c z, row i with the normal deviates z of its own generator; for c = 0 none is
   * drawn.
   */
  static void combine(Batch x, double a, double b, Batch y, double c, RandomGenerator[] rng) {
    if (c == 0) {
      combine(x, a, b, y);
      return;
    }
    int d = x.dimension();
    for (int i = 0; i < x.size(); i++) {
      int row = x.start(i);
      if (d >= FEW && rng[i] instanceof RandomStream stream) {
        combine(x.data(), row, a, b, y.data(), y.start(i), c, stream, d);
      } else {
        int yRow = y.start(i);
        for (int j = 0; j < d; j++) {
          x.data()[row + j] =
              a * x.data()[row + j] + b * y.data()[yRow + j] + c * rng[i].nextGaussian();
        }
      }
    }
  }

  /** The same for one row, with its deviates in a buffer, so that the loop over them vectorises. */
  private static void combine(
      double[] x,
      int row,
      double a,
      double b,
      double[] y,
      int yRow,
      double c,
      RandomStream own,
      int d) {
    double[] z = DEVIATES.get();
    for (int done = 0; done < d; done += z.length) {
      int count = Math.min(z.length, d - done);
      int to = row + done;
      int from = yRow + done;
      own.fillGaussian(z, 0, count);
      for (int j = 0; j < count; j++) {
        x[to + j] = a * x[to + j] + b * y[from + j] + c * z[j];
      }
    }
  }
}
