package contracts;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.TimeGrid;

/**
 * The distance between the paths of one Brownian motion on a grid and on one twice as fine, in one
 * dimension.
 *
 * <p>Every scheme here takes one deviate z a step and multiplies it by λg√h (1 + O(h)). So z is the
 * increment of the Brownian motion over the step, divided by √h: on the coarse grid (z₁ + z₂)/√2 of
 * the two steps that it replaces. Where a scheme's exact noise is a weighted integral ∫ w dW, z
 * differs from it by O(h) with mean 0, which is an error of order 1 of the path and no more: this
 * coupling can measure strong orders up to 1 on an SDE, and any on the ODE.
 */
final class StrongOrder {
  private StrongOrder() {}

  /** √E[(x_N − x_2N)²] at the end of uniform grids of N and 2N steps, N = steps, 2 steps, …. */
  static double[] distances(
      ReverseProcess process,
      Integrator integrator,
      Batch start,
      double from,
      double to,
      int steps,
      int levels,
      RandomStreams streams) {
    int rows = start.size();
    int finest = steps << levels;
    double[][] z = new double[rows][finest];
    for (int i = 0; i < rows; i++) {
      streams.stream(i).fillGaussian(z[i], 0, finest);
    }
    double[] distances = new double[levels];
    double[] fine = null;
    for (int level = levels; level >= 0; level--) {
      double[] end =
          run(process, integrator, start.copy(), TimeGrid.uniform(from, to, steps << level), z);
      if (fine != null) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
          sum += (end[i] - fine[i]) * (end[i] - fine[i]);
        }
        distances[level] = Math.sqrt(sum / rows);
      }
      fine = end;
      z = coarsened(z);
    }
    return distances;
  }

  private static double[] run(
      ReverseProcess process, Integrator integrator, Batch x, TimeGrid grid, double[][] z) {
    for (int k = 0; k < grid.steps(); k++) {
      Probe[] rng = new Probe[x.size()];
      for (int i = 0; i < rng.length; i++) {
        rng[i] = new Probe(z[i][k]);
      }
      integrator.step(process, x, grid.time(k), grid.time(k + 1), rng);
    }
    return x.data();
  }

  private static double[][] coarsened(double[][] z) {
    double[][] coarse = new double[z.length][z[0].length / 2];
    for (int i = 0; i < z.length; i++) {
      for (int k = 0; k < coarse[i].length; k++) {
        coarse[i][k] = Math.sqrt(0.5) * (z[i][2 * k] + z[i][2 * k + 1]);
      }
    }
    return coarse;
  }
}
