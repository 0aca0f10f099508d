package criticaldiffusion.notebook;

import criticaldiffusion.experiment.AtomicFile;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.experiment.ResultTable.Kind;
import criticaldiffusion.experiment.ShortestDecimal;
import criticaldiffusion.stats.Estimate;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.io.csv.CsvReadOptions;

/**
 * Results as tablesaw tables, from and to CSV, and as they are shown: a column {@code phi} with its
 * 1σ errors in {@code phi_error} becomes one column of {@code 0.7753(11)}.
 */
public final class Tables {
  /** A table of more rows is cut in the middle when it is shown. */
  private static final int MOST_ROWS = 20;

  private static final int ROWS_AT_THE_END = 5;

  private Tables() {}

  /** The result of an experiment as a table. */
  public static Table of(ResultTable result) {
    Table table = Table.create();
    for (String name : result.columns()) {
      if (result.kind(name) == Kind.TEXT) {
        table.addColumns(StringColumn.create(name, result.texts(name)));
      } else if (result.kind(name) == Kind.COUNT) {
        LongColumn counts = LongColumn.create(name);
        for (int row = 0; row < result.rows(); row++) {
          counts.append((Long) result.cell(row, name));
        }
        table.addColumns(counts);
      } else {
        table.addColumns(DoubleColumn.create(name, result.column(name)));
      }
    }
    return table;
  }

  /**
   * Reads a table; the types of the columns are found from their cells.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static Table read(Path csv) {
    try {
      String name = csv.getFileName().toString();
      String text = Files.readString(csv);
      return Table.read()
          .usingOptions(CsvReadOptions.builder(new StringReader(text)).tableName(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the table " + csv + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Writes a table as CSV, numbers such that they read back exactly, by the same bytes on every
   * JDK. The file appears complete or not at all.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void write(Table table, Path csv) {
    Table written = Table.create();
    for (Column<?> column : table.columns()) {
      written.addColumns(column instanceof DoubleColumn numbers ? decimals(numbers) : column);
    }
    StringWriter text = new StringWriter();
    written.write().csv(text);
    try {
      AtomicFile.write(csv, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the table " + csv + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static StringColumn decimals(DoubleColumn numbers) {
    StringColumn texts = StringColumn.create(numbers.name());
    for (int row = 0; row < numbers.size(); row++) {
      texts.append(numbers.isMissing(row) ? "" : ShortestDecimal.toString(numbers.getDouble(row)));
    }
    return texts;
  }

  /** The table as HTML and as text. */
  static Map<String, Object> bundle(Table table) {
    List<String> names = new ArrayList<>();
    List<List<String>> columns = new ArrayList<>();
    List<Boolean> numbers = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      String name = column.name();
      String errors = name + ResultTable.ERROR_SUFFIX;
      if (name.endsWith(ResultTable.ERROR_SUFFIX)
          && table.containsColumn(valueName(name))
          && isNumber(table.column(valueName(name)))) {
        continue; // stands in the brackets of its values
      }
      boolean pair = table.containsColumn(errors) && isNumber(column);
      names.add(name);
      numbers.add(isNumber(column));
      List<String> cells = new ArrayList<>();
      for (int row = 0; row < table.rowCount(); row++) {
        cells.add(pair ? estimate(table, name, row) : cell(column, row));
      }
      columns.add(cells);
    }
    List<Integer> rows = rows(table.rowCount());
    String size = table.rowCount() + " rows";
    boolean cut = rows.contains(-1);
    return Bundles.html(
        html(names, columns, numbers, rows) + (cut ? "<small>" + size + "</small>" : ""),
        text(names, columns, rows) + (cut ? size : ""));
  }

  private static String valueName(String errorName) {
    return errorName.substring(0, errorName.length() - ResultTable.ERROR_SUFFIX.length());
  }

  private static boolean isNumber(Column<?> column) {
    return column instanceof NumericColumn<?>;
  }

  private static String estimate(Table table, String name, int row) {
    double value = table.numberColumn(name).getDouble(row);
    double error = table.numberColumn(name + ResultTable.ERROR_SUFFIX).getDouble(row);
    return error >= 0 ? new Estimate(value, error, 1).toString() : number(value);
  }

  private static String cell(Column<?> column, int row) {
    if (column.isMissing(row)) {
      return "";
    }
    return column instanceof DoubleColumn numbers
        ? number(numbers.getDouble(row))
        : column.getString(row);
  }

  /** Six digits are enough to look at. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return ShortestDecimal.toString(
        new BigDecimal(value).round(new MathContext(6, RoundingMode.HALF_EVEN)).doubleValue());
  }

  /** The rows to show; −1 stands for those left out. */
  private static List<Integer> rows(int count) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      if (count <= MOST_ROWS
          || row < MOST_ROWS - ROWS_AT_THE_END
          || row >= count - ROWS_AT_THE_END) {
        rows.add(row);
      } else if (!rows.contains(-1)) {
        rows.add(-1);
      }
    }
    return rows;
  }

  private static String html(
      List<String> names, List<List<String>> columns, List<Boolean> numbers, List<Integer> rows) {
    StringBuilder html = new StringBuilder("<table><thead><tr>");
    names.forEach(name -> html.append("<th>").append(Bundles.escape(name)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (int row : rows) {
      html.append("<tr>");
      for (int i = 0; i < columns.size(); i++) {
        html.append(numbers.get(i) ? "<td style=\"text-align:right\">" : "<td>");
        html.append(row < 0 ? "…" : Bundles.escape(columns.get(i).get(row))).append("</td>");
      }
      html.append("</tr>");
    }
    return html.append("</tbody></table>").toString();
  }

  private static String text(List<String> names, List<List<String>> columns, List<Integer> rows) {
    StringBuilder text = new StringBuilder();
    for (int line = -1; line < rows.size(); line++) {
      for (int i = 0; i < columns.size(); i++) {
        List<String> column = columns.get(i);
        int width = names.get(i).length();
        for (int row : rows) {
          width = Math.max(width, row < 0 ? 1 : column.get(row).length());
        }
        int row = line < 0 ? 0 : rows.get(line);
        String cell = line < 0 ? names.get(i) : row < 0 ? "…" : column.get(row);
        text.append(i == 0 ? "" : "  ").append(" ".repeat(width - cell.length())).append(cell);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
