package criticaldiffusion.command;

import criticaldiffusion.experiment.AtomicFile;
import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.sweep.SweepMerge;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code merge DIR}: one table of a finished sweep. */
@Command(
    name = "merge",
    description = "Makes DIR/result.csv of a finished sweep; replicas are averaged.",
    synopsisHeading = "",
    customSynopsis = "experiment merge DIR")
final class MergeCommand implements Callable<Integer> {
  private final List<Experiment<?>> experiments;
  private final PrintStream out;
  private final PrintStream err;

  @CommandLine.Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
  private Path folder;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  MergeCommand(List<Experiment<?>> experiments, PrintStream out, PrintStream err) {
    this.experiments = experiments;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      String name = SweepMerge.experimentOf(folder);
      AtomicFile.requireWritable(folder);
      Path result = SweepMerge.merge(folder, Named.first(experiments, List.of(name), List.of()));
      out.println("wrote " + result);
      return Main.DONE;
    } catch (IllegalArgumentException wrong) {
      return WrongUse.report("merge: " + wrong.getMessage(), err);
    } catch (IOException unwritten) {
      err.println(WrongUse.oneLine("merge: the result cannot be written: " + unwritten));
      return Main.FAILED;
    }
  }
}
