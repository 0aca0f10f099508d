package contracts;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;

/** What a test says of an implementation that breaks a law: the first few cases, not hundreds. */
final class Violations {
  private static final int SHOWN = 5;

  private Violations() {}

  /** Fails unless the list is empty. */
  static void none(List<String> violations, String where) {
    if (!violations.isEmpty()) {
      List<String> shown = violations.subList(0, Math.min(SHOWN, violations.size()));
      fail(
          "%d violations%s%n  %s%s"
              .formatted(
                  violations.size(),
                  where,
                  String.join("\n  ", shown),
                  violations.size() > SHOWN ? "\n  ..." : ""));
    }
  }
}
