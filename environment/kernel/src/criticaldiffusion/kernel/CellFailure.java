package criticaldiffusion.kernel;

import java.util.List;

/**
 * A cell that did not succeed, as the front end shows it: a name, one line, and the lines to print.
 */
final class CellFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final String name;
  private final transient List<String> traceback;

  CellFailure(String name, String message, List<String> traceback) {
    super(message, null, false, false);
    this.name = name;
    this.traceback = List.copyOf(traceback);
  }

  /** The kind of failure, such as {@code CompilationError} or the class of the exception. */
  String name() {
    return name;
  }

  List<String> traceback() {
    return traceback;
  }
}
