package benchmarks.cost;

import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MatrixEngine;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.ExcessEntropy;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Times the excess entropy at all times, and one evaluation of the exact score at as many points,
 * with one of n, d, n' and the number of times changed by factors of 2 around a middle, the others
 * fixed. The law is c₀ + c₁ n' n d + c₂ n' n T: slopes of the log–log lines between 0 and 1.
 */
final class CostBenchmark {
  private static final RandomStreams STREAMS = new RandomStreams(7);
  private static final OrnsteinUhlenbeck SCHEDULE = new OrnsteinUhlenbeck();
  private static final String[] NAMES = {"n", "d", "n'", "times"};
  private static final double[] FACTORS = {0.25, 0.5, 1, 2, 4};
  private static final int REPEATS = 2;

  private CostBenchmark() {}

  /** Arguments: n, d, queries, times, threads, folder of the picture. */
  public static void main(String[] arguments) {
    int[] middle = new int[4];
    for (int i = 0; i < 4; i++) {
      middle[i] = Integer.parseInt(arguments[i]);
    }
    int threads = Integer.parseInt(arguments[4]);
    RowBlocks.limitThreads(threads);
    System.out.printf(
        "# Java %s, %d threads, float64, %s%n",
        System.getProperty("java.version"), threads, MatrixEngine.current().name());
    entropy(data(2000, 64), 500, 20); // the compiler's turn
    score(data(2000, 64), 500);
    Figure[] panels = new Figure[4];
    System.out.printf(
        "%8s %8s %8s %8s %12s %12s%n", "n", "d", "n'", "times", "f^e (s)", "score (s)");
    for (int axis = 0; axis < 4; axis++) {
      panels[axis] = panel(axis, middle);
    }
    Map<String, Object> provenance = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      provenance.put(NAMES[i], middle[i]);
    }
    provenance.put("threads", threads);
    provenance.put("java", System.getProperty("java.version"));
    provenance.put("engine", MatrixEngine.current().name());
    Path stem = Path.of(arguments[5], "cost");
    Panels.rows(2, panels).write(stem, provenance);
    System.out.println("# wrote " + stem + ".{pdf,svg,png,csv,json}");
  }

  private static Figure panel(int axis, int[] middle) {
    double[] x = new double[FACTORS.length];
    double[] entropies = new double[x.length];
    double[] scores = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int[] size = middle.clone();
      size[axis] = Math.max(1, (int) Math.round(FACTORS[i] * middle[axis]));
      x[i] = size[axis];
      EmpiricalDistribution data = data(size[0], size[1]);
      entropies[i] = best(() -> entropy(data, size[2], size[3]));
      scores[i] = best(() -> score(data, size[2]));
      System.out.printf(
          Locale.ROOT,
          "%8d %8d %8d %8d %12.3f %12.3f%n",
          size[0],
          size[1],
          size[2],
          size[3],
          entropies[i],
          scores[i]);
    }
    System.out.printf(
        Locale.ROOT,
        "# slope in %s: %.2f (f^e), %.2f (score)%n",
        NAMES[axis],
        slope(x, entropies),
        slope(x, scores));
    Figure figure =
        Figure.page()
            .xLog()
            .yLog()
            .xLabel(NAMES[axis])
            .yLabel("seconds")
            .points("fᵉ at all times", x, entropies)
            .style(s -> s.joined());
    return axis == 3 ? figure : figure.points("score, once", x, scores).style(s -> s.joined());
  }

  /** d log y / d log x by least squares. */
  private static double slope(double[] x, double[] y) {
    double[] u = Arrays.stream(x).map(Math::log).toArray();
    double[] v = Arrays.stream(y).map(Math::log).toArray();
    double a = Arrays.stream(u).average().orElseThrow();
    double b = Arrays.stream(v).average().orElseThrow();
    double over = 0;
    double under = 0;
    for (int i = 0; i < u.length; i++) {
      over += (u[i] - a) * (v[i] - b);
      under += (u[i] - a) * (u[i] - a);
    }
    return over / under;
  }

  private static double best(Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, 1e-9 * (System.nanoTime() - start));
    }
    return best;
  }

  private static EmpiricalDistribution data(int n, int d) {
    Batch points = new Batch(n, d);
    GaussianMixture.twoClasses(d, 1, 1, 0.5).draw(STREAMS.child("data").streams(n), points);
    return EmpiricalDistribution.of(points);
  }

  private static void entropy(EmpiricalDistribution data, int queries, int count) {
    double[] times = new double[count];
    for (int k = 0; k < count; k++) {
      times[k] = 8 * (1 - 0.98 * k / count);
    }
    new ExcessEntropy(data, SCHEDULE).measure(times, queries, STREAMS, Progress.NONE);
  }

  private static void score(EmpiricalDistribution data, int points) {
    Batch x = new Batch(points, data.dimension());
    Batch score = new Batch(points, data.dimension());
    var noised = data.diffused(SCHEDULE.alpha(2), SCHEDULE.variance(2));
    noised.draw(STREAMS.child("x").streams(points), x);
    noised.score(x, score);
  }
}
