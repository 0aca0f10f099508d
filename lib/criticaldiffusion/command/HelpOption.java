package criticaldiffusion.command;

import picocli.CommandLine.Option;

/** {@code -h}, of the commands that show nothing else for it than their usage. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;
}
