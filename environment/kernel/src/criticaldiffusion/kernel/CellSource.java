package criticaldiffusion.kernel;

import java.util.ArrayList;
import java.util.List;

/** The text of a cell, and where its snippets stand in it. */
record CellSource(int number, String text) {

  /** A place in a cell; lines and columns count from 1, offset from 0. */
  record Place(CellSource cell, int offset) {
    int line() {
      return 1 + (int) cell.text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private int lineStart() {
      return cell.text.lastIndexOf('\n', offset - 1) + 1;
    }

    private String lineText() {
      int end = cell.text.indexOf('\n', offset);
      return cell.text.substring(lineStart(), end < 0 ? cell.text.length() : end);
    }

    String name() {
      return "cell " + cell.number + ", line " + line();
    }

    /** The line, and below it a mark under the given number of characters. */
    List<String> marked(int length) {
      String source = lineText();
      int column = Math.min(offset - lineStart(), source.length());
      int width = Math.max(1, Math.min(length, source.length() - column));
      String indent = source.substring(0, column).replaceAll("[^\\t]", " ");
      List<String> lines = new ArrayList<>();
      lines.add("    " + source);
      lines.add("    " + indent + Style.red("^".repeat(width)));
      return lines;
    }

    /** The line alone. */
    String quoted() {
      return "    " + lineText().strip();
    }
  }

  /**
   * The first place from the offset on that is neither blank nor in a comment (documentation
   * comments are code).
   */
  int startOfCode(int offset) {
    int at = offset;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)
          && (!text.startsWith("/**", at) || text.startsWith("/**/", at))) {
        int end = text.indexOf("*/", at + 2);
        at = end < 0 ? text.length() : end + 2;
      } else {
        return at;
      }
    }
    return at;
  }

  Place place(int offset) {
    return new Place(this, Math.max(0, Math.min(offset, text.length())));
  }

  /** The place of a line of a snippet that begins at the offset; lines count from 1. */
  Place placeOfLine(int offset, int line) {
    int from = offset;
    for (int i = 1; i < line && text.indexOf('\n', from) >= 0; i++) {
      from = text.indexOf('\n', from) + 1;
    }
    return place(from);
  }
}
