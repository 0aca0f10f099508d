package criticaldiffusion.command;

import criticaldiffusion.experiment.TerminalProgress;
import criticaldiffusion.sweep.SweepStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code status DIR}: how far a sweep is. */
@Command(
    name = "status",
    description = "Shows how far the sweep in a folder is.",
    synopsisHeading = "",
    customSynopsis = "experiment status DIR")
final class StatusCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @CommandLine.Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
  private Path folder;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  StatusCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    try {
      SweepStatus status = SweepStatus.of(folder);
      out.printf("%s, %d rows%n", status.plan().experiment(), status.plan().rows());
      out.printf("  done    %9d%n", status.done());
      out.printf("  running %9d%n", status.running());
      out.printf("  failed  %9d%n", status.failed());
      out.printf("  left    %9d%n", status.left());
      if (status.done() > 0) {
        out.printf("  a row took %s on average%n", duration(status.meanSeconds()));
      }
      if (status.running() > 0 && status.done() > 0) {
        out.printf("  to go   %s%n", duration(status.secondsLeft()));
      }
      status.problems().forEach(err::println);
      return status.problems().isEmpty() ? Main.DONE : Main.FAILED;
    } catch (IllegalArgumentException wrong) {
      return WrongUse.report("status: " + wrong.getMessage(), err);
    } catch (IOException unreadable) {
      err.println(WrongUse.oneLine("status: " + folder + " cannot be read: " + unreadable));
      return Main.FAILED;
    }
  }

  private static String duration(double seconds) {
    return seconds < 1
        ? String.format(java.util.Locale.ROOT, "%.3g s", seconds)
        : TerminalProgress.duration(seconds);
  }
}
