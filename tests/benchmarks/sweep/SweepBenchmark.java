package benchmarks.sweep;

import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sweep.Sweep;
import criticaldiffusion.sweep.SweepGrid;
import criticaldiffusion.sweep.SweepMerge;
import criticaldiffusion.sweep.SweepPlan;
import criticaldiffusion.sweep.SweepStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Times sweeps whose rows do nothing, or turn a loop for a given time. */
public final class SweepBenchmark {
  private SweepBenchmark() {}

  /** A row that draws so many numbers and tells their mean. */
  static final class Turns implements Experiment<Turns.Keys> {
    /** The parameters. */
    record Keys(int index, long draws) {}

    @Override
    public String name() {
      return "turns";
    }

    @Override
    public String summary() {
      return "the mean of so many uniform numbers";
    }

    @Override
    public Keys defaults() {
      return new Keys(0, 1);
    }

    @Override
    public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
      RandomStream rng = streams.stream(0);
      double sum = 0;
      for (long i = 0; i < keys.draws(); i++) {
        sum += rng.nextDouble();
      }
      return ResultTable.builder().number("mean").row(sum / keys.draws()).build();
    }
  }

  /** Arguments: {@code rows}, {@code merge} or {@code long}; a folder; {@code name=value} …. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> keys = new HashMap<>();
    Stream.of(arguments)
        .skip(2)
        .forEach(word -> keys.put(word.replaceFirst("=.*", ""), word.replaceFirst(".*=", "")));
    int rows = Integer.parseInt(keys.getOrDefault("rows", "100000"));
    Path folder = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "rows" -> rows(folder, rows);
      case "merge" -> merge(folder, rows);
      default ->
          longRows(
              folder.resolveSibling("long"),
              Double.parseDouble(keys.getOrDefault("seconds", "1")),
              Integer.parseInt(keys.getOrDefault("long", "16")));
    }
  }

  private static double sweep(Path folder, int rows, long draws) throws IOException {
    SweepPlan plan =
        SweepPlan.of(
            new Turns(),
            1,
            1,
            List.of("draws=" + draws),
            List.of(SweepGrid.parse("index=1:" + rows + ":" + rows)),
            null,
            "portable Java");
    long start = System.nanoTime();
    new Sweep(new Turns(), plan, folder, Sweep.Options.DEFAULT).run(Progress.NONE);
    return (System.nanoTime() - start) * 1e-9;
  }

  /** What a sweep of trivial rows takes: times in seconds, and what lies on disk. */
  public record Sizes(
      double seconds, long files, double megabytes, double status, double rerun, double merge) {}

  /** Runs such a sweep in a folder. */
  public static Sizes measure(Path folder, int rows) throws IOException {
    double seconds = sweep(folder, rows, 1);
    long bytes = 0;
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      bytes += Files.size(file);
    }
    long start = System.nanoTime();
    SweepStatus.of(folder);
    double status = (System.nanoTime() - start) * 1e-9;
    start = System.nanoTime();
    sweep(folder, rows, 1);
    double rerun = (System.nanoTime() - start) * 1e-9;
    start = System.nanoTime();
    SweepMerge.merge(folder, new Turns());
    double merge = (System.nanoTime() - start) * 1e-9;
    return new Sizes(seconds, files.size(), bytes * 1e-6, status, rerun, merge);
  }

  private static void rows(Path folder, int rows) throws IOException {
    RowBlocks.limitThreads(1);
    double one = sweep(folder.resolveSibling("one"), rows / 10, 1);
    System.out.printf(
        "trivial rows, one thread   %.3f ms a row (%d rows)%n", 1e4 * one / rows, rows / 10);
    RowBlocks.limitThreads(Integer.MAX_VALUE);
    Sizes sizes = measure(folder, rows);
    System.out.printf(
        "trivial rows, all threads  %.3f ms a row (%d rows in %.1f s)%n",
        1e3 * sizes.seconds() / rows, rows, sizes.seconds());
    System.out.printf(
        "on disk                    %d files, %.1f MB%n", sizes.files(), sizes.megabytes());
    System.out.printf("status                     %.2f s%n", sizes.status());
    System.out.printf("a rerun of all done        %.2f s%n", sizes.rerun());
  }

  private static void merge(Path folder, int rows) throws IOException {
    long start = System.nanoTime();
    Path result = SweepMerge.merge(folder, new Turns());
    double seconds = (System.nanoTime() - start) * 1e-9;
    System.out.printf(
        "merge                      %.2f s for %d rows, most memory %.0f MB%n",
        seconds, rows, peak());
    if (Files.readAllLines(result).size() != rows + 1) {
      throw new IllegalStateException("the merged table has other rows");
    }
  }

  /** The resident set at its largest, in MB. */
  private static double peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static void longRows(Path folder, double seconds, int rows) throws IOException {
    new Turns().run(new Turns.Keys(0, 300_000_000), new RandomStreams(1), Progress.NONE);
    long start = System.nanoTime();
    new Turns().run(new Turns.Keys(0, 300_000_000), new RandomStreams(1), Progress.NONE);
    long draws = (long) (seconds * 300_000_000 / ((System.nanoTime() - start) * 1e-9));
    start = System.nanoTime();
    for (int i = 0; i < rows / 4; i++) {
      new Turns().run(new Turns.Keys(i, draws), new RandomStreams(i), Progress.NONE);
    }
    double bare = (System.nanoTime() - start) * 1e-9 / (rows / 4);
    RowBlocks.limitThreads(1);
    double one = sweep(folder.resolveSibling("long1"), rows, draws) / rows;
    RowBlocks.limitThreads(Integer.MAX_VALUE);
    double all = sweep(folder, rows, draws) / rows;
    System.out.printf(
        "a row of %.3f s            %.3f s in a sweep of one thread: %.1f %% more%n",
        bare, one, 100 * (one / bare - 1));
    System.out.printf("all threads                %.2f times as fast as one%n", one / all);
  }
}
