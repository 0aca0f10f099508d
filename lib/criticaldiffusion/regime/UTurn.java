package criticaldiffusion.regime;

import criticaldiffusion.field.Distribution;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Estimate;

/**
 * φ(t) = P(class of x₀′ = class of x₀), where x₀ is noised up to time t and x₀′ is what the
 * backward process makes of it.
 *
 * <p>With the exact score, x₀ and x₀′ are independent given x_t and of one law, so this retention
 * is the agreement of two clones (Biroli et al. 2024, Section "Speciation"). The noising is exact,
 * in one step; the way back is simulated.
 *
 * @param target the law of x₀
 * @param process what is run backward
 * @param integrator the scheme
 * @param grid its times; turning points must be among them
 * @param classifier the class of a point
 */
public record UTurn(
    Distribution target,
    ReverseProcess process,
    Integrator integrator,
    TimeGrid grid,
    Classifier classifier) {
  /**
   * Checks that the grid lies within the schedule.
   *
   * @throws IllegalArgumentException if it starts beyond the horizon
   */
  public UTurn {
    process.schedule().requireTime(grid.start());
  }

  /**
   * The retention at turning point t.
   *
   * @param trajectories number of them, at least 1
   * @throws IllegalArgumentException if there is no trajectory, or t is not on the grid to 10⁻⁹
   * @throws ArithmeticException if a trajectory diverges
   */
  public Estimate retention(double t, int trajectories, RandomStreams streams) {
    if (trajectories < 1) {
      throw new IllegalArgumentException("need at least 1 trajectory, were " + trajectories);
    }
    Trajectories run = new Trajectories(process, integrator, grid);
    int k = run.indices(t)[0];
    boolean[] retained = new boolean[trajectories];
    RowBlocks.run(
        trajectories,
        run.blockRows(target.dimension()),
        (from, to) -> block(run, k, from, to, streams, retained));
    long count = 0;
    for (boolean one : retained) {
      count += one ? 1 : 0;
    }
    return Estimate.ofFraction(count, trajectories);
  }

  private void block(
      Trajectories run, int k, int from, int to, RandomStreams streams, boolean[] retained) {
    double alpha = process.schedule().alpha(grid.time(k));
    double sigma = Math.sqrt(process.schedule().variance(grid.time(k)));
    Batch x = new Batch(to - from, target.dimension());
    RandomStream[] up = streams.child("up").streams(from, to - from);
    target.draw(up, x);
    int[] before = Trajectories.classes(x, classifier);
    for (int i = 0; i < x.size(); i++) {
      for (int j = x.start(i); j < x.start(i) + x.dimension(); j++) {
        x.data()[j] = alpha * x.data()[j] + sigma * up[i].nextGaussian();
      }
    }
    int[] after = run.finish(x, streams.child("down"), from, k, classifier);
    for (int i = 0; i < after.length; i++) {
      retained[from + i] = before[i] == after[i];
    }
  }
}
