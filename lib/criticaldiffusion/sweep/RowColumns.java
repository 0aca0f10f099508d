package criticaldiffusion.sweep;

import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.experiment.KeyType;
import criticaldiffusion.experiment.Parameters;
import criticaldiffusion.experiment.ResultTable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** The tables of all rows under each other, behind columns for the keys that the sweep varies. */
final class RowColumns {
  private final SweepPlan plan;
  private final Parameters<?> parameters;
  private final List<String> keys;

  RowColumns(SweepPlan plan, Experiment<?> experiment) {
    this.plan = plan;
    this.parameters = Parameters.of(experiment.defaults());
    this.keys = plan.keys();
  }

  /**
   * Writes the rows as they are.
   *
   * @throws IllegalArgumentException if rows differ in their columns
   */
  void write(SweepMerge.Rows rows, Writer out) throws IOException {
    String header = null;
    for (int row = 0; row < plan.rows(); row++) {
      List<String> lines = lines(rows.csv(row));
      if (header == null) {
        header = lines.get(0);
        List<String> own = List.of(header.split(","));
        if (!keys.isEmpty()) {
          out.write(String.join(",", keyColumns(own)) + ",");
        }
        out.write(header + "\n");
      } else if (!header.equals(lines.get(0))) {
        throw new IllegalArgumentException(
            "row " + row + " has the columns " + lines.get(0) + ", row 0 has " + header);
      }
      String prefix = keyCells(row);
      for (String line : lines.subList(1, lines.size())) {
        out.write(prefix);
        out.write(line);
        out.write('\n');
      }
    }
  }

  /** The names of the key columns; a key that is also a column of the experiment is marked. */
  List<String> keyColumns(List<String> own) {
    return keys.stream().map(key -> own.contains(key) ? key + "_key" : key).toList();
  }

  /** The values of the keys of a row: whole numbers, numbers or texts. */
  List<Object> keyValues(int row) {
    List<String> typed = plan.row(row).values();
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      Object value = parameters.value(keys.get(i), typed.get(i));
      values.add(value instanceof Number ? value : KeyType.format(value));
    }
    return values;
  }

  private String keyCells(int row) {
    StringBuilder cells = new StringBuilder();
    keyValues(row).forEach(value -> cells.append(ResultTable.csvCell(value)).append(','));
    return cells.toString();
  }

  /** A column for values like this one. */
  static void declare(ResultTable.Builder table, String name, Object value) {
    if (value instanceof Double) {
      table.number(name);
    } else if (value instanceof Number) {
      table.count(name);
    } else {
      table.text(name);
    }
  }

  /** The lines of a table; a line feed within quotes ends none. */
  private static List<String> lines(String csv) {
    List<String> lines = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      quoted ^= c == '"';
      if (c == '\n' && !quoted) {
        lines.add(csv.substring(from, i));
        from = i + 1;
      }
    }
    return lines;
  }
}
