package criticaldiffusion.command;

import criticaldiffusion.experiment.AtomicFile;
import criticaldiffusion.experiment.Closest;
import criticaldiffusion.experiment.TerminalProgress;
import criticaldiffusion.scorecard.PaperFigures;
import criticaldiffusion.scorecard.Scorecard;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code figures [--paper NAME] [--out DIR]}: the papers' figures and their scorecard. */
@Command(
    name = "figures",
    description =
        "Makes the papers' figures and DIR/index.html, which holds them against the papers.",
    customSynopsis = "experiment figures [--paper NAME] [--seed N] [--out DIR]",
    separator = " ")
final class FiguresCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = "--paper",
      paramLabel = "NAME",
      description = "dynamical-regimes, thermodynamics or slowing-down (default all).")
  private String paper;

  @Option(names = "--seed", paramLabel = "N", description = "The seed of all runs (default 1).")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the figures go (default results/figures).")
  private Path folder = Path.of("results", "figures");

  FiguresCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    Paper chosen;
    try {
      chosen = paper == null ? null : find(paper);
      AtomicFile.requireWritable(folder);
    } catch (IllegalArgumentException wrong) {
      return WrongUse.report("figures: " + wrong.getMessage(), err);
    }
    var progress = TerminalProgress.on(err);
    try {
      List<Scorecard.Entry> entries =
          Scorecard.write(PaperFigures.of(chosen), folder, seed, progress);
      progress.end();
      entries.forEach(this::print);
      err.println("wrote " + folder.resolve("index.html"));
      return Main.DONE;
    } catch (CancellationException stopped) {
      progress.end();
      err.println("figures: interrupted; " + folder + " holds the figures made so far");
      return Main.INTERRUPTED;
    } catch (IOException | UncheckedIOException unwritten) {
      progress.end();
      err.println(WrongUse.oneLine("figures: " + unwritten.getMessage()));
      return Main.FAILED;
    }
  }

  private void print(Scorecard.Entry entry) {
    out.println(entry.figure().paper().key() + "/" + entry.figure().name());
    for (Finding one : entry.findings()) {
      out.printf(
          Locale.ROOT,
          "  %-62s %12.6g %14s %s%s%n",
          one.what(),
          one.expected(),
          one.foundText(),
          one.distanceText(),
          one.agrees() ? "" : "  differs");
    }
  }

  private static Paper find(String name) {
    List<String> keys = Arrays.stream(Paper.values()).map(Paper::key).toList();
    int index = keys.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "no paper is named '"
              + name
              + "'"
              + Closest.hint(name, keys)
              + "; there are: "
              + String.join(", ", keys));
    }
    return Paper.values()[index];
  }
}
