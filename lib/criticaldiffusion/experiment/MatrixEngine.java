package criticaldiffusion.experiment;

/** Which engine multiplies matrices in a run. */
final class MatrixEngine {
  private MatrixEngine() {}

  /**
   * Chooses the engine by its name on the command line and returns what the provenance says of it.
   *
   * @throws IllegalArgumentException if there is no such engine here
   */
  static String select(String choice) {
    return switch (choice) {
      case "auto", "portable" -> "portable";
      case "native" ->
          throw new IllegalArgumentException(
              "--engine native: this build has no native engine; use auto or portable");
      default ->
          throw new IllegalArgumentException(
              "--engine must be auto, native or portable, was '" + choice + "'");
    };
  }
}
