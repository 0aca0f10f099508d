package criticaldiffusion.sampler;

import criticaldiffusion.field.DataSpan;
import criticaldiffusion.field.PointSet;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.Memory;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.score.RegularizedScore;

/**
 * Reverse runs of a training set with n &lt; d points, simulated in the span of the data: the same
 * law as the run in all d dimensions, at k/d of its cost or less (see {@link DataSpan}).
 *
 * <p>Across the span a run is linear, x ← ax + Σ b_j z_j in every step, so its end is drawn from
 * the exact Gaussian of that recursion. The recursion is read off the integrator itself, which
 * answers with a where x = 1 and z = 0, and with b_j where x = 0 and z_j = 1; so it holds for any
 * scheme that treats components alike.
 *
 * @param span the span of the training set
 * @param schedule the forward process
 * @param bandwidth ε of a smoothed score, 0 for the exact one
 * @param stochasticity λ, 1 for the reverse SDE, 0 for the probability-flow ODE
 * @param integrator the scheme
 * @param grid the times
 */
public record SpanSampler(
    DataSpan span,
    NoiseSchedule schedule,
    double bandwidth,
    double stochasticity,
    Integrator integrator,
    TimeGrid grid) {
  private static final int ROWS = 8;

  /** The reverse SDE with the exact score. */
  public static SpanSampler sde(
      DataSpan span, NoiseSchedule schedule, Integrator integrator, TimeGrid grid) {
    return new SpanSampler(span, schedule, 0, 1, integrator, grid);
  }

  /** The run in the span, as a sampler of k-dimensional points; its score is {@link #process}. */
  public Sampler reduced() {
    return new Sampler(process(span.reduced()), integrator, grid);
  }

  /**
   * Points in the span at the grid's last time, from the exact law at its first.
   *
   * @param count number of trajectories
   * @param streams trajectory i draws from stream i of the child {@code span}
   * @return count × k
   */
  public Batch runReduced(int count, RandomStreams streams) {
    Batch u = new Batch(count, span.dimension());
    var rng = streams.child("span").streams(count);
    double t = grid.start();
    span.reduced().diffused(schedule.alpha(t), startVariance()).draw(rng, u);
    reduced().run(u, rng);
    return u;
  }

  /**
   * Points in all d dimensions at the grid's last time.
   *
   * @param count number of trajectories
   * @param streams trajectory i draws from stream i of the children {@code span} and {@code across}
   * @return count × d
   * @throws IllegalArgumentException if they do not fit in memory
   */
  public Batch run(int count, RandomStreams streams) {
    Memory.requireMatrix(count, span.fullDimension() + 2L * span.dimension(), "the final points");
    return complete(runReduced(count, streams), streams);
  }

  /** Adds the components across the span to points in it. */
  public Batch complete(Batch u, RandomStreams streams) {
    Batch x = new Batch(u.size(), span.fullDimension());
    double sigma = Math.sqrt(varianceAcross());
    RandomStreams across = streams.child("across");
    if (sigma > 0) {
      RowBlocks.run(
          x.size(),
          ROWS,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              across.stream(i).fillGaussian(x.data(), x.start(i), x.dimension());
              for (int j = x.start(i); j < x.start(i) + x.dimension(); j++) {
                x.data()[j] *= sigma;
              }
            }
          });
    }
    span.lift(u, x);
    return x;
  }

  /** The variance of each component across the span at the grid's last time. */
  public double varianceAcross() {
    ReverseProcess process = process(PointSet.of(new double[][] {{0}}));
    double variance = startVariance();
    for (int k = 0; k < grid.steps(); k++) {
      UnitNoise none = new UnitNoise(-1);
      double factor = step(process, k, 1, none);
      variance *= factor * factor;
      for (int j = 0; j < none.calls(); j++) {
        double noise = step(process, k, 0, new UnitNoise(j));
        variance += noise * noise;
      }
    }
    return variance;
  }

  /** The reverse process of a law with this run's bandwidth and λ. */
  public ReverseProcess process(criticaldiffusion.field.Diffusible target) {
    RegularizedScore score = new RegularizedScore(target, schedule, bandwidth);
    return new ReverseProcess(schedule, score, stochasticity);
  }

  private double startVariance() {
    double smoothing = bandwidth * schedule.alpha(grid.start());
    return schedule.variance(grid.start()) + smoothing * smoothing;
  }

  private double step(ReverseProcess process, int k, double x, UnitNoise noise) {
    Batch point = Batch.of(new double[] {x}, 1);
    integrator.step(process, point, grid.time(k), grid.time(k + 1), new UnitNoise[] {noise});
    return point.get(0, 0);
  }
}
