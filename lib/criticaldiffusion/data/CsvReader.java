package criticaldiffusion.data;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * CSV with a header line, through tablesaw: one point a line, one component a numeric column. A
 * column named {@code label} or {@code class} holds the classes; names of classes are numbered in
 * the order of the alphabet.
 */
final class CsvReader {
  private CsvReader() {}

  /** Whether it begins as text: any printable file may be meant as CSV. */
  static boolean recognises(Bytes bytes) {
    for (int i = 0; i < Math.min(bytes.length(), 4096); i++) {
      int c = bytes.unsigned(i);
      if (c < 32 && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return bytes.length() > 0;
  }

  static RawData read(Bytes bytes) {
    Table table = table(bytes);
    List<NumericColumn<?>> numbers = new ArrayList<>();
    int[] labels = null;
    Map<String, String> description = new java.util.LinkedHashMap<>(Map.of("format", "CSV"));
    for (Column<?> column : table.columns()) {
      String name = column.name().strip().toLowerCase(Locale.ROOT);
      int missing = firstMissing(column);
      if (missing >= 0) {
        throw new DataFormatException(
            bytes.file, "line %d has nothing in column '%s'".formatted(missing + 2, column.name()));
      }
      if (name.equals("label") || name.equals("class")) {
        labels = labels(bytes.file, column, description);
      } else if (column instanceof NumericColumn<?> numeric) {
        numbers.add(numeric);
      } else {
        throw new DataFormatException(
            bytes.file,
            "column '%s' holds %s, numbers were expected (or name it 'label')"
                .formatted(column.name(), column.type().name().toLowerCase(Locale.ROOT)));
      }
    }
    if (numbers.isEmpty() || table.rowCount() == 0) {
      throw new DataFormatException(
          bytes.file,
          "%d lines and %d columns of numbers; at least one of each was expected"
              .formatted(table.rowCount(), numbers.size()));
    }
    RawData.Points points =
        (i, x, from) -> {
          for (int j = 0; j < numbers.size(); j++) {
            x[from + j] = numbers.get(j).getDouble(i);
          }
        };
    ImageShape shape = new ImageShape(1, numbers.size(), 1);
    return new RawData(table.rowCount(), shape, labels, false, points, description);
  }

  private static Table table(Bytes bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.data)).toString();
    } catch (CharacterCodingException e) {
      throw new DataFormatException(bytes.file, "is not text in UTF-8");
    }
    int columns = requireRectangle(bytes.file, text);
    Table table;
    try {
      table =
          Table.read()
              .usingOptions(
                  CsvReadOptions.builder(new StringReader(text))
                      .separator(',')
                      .header(true)
                      .maxCharsPerColumn(1 << 16)
                      .maxNumberOfColumns(columns + 1));
    } catch (RuntimeException e) {
      throw new DataFormatException(bytes.file, "is not readable as CSV: " + e.getMessage());
    }
    return table;
  }

  /** The number of columns, the same in every line; quoted commas do not count. */
  private static int requireRectangle(Path file, String text) {
    int line = 1;
    int columns = 1;
    int expected = -1;
    boolean quoted = false;
    int last = text.stripTrailing().length();
    boolean empty = true;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (c == '"') {
        quoted = !quoted;
      }
      if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
        throw new DataFormatException(file, i, "a character that no text has: " + (int) c);
      }
      if (i == text.length() && quoted) {
        throw new DataFormatException(file, i, "ends inside quotes");
      }
      if (c == '\n' && !quoted) {
        if (!empty) {
          expected = expected < 0 ? columns : expected;
          if (columns != expected) {
            throw new DataFormatException(
                file,
                "line %d has %d columns, the first has %d".formatted(line, columns, expected));
          }
        } else if (i < last) {
          throw new DataFormatException(file, "line %d is empty".formatted(line));
        }
        line++;
        columns = 1;
        empty = true;
      } else {
        columns += c == ',' && !quoted ? 1 : 0;
        empty &= c == '\r';
      }
    }
    return Math.max(1, expected);
  }

  private static int firstMissing(Column<?> column) {
    for (int i = 0; i < column.size(); i++) {
      if (column.isMissing(i)) {
        return i;
      }
    }
    return -1;
  }

  private static int[] labels(Path file, Column<?> column, Map<String, String> description) {
    int[] labels = new int[column.size()];
    if (column instanceof NumericColumn<?> numeric) {
      for (int i = 0; i < labels.length; i++) {
        double value = numeric.getDouble(i);
        if (value != (int) value) {
          throw new DataFormatException(
              file, "line %d: label %s is no whole number".formatted(i + 2, value));
        }
        labels[i] = (int) value;
      }
      return labels;
    }
    TreeSet<String> names = new TreeSet<>();
    for (int i = 0; i < labels.length; i++) {
      names.add(column.getString(i));
    }
    List<String> order = new ArrayList<>(names);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = order.indexOf(column.getString(i));
    }
    description.put("class names", String.join(", ", order));
    return labels;
  }
}
