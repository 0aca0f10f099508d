package criticaldiffusion.command;

import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.experiment.ExperimentRun;
import criticaldiffusion.experiment.LibraryVersion;
import criticaldiffusion.experiment.ResultFiles;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.experiment.TerminalProgress;
import criticaldiffusion.figure.Picture;
import criticaldiffusion.linalg.MatrixEngine;
import criticaldiffusion.parallel.RowBlocks;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code NAME [key=value …] [options]}: runs one experiment. */
@Command(
    name = "experiment",
    synopsisHeading = "",
    customSynopsis = {
      "experiment NAME [key=value ...] [--seed N] [--out DIR] [options]   runs one experiment",
      "experiment NAME --help                                             shows its keys",
      "experiment list                                                    shows all experiments",
      "experiment sweep NAME --grid key=a,b,c ... --out DIR               runs it over many points",
      "experiment status DIR | merge DIR                                  how far a sweep is; its table"
    },
    separator = " ",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    usageHelpWidth = 100,
    footer = {
      "",
      "Exit status: 0 done, 1 failed, 2 wrong name, key, value or option, 130 interrupted."
    })
final class RunCommand implements Callable<Integer> {
  private final List<Experiment<?>> experiments;
  private final PrintStream out;
  private final PrintStream err;

  @Spec private CommandSpec spec;

  @CommandLine.Parameters(arity = "0..*", hidden = true)
  private List<String> words = new ArrayList<>();

  @Mixin private final RunOptions options = new RunOptions(null);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where NAME.csv and NAME.json go (default results).")
  private Path folder = Path.of("results");

  @Option(
      names = {"-h", "--help"},
      description = "Shows this help, or the keys of NAME.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      description = "Shows the version and commit.")
  private boolean version;

  RunCommand(List<Experiment<?>> experiments, PrintStream out, PrintStream err) {
    this.experiments = experiments;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    if (version) {
      out.println(LibraryVersion.version() + " (" + LibraryVersion.commit() + ")");
      return Main.DONE;
    }
    if (words.isEmpty() && help) {
      spec.commandLine().usage(out, CommandLine.Help.Ansi.OFF);
      return Main.DONE;
    }
    final ExperimentRun<?> run;
    final ResultFiles files;
    try {
      Experiment<?> experiment = Named.first(experiments, words, spec.subcommands().keySet());
      if (help) {
        out.print(ListCommand.describe(experiment));
        return Main.DONE;
      }
      run = ExperimentRun.parse(experiment, words.subList(1, words.size()), options.seed());
      options.check();
      files = new ResultFiles(folder, experiment.name());
      files.requireWritable();
      options.chooseEngine();
    } catch (IllegalArgumentException wrong) {
      return WrongUse.report(wrong.getMessage(), err);
    }
    return options.onThreads(() -> run(run, files));
  }

  private int run(ExperimentRun<?> run, ResultFiles files) {
    String name = run.experiment().name();
    if (!MatrixEngine.current().note().isEmpty()) {
      err.println(MatrixEngine.current().note());
    }
    var progress = TerminalProgress.on(err);
    long start = System.nanoTime();
    try {
      ResultTable table = run.table(progress);
      progress.end();
      RowBlocks.checkpoint();
      out.print(table);
      table.about().forEach((what, value) -> out.println(what + ": " + value));
      files.write(
          table, run.provenance(MatrixEngine.current().name(), (System.nanoTime() - start) * 1e-9));
      err.println("wrote " + files.csv() + " and " + files.json() + picture(name, table));
      return Main.DONE;
    } catch (CancellationException stopped) {
      return interrupted(progress);
    } catch (IllegalArgumentException wrong) {
      progress.end();
      return WrongUse.report(name + ": " + wrong.getMessage(), err);
    } catch (IOException unwritten) {
      if (Thread.currentThread().isInterrupted()) {
        return interrupted(progress);
      }
      err.println(WrongUse.oneLine(name + ": the files cannot be written: " + unwritten));
      return Main.FAILED;
    } catch (OutOfMemoryError full) {
      progress.end();
      err.println(
          WrongUse.oneLine(name + " failed: out of memory; more is JDK_JAVA_OPTIONS=-Xmx8g, say"));
      return Main.FAILED;
    } catch (RuntimeException | Error failure) {
      progress.end();
      err.println(WrongUse.oneLine(name + " failed: " + failure));
      failure.printStackTrace(err);
      return Main.FAILED;
    }
  }

  /** Writes the picture of a table, if there is one, and says so. */
  private String picture(String name, ResultTable table) throws IOException {
    Optional<Picture> picture = ExperimentPictures.of(name, table);
    try {
      picture.ifPresent(drawn -> drawn.writeImages(folder.resolve(name)));
    } catch (UncheckedIOException unwritten) {
      throw unwritten.getCause();
    }
    return picture
        .map(p -> ", and the picture as pdf, svg and png (" + String.join(" ", p.caption()) + ")")
        .orElse("");
  }

  private int interrupted(TerminalProgress progress) {
    progress.end();
    err.println("interrupted; nothing was written");
    return Main.INTERRUPTED;
  }
}
