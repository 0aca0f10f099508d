package criticaldiffusion.kernel;

/** Colours of error messages; front ends and terminals both know these escape sequences. */
final class Style {
  private static final String RED = "\u001b[1;31m";
  private static final String PLAIN = "\u001b[0m";

  private Style() {}

  static String red(String text) {
    return RED + text + PLAIN;
  }
}
