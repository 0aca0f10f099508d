package criticaldiffusion.regime;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.TimeGrid;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;

/** Blocks of backward trajectories on the steps of a grid, one thread a block. */
record Trajectories(ReverseProcess process, Integrator integrator, TimeGrid grid) {
  /** In few dimensions, the rows whose states and generators stay in the first-level cache. */
  private static final int SMALL_BLOCK = 128;

  /** Runs of many rows are cut in about as many rounds, each followed by a partial result. */
  private static final int ROUNDS = 20;

  Trajectories {
    process.schedule().requireTime(grid.start());
  }

  /** One round: the rows {@code from … to - 1} of the run. */
  @FunctionalInterface
  interface Round {
    void run(int from, int to);
  }

  /** Moves all rows from the grid's time k to its time {@code end}. */
  void advance(Batch x, RandomGenerator[] rng, int k, int end) {
    for (int i = k; i < end; i++) {
      RowBlocks.checkpoint();
      integrator.step(process, x, grid.time(i), grid.time(i + 1), rng);
    }
  }

  /** Runs to the end of the grid, and gives the class of every final point. */
  int[] finish(Batch x, RandomStreams streams, int firstRow, int k, Classifier classifier) {
    advance(x, streams.streams(firstRow, x.size()), k, grid.steps());
    return classes(x, classifier);
  }

  /** The class of every row. */
  static int[] classes(Batch x, Classifier classifier) {
    try {
      x.requireFinite("a final point");
    } catch (IllegalArgumentException e) {
      throw new ArithmeticException(
          "a trajectory diverged, so the steps are too long for this scheme: " + e.getMessage());
    }
    int[] classes = new int[x.size()];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = classifier.classOf(x.data(), x.start(i));
    }
    return classes;
  }

  /**
   * The steps done when each of the times is reached.
   *
   * @throws IllegalArgumentException if there is no time, or one is not on the grid to 10⁻⁹ of its
   *     start
   */
  int[] indices(double... times) {
    if (times.length == 0) {
      throw new IllegalArgumentException("need at least one branch time");
    }
    return Arrays.stream(times).mapToInt(this::index).toArray();
  }

  private int index(double t) {
    int nearest = 0;
    for (int k = 1; k <= grid.steps(); k++) {
      nearest = Math.abs(grid.time(k) - t) < Math.abs(grid.time(nearest) - t) ? k : nearest;
    }
    if (!(Math.abs(grid.time(nearest) - t) <= 1e-9 * grid.start())) {
      throw new IllegalArgumentException(
          "branch times must be on the time grid, but %s is not; the nearest is %s"
              .formatted(t, grid.time(nearest)));
    }
    return nearest;
  }

  /** The rows that one thread takes at a time, for points of so many components. */
  int blockRows(int dimension) {
    return Math.max(1, Math.min(process.score().blockRows(dimension), SMALL_BLOCK));
  }

  /** Cuts a run into rounds of whole blocks, enough of them for all threads. */
  static void inRounds(int rows, int blockRows, Round round) {
    int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
    int blocks = Math.max(2 * threads, rows / ROUNDS / blockRows);
    for (int from = 0; from < rows; ) {
      int to = (int) Math.min(rows, from + (long) blocks * blockRows);
      round.run(from, to);
      from = to;
    }
  }
}
