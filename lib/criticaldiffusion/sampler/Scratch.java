package criticaldiffusion.sampler;

import criticaldiffusion.linalg.Batch;
import java.util.random.RandomGenerator;

/** Working memory of a step, kept by each thread, and the row operations that the schemes share. */
final class Scratch {
  private static final ThreadLocal<Batch[]> KEPT = ThreadLocal.withInitial(() -> new Batch[2]);

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

  /** The score at time t of the rows of x, in the given slot. */
  static Batch score(ReverseProcess process, double t, Batch x, int slot) {
    Batch score = like(x, slot);
    process.score().score(t, x, score);
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
   * x ← x + scale · z, row i with the normal deviates of its own generator; nothing for scale 0.
   */
  static void addNoise(Batch x, double scale, RandomGenerator[] rng) {
    if (scale == 0) {
      return;
    }
    double[] to = x.data();
    for (int i = 0; i < x.size(); i++) {
      RandomGenerator own = rng[i];
      int end = x.start(i) + x.dimension();
      for (int j = x.start(i); j < end; j++) {
        to[j] += scale * own.nextGaussian();
      }
    }
  }
}
