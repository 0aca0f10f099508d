package benchmarks.collapse;

import criticaldiffusion.field.DataSpan;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MatrixEngine;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.ExcessEntropy;
import criticaldiffusion.regime.WeightStatistics;
import criticaldiffusion.sampler.DdpmPosterior;
import criticaldiffusion.sampler.SpanSampler;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Times the excess entropy at 20 times, and reverse sampling in the span of the data. */
final class CollapseBenchmark {
  private static final RandomStreams STREAMS = new RandomStreams(7);
  private static final OrnsteinUhlenbeck SCHEDULE = new OrnsteinUhlenbeck();

  private CollapseBenchmark() {}

  /**
   * Arguments: {@code entropy} dimension, points, queries, threads; or {@code reverse} dimension,
   * points, trajectories, steps, threads.
   */
  public static void main(String[] arguments) throws IOException {
    int[] numbers = new int[arguments.length - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(arguments[i + 1]);
    }
    RowBlocks.limitThreads(numbers[numbers.length - 1]);
    System.out.printf(
        "# Java %s, float64, %s%n",
        System.getProperty("java.version"), MatrixEngine.current().name());
    if (arguments[0].equals("entropy")) {
      entropy(numbers[0], numbers[1], numbers[2]);
    } else {
      reverse(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
  }

  private static EmpiricalDistribution data(int n, int d) {
    Batch points = new Batch(n, d);
    GaussianMixture.twoClasses(d, 1, 1, 0.5).draw(STREAMS.child("data").streams(n), points);
    return EmpiricalDistribution.of(points);
  }

  private static List<WeightStatistics> measure(EmpiricalDistribution data, int queries) {
    double[] times = new double[20];
    for (int k = 0; k < times.length; k++) {
      times[k] = 8 * (1 - 0.98 * k / 20);
    }
    return new ExcessEntropy(data, SCHEDULE).measure(times, queries, STREAMS, Progress.NONE);
  }

  private static void entropy(int d, int n, int queries) throws IOException {
    // The library's code is compiled in the first seconds of a run, on a small data set.
    measure(data(2000, 64), 500);
    EmpiricalDistribution data = data(n, d);
    long start = System.nanoTime();
    List<WeightStatistics> found = measure(data, queries);
    print("own_entropy_seconds", 1e-9 * (System.nanoTime() - start));
    System.out.println(
        "own_errors "
            + found.stream()
                .map(w -> String.valueOf(w.overAlpha().error()))
                .collect(Collectors.joining(",")));
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM")) {
        print("own_memory", Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024e-9);
      }
    }
  }

  private static void reverse(int d, int n, int trajectories, int steps) {
    sample(data(200, 600), 100, 20);
    EmpiricalDistribution data = data(n, d);
    long start = System.nanoTime();
    sample(data, trajectories, steps);
    print("own_reverse_seconds", 1e-9 * (System.nanoTime() - start));
  }

  /** The whole: the basis of the span, the run in it, and the final points in all dimensions. */
  private static void sample(EmpiricalDistribution data, int trajectories, int steps) {
    TimeGrid grid = TimeGrid.uniformLogSnr(SCHEDULE, 6, 1e-3, steps);
    SpanSampler.sde(DataSpan.of(data), SCHEDULE, new DdpmPosterior(), grid)
        .run(trajectories, STREAMS);
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "%s %.3f%n", name, value);
  }
}
