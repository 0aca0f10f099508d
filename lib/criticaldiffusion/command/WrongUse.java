package criticaldiffusion.command;

import criticaldiffusion.experiment.Closest;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, on exactly one line. */
final class WrongUse {
  private WrongUse() {}

  /** Says what is wrong with the options and returns the exit status. */
  static int report(ParameterException wrong, PrintStream err) {
    String message = wrong.getMessage();
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      CommandLine command = wrong.getCommandLine();
      String word = unmatched.getUnmatched().get(0);
      String options = String.join(", ", command.getCommandSpec().optionsMap().keySet());
      message =
          command.getCommandName()
              + " knows no '"
              + word
              + "'"
              + Closest.hint(word, command.getCommandSpec().optionsMap().keySet())
              + "; the options are "
              + options;
    }
    return report(message, err);
  }

  /** Says what is wrong and returns the exit status. */
  static int report(String message, PrintStream err) {
    err.println(oneLine(message));
    return Main.WRONG_USE;
  }

  static String oneLine(String message) {
    return message == null ? "no reason was given" : message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
