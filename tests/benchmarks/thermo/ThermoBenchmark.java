package benchmarks.thermo;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.thermo.generation.Bath;
import criticaldiffusion.thermo.generation.BathSampling;
import criticaldiffusion.thermo.generation.LateStart;
import java.util.Locale;

/** Times Gibbs sampling of the bath and the Monte Carlo of a late start. */
final class ThermoBenchmark {
  private static final RandomStreams STREAMS = new RandomStreams(7);

  private ThermoBenchmark() {}

  /** Arguments: replicas, chains, sweeps, draws, trajectories, steps, threads. */
  public static void main(String[] arguments) {
    int[] n = new int[arguments.length];
    for (int i = 0; i < n.length; i++) {
      n[i] = Integer.parseInt(arguments[i]);
    }
    RowBlocks.limitThreads(n[6]);
    System.out.printf("# Java %s, float64, %d threads%n", System.getProperty("java.version"), n[6]);
    // The library's code is compiled in the first seconds of a run.
    for (int k = 0; k < 3; k++) {
      bath(n[0], n[1], n[2] / 4 + 1);
      share(n[3]);
      trajectories(n[4] / 4 + 1, n[5]);
    }
    long start = System.nanoTime();
    double u4 = bath(n[0], n[1], n[2]);
    print("own_bath_seconds", 1e-9 * (System.nanoTime() - start));
    print("own_bath_u4", u4);
    start = System.nanoTime();
    double share = share(n[3]);
    print("own_share_seconds", 1e-9 * (System.nanoTime() - start));
    print("own_share", share);
    start = System.nanoTime();
    double simulated = trajectories(n[4], n[5]);
    print("own_trajectories_seconds", 1e-9 * (System.nanoTime() - start));
    print("own_trajectories_share", simulated);
  }

  private static double bath(int replicas, int chains, int sweeps) {
    return new BathSampling(new Bath(replicas, 1), chains, 0, sweeps)
        .run(STREAMS)
        .binderCumulant()
        .mean();
  }

  private static double share(int trajectories) {
    LateStart late = new LateStart(1, 0.8);
    return late.sampleShare(LateStart.Start.MATCHED, late.criticalTime(), trajectories, STREAMS)
        .mean();
  }

  /** The same share by the reverse SDE, step by step, as the papers do it. */
  private static double trajectories(int count, int steps) {
    LateStart late = new LateStart(1, 0.8);
    double t = late.criticalTime();
    OrnsteinUhlenbeck ou = new OrnsteinUhlenbeck(10);
    GaussianMixture target =
        GaussianMixture.of(
            new double[] {0.8, 0.2}, new double[][] {{1}, {-1}}, Covariance.isotropic(1e-9, 1));
    var rng = STREAMS.streams(count);
    Batch x = new Batch(count, 1);
    double mean = late.mean(LateStart.Start.MATCHED, t);
    double deviation = Math.sqrt(late.variance(LateStart.Start.MATCHED, t));
    for (int i = 0; i < count; i++) {
      x.set(i, 0, mean + deviation * rng[i].nextGaussian());
    }
    TimeGrid grid = TimeGrid.uniformLogSnr(ou, t, 1e-3, steps);
    new Sampler(ReverseProcess.sde(ou, target), new EulerMaruyama(), grid).run(x, rng);
    int positive = 0;
    for (int i = 0; i < count; i++) {
      positive += x.get(i, 0) > 0 ? 1 : 0;
    }
    return (double) positive / count;
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "%s %.4f%n", name, value);
  }
}
