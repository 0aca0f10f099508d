package criticaldiffusion.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * The grammar of labels: Unicode with indices and exponents, {@code t_S}, {@code T_eff}, {@code
 * L^2}, {@code e^{−2t}}. After {@code _} or {@code ^} stands a run of letters or of digits, or any
 * text in braces; {@code \_} and {@code \^} are the characters themselves.
 */
final class Label {
  /**
   * A piece of a label.
   *
   * @param level 0 on the line, 1 raised, −1 lowered
   */
  record Part(String text, int level) {}

  private Label() {}

  /** The pieces in the order of reading. */
  static List<Part> parts(String label) {
    List<Part> parts = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int at = 0;
    while (at < label.length()) {
      char c = label.charAt(at);
      boolean escaped =
          c == '\\' && at + 1 < label.length() && "_^".indexOf(label.charAt(at + 1)) >= 0;
      int end = c == '_' || c == '^' ? scriptEnd(label, at + 1) : -1;
      if (end > at + 1) {
        add(parts, line, 0);
        boolean braces = label.charAt(at + 1) == '{';
        String script = braces ? label.substring(at + 2, end - 1) : label.substring(at + 1, end);
        add(parts, new StringBuilder(script), c == '^' ? 1 : -1);
        at = end;
      } else {
        line.append(escaped ? label.charAt(at + 1) : c);
        at += escaped ? 2 : 1;
      }
    }
    add(parts, line, 0);
    return parts;
  }

  private static void add(List<Part> parts, StringBuilder text, int level) {
    if (!text.isEmpty()) {
      parts.add(new Part(text.toString(), level));
      text.setLength(0);
    }
  }

  /** Where an index or exponent that begins here ends; the beginning if there is none. */
  private static int scriptEnd(String label, int from) {
    if (from >= label.length()) {
      return from;
    }
    if (label.charAt(from) == '{') {
      int close = label.indexOf('}', from);
      return close < 0 ? from : close + 1;
    }
    boolean digits = Character.isDigit(label.charAt(from));
    int end = from;
    while (end < label.length()
        && (digits
            ? Character.isDigit(label.charAt(end))
            : Character.isLetter(label.charAt(end)))) {
      end++;
    }
    return end;
  }
}
