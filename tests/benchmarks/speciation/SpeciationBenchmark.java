package benchmarks.speciation;

import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.MeanSpan;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Cloning;
import criticaldiffusion.regime.CloningResult;
import criticaldiffusion.regime.Speciation;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import java.util.Locale;

/** Times the cloning experiment in all dimensions, and the reduced run of the whole figure. */
final class SpeciationBenchmark {
  private static final int STEPS = 1000;
  private static final double HORIZON = 10;

  private SpeciationBenchmark() {}

  /** Arguments: dimension, pairs, threads. */
  public static void main(String[] arguments) {
    int dimension = Integer.parseInt(arguments[0]);
    int pairs = Integer.parseInt(arguments[1]);
    RowBlocks.limitThreads(Integer.parseInt(arguments[2]));
    double[] times = branchTimes();

    GaussianMixture full = Speciation.of(dimension).mixture();
    run(full, 4, times);
    long start = System.nanoTime();
    run(full, pairs, times);
    double nanos = System.nanoTime() - start;
    long steps = experiment(full).stepsPerPair(times);
    long algorithm = 0;
    for (double t : times) {
      // Each branch time has a trunk of its own from T to t, and two clones from t to 0.
      algorithm += Math.round(STEPS * (1 + t / HORIZON));
    }
    double elements = (double) pairs * dimension;
    System.out.printf(
        "# Java %s, float64, %s threads, %d rows%n",
        System.getProperty("java.version"), arguments[2], pairs);
    print("own_simulated", nanos / elements / steps);
    print("own_algorithm", nanos / elements / algorithm);
    System.out.println("own_steps " + steps);
    System.out.println("algorithm_steps " + algorithm);

    start = System.nanoTime();
    for (int d : new int[] {256, 1024, 4096, 16384}) {
      Speciation model = Speciation.of(d);
      CloningResult result = run(MeanSpan.of(model.mixture()).reduced(), 10_000, times);
      System.out.printf(
          Locale.ROOT,
          "# d = %d, reduced: chi square per point %.2f%n",
          d,
          result.chiSquarePerPoint(model::phi));
    }
    print("figure_seconds", 1e-9 * (System.nanoTime() - start));
  }

  private static double[] branchTimes() {
    double[] times = new double[19];
    for (int i = 0; i < times.length; i++) {
      times[i] = 1 + 0.5 * i;
    }
    return times;
  }

  private static Cloning experiment(GaussianMixture mixture) {
    TimeGrid grid = TimeGrid.uniform(HORIZON, 0, STEPS);
    return Cloning.of(mixture, new OrnsteinUhlenbeck(HORIZON), grid);
  }

  private static CloningResult run(GaussianMixture mixture, int pairs, double[] times) {
    return experiment(mixture).run(pairs, times, new RandomStreams(7));
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "%s %.2f%n", name, value);
  }
}
