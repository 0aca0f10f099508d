package benchmarks.liveplot;

import criticaldiffusion.figure.Corner;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.notebook.LivePlot;
import criticaldiffusion.notebook.ProgressBar;
import criticaldiffusion.parallel.RowBlocks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One computation, alone, below a live plot, and with a progress bar. */
final class LivePlotBenchmark {
  private static final int ROWS = 20_000;
  private static final int SHOWN = 2_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final List<String> CLOCKS =
      List.of("wall clock", "processor time", "beside the computation");

  private long drawing;
  private final double[] x = new double[ROWS];
  private final double[] time = new double[400];
  private final double[] variance = new double[400];

  private LivePlotBenchmark() {}

  /** Prints ratios of times with and without, with their standard errors over the pairs. */
  static void run(int pairs, double seconds) {
    var one = new LivePlotBenchmark();
    int steps = 400;
    one.alone(steps); // until it is compiled
    long start = System.nanoTime();
    one.alone(steps);
    steps = (int) (seconds * 1e9 / (System.nanoTime() - start) * steps);
    int count = steps;
    one.compare("live plot", pairs, () -> one.alone(count), () -> one.plotted(count));
    one.compare("progress bar", pairs, () -> one.alone(count), () -> one.reported(count));
  }

  private void compare(String what, int pairs, Runnable alone, Runnable with) {
    double[] first = ratio(times(with), times(alone));
    List<double[]> ratios = new ArrayList<>();
    for (int pair = 0; pair < pairs; pair++) {
      double[] before = pair % 2 == 0 ? times(alone) : null;
      double[] loaded = times(with);
      ratios.add(ratio(loaded, before == null ? times(alone) : before));
    }
    for (int clock = 0; clock < CLOCKS.size(); clock++) {
      int chosen = clock;
      double[] all = ratios.stream().mapToDouble(r -> r[chosen]).toArray();
      double mean = Arrays.stream(all).average().orElse(Double.NaN);
      double squares = Arrays.stream(all).map(r -> (r - mean) * (r - mean)).sum();
      System.out.printf(
          Locale.ROOT,
          "%-12s %-24s %.4f +- %.4f (%d pairs; the first %.4f)%n",
          what,
          CLOCKS.get(clock),
          mean,
          Math.sqrt(squares / (pairs - 1) / pairs),
          pairs,
          first[clock]);
    }
  }

  private static double[] ratio(double[] with, double[] without) {
    return new double[] {
      with[0] / without[0], with[1] / without[1], 1 + with[2] / with[3] - without[2] / without[3]
    };
  }

  /**
   * Wall clock, processor time of this whole Java, and of it what went elsewhere and what into the
   * computation: only the last two are counted side by side, so that their ratio is free of what
   * other programs do.
   */
  private double[] times(Runnable work) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    drawing = 0;
    long start = System.nanoTime();
    long used = system.getProcessCpuTime();
    long computed = computing();
    work.run();
    computed = computing() - computed - drawing;
    used = system.getProcessCpuTime() - used;
    return new double[] {System.nanoTime() - start, used, used - computed, computed};
  }

  /** Processor time of the thread of the cells and of the common pool. */
  private static long computing() {
    long sum = 0;
    for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      boolean ours =
          thread != null
              && (thread.getThreadId() == Thread.currentThread().getId()
                  || thread.getThreadName().startsWith("ForkJoinPool.commonPool"));
      sum += ours ? THREADS.getThreadCpuTime(thread.getThreadId()) : 0;
    }
    return sum;
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
            plot.update(this::timed);
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

  private Figure timed() {
    long start = THREADS.getCurrentThreadCpuTime();
    Figure figure = figure();
    drawing += THREADS.getCurrentThreadCpuTime() - start;
    return figure;
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
