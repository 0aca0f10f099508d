package benchmarks.lattice;

import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import java.util.Locale;

/** Times what peer.py times, in the same units; one line a number. */
final class LatticeBenchmark {
  private static final int REPEATS = 5;

  private LatticeBenchmark() {}

  /** Arguments: length of the fields, fields, threads. */
  public static void main(String[] arguments) {
    int[] numbers = new int[arguments.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(arguments[i]);
    }
    RowBlocks.limitThreads(numbers[2]);
    fields(numbers[0], numbers[1]);
  }

  private static void fields(int length, int fields) {
    GaussianField field = Propagator.critical(new Lattice(2, length)).field();
    Batch x = new Batch(fields, field.dimension());
    RandomStream[] rng = new RandomStreams(7).streams(fields);
    double best = Double.POSITIVE_INFINITY;
    for (int repeat = 0; repeat < REPEATS + 3; repeat++) {
      long start = System.nanoTime();
      field.draw(rng, x);
      best = Math.min(best, 1e-6 * (System.nanoTime() - start) / fields);
    }
    print("own_fields_ms", best);
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "%s %.3f%n", name, value);
  }
}
