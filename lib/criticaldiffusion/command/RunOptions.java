package criticaldiffusion.command;

import criticaldiffusion.experiment.Range;
import criticaldiffusion.linalg.MatrixEngine;
import criticaldiffusion.parallel.RowBlocks;
import java.util.function.IntSupplier;
import picocli.CommandLine.Option;

/** What a single run and a sweep have in common: where randomness begins, and what computes. */
final class RunOptions {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The root of all randomness (default 1).")
  private long seed = 1;

  @Option(
      names = "--engine",
      paramLabel = "auto|native|portable",
      description = {
        "The matrix engine; portable gives the same bytes everywhere",
        "(default auto, of a sweep portable)."
      })
  private String engine;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "At most so many threads; the result does not depend on it (default all).")
  private int threads = Integer.MAX_VALUE;

  /** Options with the engine named, null for the one that the process has. */
  RunOptions(String engine) {
    this.engine = engine;
  }

  long seed() {
    return seed;
  }

  /** Throws an IllegalArgumentException of one line unless the number of threads will do. */
  void check() {
    Range.atLeast("--threads", threads, 1);
  }

  /**
   * Makes the engine that of the whole process, which it stays.
   *
   * @throws IllegalArgumentException with one line if there is none of the name, or it does not
   *     load
   */
  void chooseEngine() {
    try {
      MatrixEngine.use(engine == null ? MatrixEngine.current() : MatrixEngine.of(engine));
    } catch (IllegalStateException notHere) {
      throw new IllegalArgumentException("--engine native: " + notHere.getMessage(), notHere);
    }
  }

  /** Runs the work on at most as many threads as were asked for, and returns its exit status. */
  int onThreads(IntSupplier work) {
    RowBlocks.limitThreads(threads);
    try {
      return work.getAsInt();
    } finally {
      RowBlocks.limitThreads(Integer.MAX_VALUE);
    }
  }
}
