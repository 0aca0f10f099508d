package criticaldiffusion.sweep;

import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.experiment.ResultTable.Kind;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.Moments;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Replicas of a point averaged, line by line of their tables.
 *
 * <p>An estimate becomes the mean of the replicas, with the error (Σ eᵢ²)^½ / R that follows from
 * their own errors eᵢ. A number without an error that differs between replicas becomes an estimate
 * whose error is the standard error of the R values. What all replicas agree on stays as it is. A
 * last column counts the replicas.
 */
final class ReplicaMean {
  private final SweepPlan plan;
  private final RowColumns columns;

  ReplicaMean(SweepPlan plan, RowColumns columns) {
    this.plan = plan;
    this.columns = columns;
  }

  /**
   * Writes the averages.
   *
   * @throws IllegalArgumentException if replicas differ in shape, or in a text
   */
  void write(SweepMerge.Rows rows, Writer out) throws IOException {
    Set<String> varying = varying(rows);
    for (int point = 0; point < plan.points(); point++) {
      String csv = average(replicas(rows, point), varying, point).toCsv();
      out.write(point == 0 ? csv : csv.substring(csv.indexOf('\n') + 1));
    }
  }

  private List<ResultTable> replicas(SweepMerge.Rows rows, int point) throws IOException {
    List<ResultTable> tables = new ArrayList<>();
    for (int replica = 0; replica < plan.replicas(); replica++) {
      ResultTable table = rows.table(point * plan.replicas() + replica);
      ResultTable first = tables.isEmpty() ? table : tables.get(0);
      if (!table.columns().equals(first.columns()) || table.rows() != first.rows()) {
        throw new IllegalArgumentException(
            "replicas 0 and "
                + replica
                + " of point "
                + point
                + " have tables of different shapes and cannot be averaged");
      }
      tables.add(table);
    }
    return tables;
  }

  /** The numbers without an error that differ between replicas of any point. */
  private Set<String> varying(SweepMerge.Rows rows) throws IOException {
    Set<String> varying = new LinkedHashSet<>();
    List<String> header = null;
    for (int point = 0; point < plan.points(); point++) {
      List<ResultTable> tables = replicas(rows, point);
      ResultTable first = tables.get(0);
      header = header == null ? first.columns() : header;
      if (!header.equals(first.columns())) {
        throw new IllegalArgumentException(
            "point " + point + " has the columns " + first.columns() + ", point 0 has " + header);
      }
      for (String column : header) {
        if (isError(header, column) || hasError(header, column) || varying.contains(column)) {
          continue;
        }
        List<String> texts = List.of(first.texts(column));
        if (tables.stream().anyMatch(table -> !List.of(table.texts(column)).equals(texts))) {
          if (first.kind(column) == Kind.TEXT) {
            throw new IllegalArgumentException(
                "the texts of the column "
                    + column
                    + " differ between replicas of point "
                    + point
                    + " and cannot be averaged");
          }
          varying.add(column);
        }
      }
    }
    return varying;
  }

  private ResultTable average(List<ResultTable> tables, Set<String> varying, int point) {
    ResultTable first = tables.get(0);
    List<String> header = first.columns();
    List<Object> keys = columns.keyValues(point * plan.replicas());
    List<String> keyNames = columns.keyColumns(header);
    var out = ResultTable.builder();
    for (int i = 0; i < keys.size(); i++) {
      RowColumns.declare(out, keyNames.get(i), keys.get(i));
    }
    for (String column : header) {
      if (varying.contains(column) || hasError(header, column)) {
        out.estimate(column);
      } else if (!isError(header, column)) {
        switch (first.kind(column)) {
          case NUMBER -> out.number(column);
          case COUNT -> out.count(column);
          default -> out.text(column);
        }
      }
    }
    out.count("replicas");
    for (int line = 0; line < first.rows(); line++) {
      List<Object> cells = new ArrayList<>(keys);
      for (String column : header) {
        if (varying.contains(column)) {
          cells.add(scatter(tables, column, line));
        } else if (hasError(header, column)) {
          cells.add(mean(tables, column, line));
        } else if (!isError(header, column)) {
          cells.add(first.cell(line, column));
        }
      }
      cells.add(tables.size());
      out.row(cells.toArray());
    }
    return out.build();
  }

  private static Estimate scatter(List<ResultTable> tables, String column, int line) {
    Moments moments = new Moments();
    for (ResultTable table : tables) {
      moments.add(((Number) table.cell(line, column)).doubleValue());
    }
    return moments.estimate();
  }

  private static Estimate mean(List<ResultTable> tables, String column, int line) {
    double sum = 0;
    double squares = 0;
    for (ResultTable table : tables) {
      sum += (double) table.cell(line, column);
      double error = (double) table.cell(line, column + ResultTable.ERROR_SUFFIX);
      squares += error * error;
    }
    int count = tables.size();
    return new Estimate(sum / count, Math.sqrt(squares) / count, count);
  }

  private static boolean hasError(List<String> header, String column) {
    return header.contains(column + ResultTable.ERROR_SUFFIX);
  }

  private static boolean isError(List<String> header, String column) {
    return column.endsWith(ResultTable.ERROR_SUFFIX)
        && header.contains(
            column.substring(0, column.length() - ResultTable.ERROR_SUFFIX.length()));
  }
}
