package criticaldiffusion.sampler;

import criticaldiffusion.linalg.Batch;

/** Looks at, or changes, the rows of a run at each of its times. */
@FunctionalInterface
public interface StepHandler {
  /** Does nothing. */
  StepHandler NONE = (k, t, block, firstRow) -> {};

  /**
   * Called with k = 0 before the first step and after every step k, for one block of rows at a time
   * and for different blocks from several threads at once.
   *
   * @param k number of steps done
   * @param t the time t_k of the block's points
   * @param block the points, a window of the run's batch
   * @param firstRow the index of the block's first row in that batch
   */
  void at(int k, double t, Batch block, int firstRow);
}
