package criticaldiffusion.regime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Rows of a file in tests/reference: comment lines and the line of column names left out. */
final class ReferenceTable {
  private ReferenceTable() {}

  static List<String[]> rows(String name, String separator) {
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
}
