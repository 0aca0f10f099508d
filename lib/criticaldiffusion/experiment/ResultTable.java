package criticaldiffusion.experiment;

import criticaldiffusion.stats.Estimate;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of an experiment: named columns of numbers, counts or texts.
 *
 * <pre>{@code
 * var table = ResultTable.builder().number("t").estimate("phi").number("phi_theory");
 * table.row(1.0, phi, 0.98);
 * ResultTable result = table.build();
 * }</pre>
 *
 * <p>An estimate fills two columns, {@code phi} and {@code phi_error} (1 sigma). Immutable.
 */
public final class ResultTable {
  /** What follows the name of a column in the name of the column of its 1-sigma errors. */
  public static final String ERROR_SUFFIX = "_error";

  /** What the cells of a column are. */
  public enum Kind {
    /** Doubles. */
    NUMBER,
    /** Whole numbers of 64 bits. */
    COUNT,
    /** Strings. */
    TEXT
  }

  private final Map<String, Kind> kinds;
  private final List<String> names;
  private final List<Object[]> cells;
  private final Map<String, Object> about;

  private ResultTable(Map<String, Kind> kinds, List<Object[]> cells, Map<String, Object> about) {
    this.kinds = new LinkedHashMap<>(kinds);
    this.names = List.copyOf(kinds.keySet());
    this.cells = List.copyOf(cells);
    this.about = Collections.unmodifiableMap(new LinkedHashMap<>(about));
  }

  /** A table without columns or rows yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** The names of the columns, in order. */
  public List<String> columns() {
    return names;
  }

  /**
   * What the cells of a column are.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public Kind kind(String column) {
    index(column);
    return kinds.get(column);
  }

  /** The number of rows. */
  public int rows() {
    return cells.size();
  }

  /**
   * A column of numbers or counts, from the first row to the last.
   *
   * @throws IllegalArgumentException if there is no such column, or it holds texts
   */
  public double[] column(String name) {
    int index = index(name);
    if (kinds.get(name) == Kind.TEXT) {
      throw new IllegalArgumentException("the column " + name + " holds texts, not numbers");
    }
    return cells.stream().mapToDouble(row -> ((Number) row[index]).doubleValue()).toArray();
  }

  /**
   * Any column as texts, as the CSV file has them.
   *
   * @throws IllegalArgumentException if there is no such column
   */
  public String[] texts(String name) {
    int index = index(name);
    return cells.stream().map(row -> text(row[index])).toArray(String[]::new);
  }

  /**
   * One cell: a {@link Double}, {@link Long} or {@link String} as the column's kind says.
   *
   * @throws IllegalArgumentException if there is no such column
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Object cell(int row, String column) {
    return cell(row, index(column));
  }

  Object cell(int row, int column) {
    return cells.get(row)[column];
  }

  /**
   * What the run found out beside the numbers and the provenance is to keep, such as the hash of a
   * data file: JSON values by name. The CSV file does not hold it.
   */
  public Map<String, Object> about() {
    return about;
  }

  /** The table as CSV: a header line, then a line a row; the same bytes on any JDK. */
  public String toCsv() {
    return CsvTable.write(this);
  }

  /** A cell as {@link #toCsv()} writes it: a {@link Double}, {@link Long}, Integer or text. */
  public static String csvCell(Object cell) {
    return CsvTable.cell(cell);
  }

  /**
   * The table that {@link #toCsv()} wrote.
   *
   * @throws IllegalArgumentException if the text is no such table; the message names the line
   */
  public static ResultTable fromCsv(String csv) {
    return CsvTable.read(csv);
  }

  /**
   * Reads a CSV file that {@link #toCsv()} wrote.
   *
   * @throws IllegalArgumentException if the file is no such table; the message names file and line
   * @throws IOException if it cannot be read
   */
  public static ResultTable read(Path csv) throws IOException {
    try {
      return fromCsv(Files.readString(csv));
    } catch (IllegalArgumentException | CharacterCodingException damaged) {
      throw new IllegalArgumentException(csv + ": " + damaged.getMessage(), damaged);
    }
  }

  /** The table for a reader: columns aligned, an estimate and its error as {@code 0.7753(11)}. */
  @Override
  public String toString() {
    return PrettyTable.format(this);
  }

  static String text(Object cell) {
    return cell instanceof Double number ? ShortestDecimal.toString(number) : cell.toString();
  }

  private int index(String column) {
    int index = names.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException(
          "no column " + column + "; the columns are " + String.join(", ", names));
    }
    return index;
  }

  /** Takes in columns, then rows. */
  public static final class Builder {
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final List<Boolean> isEstimate = new ArrayList<>();
    private final List<Object[]> cells = new ArrayList<>();
    private final Map<String, Object> about = new LinkedHashMap<>();

    private Builder() {}

    /** A column of doubles. */
    public Builder number(String name) {
      return column(name, Kind.NUMBER, false);
    }

    /** A column of whole numbers. */
    public Builder count(String name) {
      return column(name, Kind.COUNT, false);
    }

    /** A column of texts. */
    public Builder text(String name) {
      return column(name, Kind.TEXT, false);
    }

    /** Two columns of doubles, {@code name} and {@code name_error}, filled by one estimate. */
    public Builder estimate(String name) {
      column(name, Kind.NUMBER, true);
      put(name + ERROR_SUFFIX, Kind.NUMBER);
      return this;
    }

    /**
     * Adds a row with one value for every column declared: a number, a whole number, a text, or an
     * {@link Estimate} (a number stands for an exact one) for an estimate.
     *
     * @throws IllegalArgumentException if the values do not match the columns
     */
    public Builder row(Object... values) {
      if (values.length != isEstimate.size()) {
        throw new IllegalArgumentException(
            "a row needs " + isEstimate.size() + " values, had " + Arrays.toString(values));
      }
      Object[] row = new Object[kinds.size()];
      var columns = kinds.entrySet().iterator();
      int at = 0;
      for (int i = 0; i < values.length; i++) {
        if (isEstimate.get(i)) {
          boolean measured = values[i] instanceof Estimate;
          Estimate estimate = measured ? (Estimate) values[i] : null;
          row[at++] = cell(columns.next(), measured ? estimate.mean() : values[i]);
          row[at++] = cell(columns.next(), measured ? estimate.error() : 0.0);
        } else {
          row[at++] = cell(columns.next(), values[i]);
        }
      }
      cells.add(row);
      return this;
    }

    /** Something for the provenance, {@link ResultTable#about()}. */
    public Builder about(String name, Object value) {
      about.put(name, value);
      return this;
    }

    /** The table. */
    public ResultTable build() {
      return new ResultTable(kinds, cells, about);
    }

    private Builder column(String name, Kind kind, boolean estimate) {
      put(name, kind);
      isEstimate.add(estimate);
      return this;
    }

    private void put(String name, Kind kind) {
      if (!cells.isEmpty()) {
        throw new IllegalStateException("columns come before rows, so not " + name);
      }
      if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
        throw new IllegalArgumentException(
            "a column is named by letters, digits and _, not '" + name + "'");
      }
      if (kinds.putIfAbsent(name, kind) != null) {
        throw new IllegalArgumentException("two columns named " + name);
      }
    }

    private static Object cell(Map.Entry<String, Kind> column, Object value) {
      switch (column.getValue()) {
        case NUMBER:
          if (value instanceof Number number) {
            return number.doubleValue();
          }
          break;
        case COUNT:
          if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
          }
          break;
        default:
          if (value instanceof String) {
            return value;
          }
      }
      throw new IllegalArgumentException(
          "the column " + column.getKey() + " holds " + column.getValue() + ", not " + value);
    }
  }
}
