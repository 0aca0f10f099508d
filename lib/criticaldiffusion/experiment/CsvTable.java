package criticaldiffusion.experiment;

import criticaldiffusion.experiment.ResultTable.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tables as CSV (RFC 4180, lines ended by a line feed): a header line, then a line a row. Numbers
 * always have a point, counts never, and a text that looks like either is quoted, so that the kinds
 * of the columns read back as they were.
 */
final class CsvTable {
  private static final Pattern COUNT = Pattern.compile("-?[0-9]{1,19}");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]+\\.[0-9]+(E-?[0-9]+)?|NaN|-?Infinity");
  private static final Pattern PLAIN_TEXT = Pattern.compile("[^\",\\r\\n]+");

  private final String csv;
  private int at;
  private int line = 1;

  private CsvTable(String csv) {
    this.csv = csv;
  }

  static String write(ResultTable table) {
    StringBuilder out = new StringBuilder(String.join(",", table.columns())).append('\n');
    List<String> columns = table.columns();
    for (int row = 0; row < table.rows(); row++) {
      for (int i = 0; i < columns.size(); i++) {
        out.append(i == 0 ? "" : ",").append(cell(table.cell(row, i)));
      }
      out.append('\n');
    }
    return out.toString();
  }

  static String cell(Object cell) {
    return cell instanceof String text ? quoted(text) : ResultTable.text(cell);
  }

  /** Reads what {@link #write} wrote; an exception names the line. */
  static ResultTable read(String csv) {
    CsvTable reader = new CsvTable(csv);
    List<String> header = reader.record();
    List<List<String>> rows = new ArrayList<>();
    while (reader.at < csv.length()) {
      int line = reader.line;
      List<String> row = reader.record();
      if (row.size() != header.size()) {
        throw new IllegalArgumentException(
            "line " + line + " has " + row.size() + " cells, the header " + header.size());
      }
      rows.add(row);
    }
    return build(header, rows);
  }

  private static ResultTable build(List<String> header, List<List<String>> rows) {
    ResultTable.Builder table = ResultTable.builder();
    Kind[] kinds = new Kind[header.size()];
    for (int i = 0; i < kinds.length; i++) {
      int column = i;
      kinds[i] = kind(rows.stream().map(row -> row.get(column)).toList());
      switch (kinds[i]) {
        case NUMBER -> table.number(header.get(i));
        case COUNT -> table.count(header.get(i));
        default -> table.text(header.get(i));
      }
    }
    for (List<String> row : rows) {
      Object[] cells = new Object[kinds.length];
      for (int i = 0; i < kinds.length; i++) {
        String text = row.get(i);
        cells[i] =
            switch (kinds[i]) {
              case NUMBER -> Double.valueOf(text);
              case COUNT -> Long.valueOf(text);
              case TEXT -> text.startsWith("\"") ? text.substring(1) : text;
            };
      }
      table.row(cells);
    }
    return table.build();
  }

  private static Kind kind(List<String> cells) {
    if (!cells.isEmpty() && cells.stream().allMatch(c -> COUNT.matcher(c).matches())) {
      return Kind.COUNT;
    }
    return cells.stream().allMatch(c -> NUMBER.matcher(c).matches()) ? Kind.NUMBER : Kind.TEXT;
  }

  private static String quoted(String text) {
    boolean plain =
        PLAIN_TEXT.matcher(text).matches()
            && !COUNT.matcher(text).matches()
            && !NUMBER.matcher(text).matches();
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The cells of the next line; a quoted one keeps a leading quote, which marks it as text. */
  private List<String> record() {
    List<String> cells = new ArrayList<>();
    do {
      cells.add(at < csv.length() && csv.charAt(at) == '"' ? quotedCell() : plainCell());
    } while (take(','));
    if (!take('\n')) {
      throw new IllegalArgumentException(
          "line " + line + " does not end in a line feed: the file is cut, or not a result table");
    }
    line++;
    return cells;
  }

  private boolean take(char c) {
    boolean here = at < csv.length() && csv.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }

  private String plainCell() {
    int from = at;
    while (at < csv.length() && ",\"\r\n".indexOf(csv.charAt(at)) < 0) {
      at++;
    }
    return csv.substring(from, at);
  }

  private String quotedCell() {
    StringBuilder cell = new StringBuilder("\"");
    at++;
    while (at < csv.length()) {
      char c = csv.charAt(at++);
      if (c == '"' && !take('"')) {
        return cell.toString();
      }
      cell.append(c);
    }
    throw new IllegalArgumentException("line " + line + " has a quote that does not end");
  }
}
