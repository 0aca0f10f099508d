package criticaldiffusion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Rows of a file in tests/reference: comment lines and the line of column names left out. */
public final class ReferenceTable {
  private ReferenceTable() {}

  /**
   * The cells of every row.
   *
   * @param separator what stands between two cells
   */
  public static List<String[]> rows(String name, String separator) {
    try {
      return Files.readAllLines(Path.of("tests", "reference", name)).stream()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(separator))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The numbers in a cell, separated by blanks. */
  public static double[] numbers(String cell) {
    return Arrays.stream(cell.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
