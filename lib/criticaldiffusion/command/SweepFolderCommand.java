package criticaldiffusion.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command about the folder of a sweep: {@code NAME DIR}. */
abstract class SweepFolderCommand implements Callable<Integer> {
  final PrintStream out;
  final PrintStream err;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder of the sweep.")
  private Path folder;

  @Mixin private HelpOption help;

  SweepFolderCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Does what the command is for and returns the exit status.
   *
   * @throws IllegalArgumentException with one line if the folder holds no such sweep
   * @throws IOException if it cannot be read or written
   */
  abstract int run(Path folder) throws IOException;

  @Override
  public final Integer call() {
    try {
      return run(folder);
    } catch (IllegalArgumentException wrong) {
      return WrongUse.report(spec.name() + ": " + wrong.getMessage(), err);
    } catch (IOException unusable) {
      err.println(
          WrongUse.oneLine(
              spec.name() + ": " + folder + " cannot be read or written: " + unusable));
      return Main.FAILED;
    }
  }
}
