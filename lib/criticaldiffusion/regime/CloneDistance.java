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
import criticaldiffusion.stats.Moments;

/**
 * E|x₀ − x₀′|² of two clones of a backward trajectory that part at time t, and from it the excess
 * entropy without any density: d·f(t) = log n − ¼ ∫₀^{γ(t)} E|x₀ − x₀′|² dγ, γ = α²/σ².
 *
 * <p>Given x_t the clones are independent draws from the posterior, so their distance is twice the
 * least mean squared error of a denoiser, and the integral is the relation between information and
 * that error of Guo, Shamai, Verdú 2005 (arXiv:cs/0412108). It holds for the law that a sampler
 * generates, whether its score is exact or learned.
 *
 * @param process what is run backward
 * @param integrator the scheme; one that ends on the posterior mean leaves no noise in the distance
 * @param grid its times; the times at which clones part must be among them
 * @param start the law at the grid's first time
 */
public record CloneDistance(
    ReverseProcess process, Integrator integrator, TimeGrid grid, Distribution start) {
  /**
   * Checks that the grid lies within the schedule.
   *
   * @throws IllegalArgumentException if it starts beyond the horizon
   */
  public CloneDistance {
    process.schedule().requireTime(grid.start());
  }

  /**
   * The mean squared distance of the two clones at every time; trunks are common to all times.
   *
   * @param pairs number of trunks, at least 2
   * @param times falling times of the grid
   * @throws IllegalArgumentException if there are too few pairs, or the times do not fall or are
   *     not on the grid
   */
  public Estimate[] measure(int pairs, double[] times, RandomStreams streams) {
    if (pairs < 2) {
      throw new IllegalArgumentException("need at least 2 pairs for an error, were " + pairs);
    }
    Trajectories run = new Trajectories(process, integrator, grid);
    int[] branches = run.indices(times);
    for (int b = 1; b < branches.length; b++) {
      if (branches[b] <= branches[b - 1]) {
        throw new IllegalArgumentException("the times at which clones part must fall");
      }
    }
    double[][] distances = new double[times.length][pairs];
    RowBlocks.run(
        pairs,
        run.blockRows(start.dimension()),
        (from, to) -> block(run, branches, streams, from, to, distances));
    Estimate[] estimates = new Estimate[times.length];
    for (int b = 0; b < times.length; b++) {
      Moments moments = new Moments();
      for (double value : distances[b]) {
        moments.add(value);
      }
      estimates[b] = moments.estimate();
    }
    return estimates;
  }

  private void block(
      Trajectories run,
      int[] branches,
      RandomStreams streams,
      int from,
      int to,
      double[][] distances) {
    int rows = to - from;
    RandomStream[] own = streams.child("trunk").streams(from, rows);
    Batch x = new Batch(rows, start.dimension());
    start.draw(own, x);
    int done = 0;
    for (int b = 0; b < branches.length; b++) {
      int k = branches[b];
      run.advance(x, own, done, k);
      done = k;
      Batch one = clone(run, x, streams.child("clone 1").child(k).streams(from, rows), k);
      Batch two = clone(run, x, streams.child("clone 2").child(k).streams(from, rows), k);
      for (int i = 0; i < rows; i++) {
        double sum = 0;
        for (int j = 0; j < x.dimension(); j++) {
          double difference = one.get(i, j) - two.get(i, j);
          sum += difference * difference;
        }
        distances[b][from + i] = sum;
      }
    }
  }

  private Batch clone(Trajectories run, Batch x, RandomStream[] rng, int k) {
    Batch clone = x.copy();
    run.advance(clone, rng, k, grid.steps());
    return clone;
  }

  /**
   * d·f = log n − ¼ ∫₀^γ E|x₀ − x₀′|² dγ at every γ, with the distance taken as linear in log γ
   * between two values and as constant below the first.
   *
   * <p>The first γ should be so small that the distance is still that of independent points. The
   * errors take the distances as independent; those with common trunks or queries are positively
   * correlated.
   *
   * @param logSize log n
   * @param snr rising values of γ, above 0
   * @param distances E|x₀ − x₀′|² at each
   * @throws IllegalArgumentException if the counts differ or γ does not rise
   */
  public static Estimate[] excessEntropy(double logSize, double[] snr, Estimate... distances) {
    if (snr.length == 0 || snr.length != distances.length) {
      throw new IllegalArgumentException(
          "%d distances do not fit %d signal-to-noise ratios"
              .formatted(distances.length, snr.length));
    }
    Estimate[] entropies = new Estimate[snr.length];
    double integral = 0;
    double variance = 0;
    double pending = 0;
    for (int k = 0; k < snr.length; k++) {
      double before = k == 0 ? 0 : snr[k - 1];
      if (!(snr[k] > before && snr[k] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "signal-to-noise ratios must rise from above 0, but number %d is %s after %s"
                .formatted(k, snr[k], before));
      }
      // Weights of the step's two ends; the left one joins what its point already has.
      double step = snr[k] - before;
      double shape = k == 0 ? 0 : step / StrictMath.log(snr[k] / before);
      double right = k == 0 ? step : snr[k] - shape;
      if (k > 0) {
        double left = shape - before;
        integral += left * distances[k - 1].mean();
        double old = pending * distances[k - 1].error();
        pending += left;
        double now = pending * distances[k - 1].error();
        variance += now * now - old * old;
      }
      integral += right * distances[k].mean();
      pending = right;
      double own = right * distances[k].error();
      variance += own * own;
      entropies[k] =
          new Estimate(
              logSize - 0.25 * integral, 0.25 * Math.sqrt(variance), distances[k].samples());
    }
    return entropies;
  }
}
