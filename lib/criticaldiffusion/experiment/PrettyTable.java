package criticaldiffusion.experiment;

import criticaldiffusion.experiment.ResultTable.Kind;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table for a terminal: right-aligned columns, errors in brackets, six digits otherwise. */
final class PrettyTable {
  private PrettyTable() {}

  static String format(ResultTable table) {
    List<String[]> columns = new ArrayList<>();
    for (String name : table.columns()) {
      if (!isErrorOf(table, name)) {
        columns.add(column(table, name));
      }
    }
    int[] widths =
        columns.stream()
            .mapToInt(c -> List.of(c).stream().mapToInt(PrettyTable::width).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row <= table.rows(); row++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = columns.get(i)[row];
        line.append(i == 0 ? "" : "  ").append(" ".repeat(widths[i] - width(cell))).append(cell);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** The name of the column, then its cells. */
  private static String[] column(ResultTable table, String name) {
    String[] cells = new String[table.rows() + 1];
    cells[0] = name;
    boolean hasError = isErrorOf(table, name + ResultTable.ERROR_SUFFIX);
    for (int row = 0; row < table.rows(); row++) {
      Object cell = table.cell(row, name);
      if (hasError) {
        double error = (double) table.cell(row, name + ResultTable.ERROR_SUFFIX);
        cells[row + 1] =
            error == 0 ? number((double) cell) : new Estimate((double) cell, error, 1).toString();
      } else {
        cells[row + 1] = cell instanceof Double value ? number(value) : cell.toString();
      }
    }
    return cells;
  }

  /** Whether this column holds the errors of another. */
  private static boolean isErrorOf(ResultTable table, String name) {
    if (!name.endsWith(ResultTable.ERROR_SUFFIX) || !table.columns().contains(name)) {
      return false;
    }
    String value = name.substring(0, name.length() - ResultTable.ERROR_SUFFIX.length());
    return table.columns().contains(value)
        && table.kind(value) == Kind.NUMBER
        && table.kind(name) == Kind.NUMBER;
  }

  private static String number(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return ShortestDecimal.toString(value);
    }
    String shortest = ShortestDecimal.toString(value);
    String sixDigits =
        String.format(
            Locale.ROOT, Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6 ? "%.5e" : "%.6g", value);
    return shortest.length() <= sixDigits.length() ? shortest : sixDigits;
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
