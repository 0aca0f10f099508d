package criticaldiffusion.command;

import criticaldiffusion.experiment.AtomicFile;
import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.sweep.SweepMerge;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code merge DIR}: one table of a finished sweep. */
@Command(
    name = "merge",
    description = "Makes DIR/result.csv of a finished sweep; replicas are averaged.",
    synopsisHeading = "",
    customSynopsis = "experiment merge DIR")
final class MergeCommand extends SweepFolderCommand {
  private final List<Experiment<?>> experiments;

  MergeCommand(List<Experiment<?>> experiments, PrintStream out, PrintStream err) {
    super(out, err);
    this.experiments = experiments;
  }

  @Override
  int run(Path folder) throws IOException {
    String name = SweepMerge.experimentOf(folder);
    AtomicFile.requireWritable(folder);
    Path result = SweepMerge.merge(folder, Named.first(experiments, List.of(name), List.of()));
    out.println("wrote " + result);
    return Main.DONE;
  }
}
