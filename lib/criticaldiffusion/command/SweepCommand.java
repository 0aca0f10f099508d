package criticaldiffusion.command;

import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.experiment.Range;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.experiment.TerminalProgress;
import criticaldiffusion.linalg.MatrixEngine;
import criticaldiffusion.sweep.Slice;
import criticaldiffusion.sweep.Sweep;
import criticaldiffusion.sweep.SweepGrid;
import criticaldiffusion.sweep.SweepPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sweep NAME …}: runs one experiment over many points and replicas. */
@Command(
    name = "sweep",
    description = "Runs an experiment over many parameter points; resumes what was begun.",
    synopsisHeading = "",
    customSynopsis = {
      "experiment sweep NAME [key=value ...] --grid key=a,b,c [--grid key=lo:hi:n ...] --out DIR",
      "                 [--points FILE.csv] [--replicas R] [--seed N] [--slice i/n] [options]"
    },
    separator = " ",
    optionListHeading = "%nOptions:%n",
    usageHelpWidth = 100,
    footer = {
      "",
      "Any number of processes and hosts may run the same command on one folder. The points are",
      "the product of the grids times the points of the file. A rerun skips what is finished.",
      "Exit status: 0 all rows done, 1 some failed, 2 wrong use, 3 rows left, 130 interrupted."
    })
final class SweepCommand implements Callable<Integer> {
  private static final int MOST_FAILURES = 5;

  private final List<Experiment<?>> experiments;
  private final PrintStream out;
  private final PrintStream err;

  @CommandLine.Parameters(arity = "0..*", hidden = true)
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--grid",
      paramLabel = "key=VALUES",
      description = "A key and its values, a,b,c or lo:hi:n; may be given again for another key.")
  private List<String> grids = new ArrayList<>();

  @Option(
      names = "--points",
      paramLabel = "FILE.csv",
      description = "Points as lines of a table whose columns are keys.")
  private Path points;

  @Option(
      names = "--replicas",
      paramLabel = "R",
      description = "Independent runs of every point (default 1).")
  private int replicas = 1;

  @Mixin private final RunOptions options = new RunOptions("portable");

  @Option(
      names = "--slice",
      paramLabel = "i/n",
      description = "Runs only every n-th row from row i on, i from 0 (default 0/1).")
  private String slice = "0/1";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder of the sweep, which all its processes share.")
  private Path folder;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "Begins no row that would not finish in this time (default none).")
  private double seconds = Double.POSITIVE_INFINITY;

  @Option(
      names = "--lease",
      paramLabel = "SECONDS",
      description = "Takes over the rows of a host that gave no sign for so long (default 60).")
  private double lease = 60;

  @Mixin private HelpOption help;

  SweepCommand(List<Experiment<?>> experiments, PrintStream out, PrintStream err) {
    this.experiments = experiments;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    final Sweep sweep;
    try {
      sweep = sweep();
    } catch (IllegalArgumentException wrong) {
      return WrongUse.report("sweep: " + wrong.getMessage(), err);
    }
    return options.onThreads(() -> run(sweep));
  }

  private Sweep sweep() {
    Experiment<?> experiment = Named.first(experiments, words, List.of());
    options.check();
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("--time-limit must be above 0, was " + seconds);
    }
    Range.within("--lease", lease, 0.3, 86_400);
    options.chooseEngine();
    SweepPlan plan =
        SweepPlan.of(
            experiment,
            options.seed(),
            replicas,
            words.subList(1, words.size()),
            grids.stream().map(SweepGrid::parse).toList(),
            points == null ? null : table(points),
            MatrixEngine.current().name());
    var limits =
        new Sweep.Options(Slice.parse(slice), seconds, Duration.ofMillis((long) (lease * 1000)));
    return new Sweep(experiment, plan, folder, limits);
  }

  private static ResultTable table(Path file) {
    try {
      return ResultTable.read(file);
    } catch (NoSuchFileException missing) {
      throw new IllegalArgumentException("there is no file " + file, missing);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(file + " cannot be read: " + unreadable, unreadable);
    }
  }

  private int run(Sweep sweep) {
    TerminalProgress progress = TerminalProgress.on(err);
    try {
      Sweep.Outcome outcome = sweep.run(progress);
      progress.end();
      return report(outcome);
    } catch (CancellationException stopped) {
      progress.end();
      err.println("interrupted; the finished rows are safe, the same command goes on");
      return Main.INTERRUPTED;
    } catch (IllegalArgumentException wrong) {
      progress.end();
      return WrongUse.report("sweep: " + wrong.getMessage(), err);
    } catch (IOException unwritten) {
      progress.end();
      err.println(
          WrongUse.oneLine(
              "sweep: "
                  + folder
                  + " cannot be written ("
                  + unwritten
                  + "); the finished rows are safe, the same command goes on"));
      return Main.FAILED;
    }
  }

  private int report(Sweep.Outcome outcome) {
    outcome.notes().forEach(err::println);
    outcome.failed().stream().limit(MOST_FAILURES).map(WrongUse::oneLine).forEach(err::println);
    out.printf(
        Locale.ROOT,
        "%d rows done now, %d before, %d failed, %d left%n",
        outcome.done(),
        outcome.before(),
        outcome.failed().size(),
        outcome.left());
    if (!outcome.failed().isEmpty()) {
      err.println("why rows failed is told in " + folder.resolve("failed"));
      return Main.FAILED;
    }
    return outcome.left() > 0 ? Main.ROWS_LEFT : Main.DONE;
  }
}
