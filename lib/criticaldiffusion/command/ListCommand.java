package criticaldiffusion.command;

import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.experiment.Parameters;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code list}: every experiment with its keys, their defaults, and what it shows. */
@Command(
    name = "list",
    description = "Shows every experiment with its keys, defaults and one line of what it shows.")
final class ListCommand implements Callable<Integer> {
  private final List<Experiment<?>> experiments;
  private final PrintStream out;

  @Mixin private HelpOption help;

  ListCommand(List<Experiment<?>> experiments, PrintStream out) {
    this.experiments = experiments;
    this.out = out;
  }

  @Override
  public Integer call() {
    for (Experiment<?> experiment : experiments) {
      out.println(describe(experiment));
    }
    return Main.DONE;
  }

  /** Name, summary, and a line a key. */
  static <P extends Record> String describe(Experiment<P> experiment) {
    return describe(experiment.name(), experiment.summary(), experiment.defaults());
  }

  static <P extends Record> String describe(String name, String summary, P defaults) {
    StringBuilder text = new StringBuilder(name + "\n  " + summary + "\n");
    List<Parameters.Help> keys = Parameters.of(defaults).help();
    int width = keys.stream().mapToInt(key -> usage(key).length()).max().orElse(0);
    for (Parameters.Help key : keys) {
      String usage = usage(key);
      text.append("    ").append(usage).append(" ".repeat(width - usage.length() + 2));
      String meaning = key.meaning().isEmpty() ? key.type() : key.meaning();
      text.append(meaning).append(key.preset() == null ? " (must be given)" : "").append('\n');
    }
    return text.toString();
  }

  private static String usage(Parameters.Help key) {
    return key.name() + "=" + (key.preset() == null ? "..." : key.preset());
  }
}
