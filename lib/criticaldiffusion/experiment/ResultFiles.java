package criticaldiffusion.experiment;

import criticaldiffusion.data.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The two files of a result, {@code DIR/NAME.csv} and {@code DIR/NAME.json}.
 *
 * @param folder the folder, made when the files are written
 * @param name their name without the ending
 */
public record ResultFiles(Path folder, String name) {
  /** The table. */
  public Path csv() {
    return folder.resolve(name + ".csv");
  }

  /** The provenance. */
  public Path json() {
    return folder.resolve(name + ".json");
  }

  /**
   * Checks before the work that both files can be written after it.
   *
   * @throws IllegalArgumentException with one line that names the obstacle
   */
  public void requireWritable() {
    AtomicFile.requireWritable(folder);
    for (Path file : new Path[] {csv(), json()}) {
      if (Files.isDirectory(file)) {
        throw new IllegalArgumentException(
            "the output file " + file + " cannot be written: it is a folder");
      }
    }
  }

  /**
   * Writes both files, each whole or not at all. The provenance holds the SHA-256 of the table, so
   * that a pair that does not belong together is seen, and what the table says of itself; it comes
   * first, so that no table is ever without one.
   */
  public void write(ResultTable table, Provenance provenance) throws IOException {
    byte[] csv = table.toCsv().getBytes(StandardCharsets.UTF_8);
    Map<String, Object> entries = new LinkedHashMap<>(provenance.toMap());
    entries.putAll(table.about());
    entries.put("columns", table.columns());
    entries.put("rows", table.rows());
    entries.put("csv_sha256", Sha256.of(csv));
    AtomicFile.write(
        csv(),
        temporary -> {
          Files.write(temporary, csv);
          AtomicFile.write(json(), Json.write(entries));
        });
  }
}
