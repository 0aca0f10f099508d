package benchmarks.liveplot;

import criticaldiffusion.figure.Corner;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.notebook.LivePlot;
import criticaldiffusion.notebook.ProgressBar;
import criticaldiffusion.parallel.RowBlocks;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One computation, alone, below a live plot, and with a progress bar. */
final class LivePlotBenchmark {
  private static final int ROWS = 20_000;
  private static final int SHOWN = 2_000;

  private final double[] x = new double[ROWS];
  private final double[] time = new double[400];
  private final double[] variance = new double[400];

  private LivePlotBenchmark() {}

  /** Prints ratios of times, with their standard errors over the pairs. */
  static void run(int pairs, double seconds) {
    var one = new LivePlotBenchmark();
    int steps = 400;
    one.alone(steps); // until it is compiled
    long start = System.nanoTime();
    one.alone(steps);
    steps = (int) (seconds * 1e9 / (System.nanoTime() - start) * steps);
    int count = steps;
    compare("live plot", pairs, () -> one.alone(count), () -> one.plotted(count));
    compare("progress bar", pairs, () -> one.alone(count), () -> one.reported(count));
  }

  private static void compare(String what, int pairs, Runnable alone, Runnable with) {
    double[] first = ratio(times(with), times(alone));
    List<double[]> ratios = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      double[] before = pair % 2 == 0 ? times(alone) : null;
      double[] loaded = times(with);
      ratios.add(ratio(loaded, before == null ? times(alone) : before));
    }
    for (int clock = 0; clock < 2; clock++) {
      int chosen = clock;
      double[] all = ratios.stream().mapToDouble(r -> r[chosen]).toArray();
      double mean = Arrays.stream(all).average().orElse(Double.NaN);
      double squares = Arrays.stream(all).map(r -> (r - mean) * (r - mean)).sum();
      System.out.printf(
          Locale.ROOT,
          "%-12s %-14s with / without: %.4f +- %.4f (%d pairs; the first %.4f)%n",
          what,
          clock == 0 ? "wall clock" : "processor time",
          mean,
          Math.sqrt(squares / (pairs - 1) / pairs),
          pairs,
          first[clock]);
    }
  }

  private static double[] ratio(double[] one, double[] other) {
    return new double[] {one[0] / other[0], one[1] / other[1]};
  }

  /** Wall clock and processor time of this whole Java, which other programs disturb less. */
  private static double[] times(Runnable work) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long start = System.nanoTime();
    long used = system.getProcessCpuTime();
    work.run();
    return new double[] {System.nanoTime() - start, system.getProcessCpuTime() - used};
  }

  private void alone(int steps) {
    for (int step = 0; step < steps; step++) {
      step(step, steps);
    }
  }

  private void plotted(int steps) {
    LivePlot.run(
        plot -> {
          for (int step = 0; step < steps; step++) {
            step(step, steps);
            plot.update(this::figure);
          }
        });
  }

  private void reported(int steps) {
    try (ProgressBar bar = new ProgressBar("steps")) {
      for (int step = 0; step < steps; step++) {
        step(step, steps);
        bar.report((step + 1.0) / steps, "step");
      }
    }
  }

  /** A step of walkers in a double well, on all cores. */
  private void step(int step, int steps) {
    RowBlocks.run(
        ROWS,
        500,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            double at = x[row];
            for (int i = 0; i < 20; i++) {
              at += 0.01 * (at - at * at * at) + 0.1 * StrictMath.sin(row + 0.7 * step + i);
            }
            x[row] = at;
          }
        });
    double sum = 0;
    for (double at : x) {
      sum += at * at;
    }
    int place = (int) ((long) step * time.length / steps);
    time[place] = step;
    variance[place] = sum / ROWS;
  }

  private Figure figure() {
    return Figure.page()
        .xLabel("t")
        .yLabel("variance")
        .line("variance", time, variance)
        .points("walkers", time, Arrays.copyOf(x, time.length))
        .inset(Figure.column().histogram("x", Arrays.copyOf(x, SHOWN), 40), Corner.TOP_RIGHT, 0.4);
  }
}
