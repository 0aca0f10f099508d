package criticaldiffusion.command;

import criticaldiffusion.experiment.TerminalProgress;
import criticaldiffusion.sweep.SweepStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code status DIR}: how far a sweep is. */
@Command(
    name = "status",
    description = "Shows how far the sweep in a folder is.",
    synopsisHeading = "",
    customSynopsis = "experiment status DIR")
final class StatusCommand extends SweepFolderCommand {
  StatusCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  int run(Path folder) throws IOException {
    SweepStatus status = SweepStatus.of(folder);
    out.printf(Locale.ROOT, "%s, %d rows%n", status.plan().experiment(), status.plan().rows());
    out.printf(Locale.ROOT, "  done    %9d%n", status.done());
    out.printf(Locale.ROOT, "  running %9d%n", status.running());
    out.printf(Locale.ROOT, "  failed  %9d%n", status.failed());
    out.printf(Locale.ROOT, "  left    %9d%n", status.left());
    if (status.done() > 0) {
      out.printf(Locale.ROOT, "  a row took %s on average%n", duration(status.meanSeconds()));
    }
    if (status.running() > 0 && status.done() > 0) {
      out.printf(Locale.ROOT, "  to go   %s%n", duration(status.secondsLeft()));
    }
    status.problems().forEach(err::println);
    return status.problems().isEmpty() ? Main.DONE : Main.FAILED;
  }

  private static String duration(double seconds) {
    return seconds < 1
        ? String.format(Locale.ROOT, "%.3g s", seconds)
        : TerminalProgress.duration(seconds);
  }
}
