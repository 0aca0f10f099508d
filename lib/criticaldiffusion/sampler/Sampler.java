package criticaldiffusion.sampler;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.schedule.TimeGrid;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;

/**
 * Runs a reverse process over a time grid with a scheme.
 *
 * <p>A block of rows that fits the cache goes through all its steps before the next block is begun,
 * on the common pool. A row takes noise from its own generator alone, so the result does not depend
 * on the number of threads or on the size of the batch.
 *
 * @param process what is integrated
 * @param integrator the scheme
 * @param grid the times
 */
public record Sampler(ReverseProcess process, Integrator integrator, TimeGrid grid) {
  /**
   * Checks that the grid lies within the schedule.
   *
   * @throws IllegalArgumentException if it starts beyond the horizon
   */
  public Sampler {
    process.schedule().requireTime(grid.start());
  }

  /** Runs all steps on every row of x, from the points at the grid's first time to its last. */
  public void run(Batch x, RandomGenerator[] rng) {
    run(x, rng, StepHandler.NONE);
  }

  /**
   * Runs all steps, with a look at the points at every time.
   *
   * @param x points at the grid's first time; overwritten by those at its last
   * @param rng one generator a row
   * @param handler called at every grid time, the first included
   * @throws IllegalArgumentException if there are fewer generators than rows, or a point is not
   *     finite
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public void run(Batch x, RandomGenerator[] rng, StepHandler handler) {
    if (rng.length < x.size()) {
      throw new IllegalArgumentException(
          "need one generator a row: %d rows, %d generators".formatted(x.size(), rng.length));
    }
    x.requireFinite("the starting points");
    RowBlocks.run(
        x.size(),
        rowsPerBlock(x),
        (from, to) -> runBlock(x.rows(from, to), from, Arrays.copyOfRange(rng, from, to), handler));
  }

  private int rowsPerBlock(Batch x) {
    int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
    int fair = Math.max(1, (x.size() + threads - 1) / threads);
    return Math.min(process.score().blockRows(x.dimension()), fair);
  }

  private void runBlock(Batch block, int firstRow, RandomGenerator[] rng, StepHandler handler) {
    handler.at(0, grid.start(), block, firstRow);
    for (int k = 0; k < grid.steps(); k++) {
      RowBlocks.checkpoint();
      integrator.step(process, block, grid.time(k), grid.time(k + 1), rng);
      handler.at(k + 1, grid.time(k + 1), block, firstRow);
    }
  }
}
