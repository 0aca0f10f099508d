package criticaldiffusion.sweep;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A finished row as it lies in a file: a line that says what it is, then the table as CSV. The line
 * holds the number of bytes and a hash of the table, so that a record that is cut or altered is
 * seen.
 *
 * @param row the index of the row
 * @param plan the hash of the plan it belongs to
 * @param seed the seed of that plan
 * @param version the version of the library that ran it
 * @param commit its commit
 * @param engine its matrix engine
 * @param jdk the Java it ran on
 * @param worker who ran it
 * @param seconds how long it took
 * @param csv the table
 */
record RowRecord(
    int row,
    String plan,
    long seed,
    String version,
    String commit,
    String engine,
    String jdk,
    String worker,
    double seconds,
    String csv) {
  private static final String MAGIC = "#row\t";

  /** The record as bytes. */
  byte[] toBytes() {
    byte[] table = csv.getBytes(StandardCharsets.UTF_8);
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("row", row);
    entries.put("plan", plan);
    entries.put("seed", seed);
    entries.put("version", version);
    entries.put("commit", commit);
    entries.put("engine", engine);
    entries.put("jdk", jdk);
    entries.put("worker", worker);
    entries.put("seconds", seconds);
    entries.put("bytes", table.length);
    entries.put("sha256", PlanFile.hash(table));
    StringBuilder line = new StringBuilder(MAGIC);
    entries.forEach((name, value) -> line.append(name).append('=').append(value).append('\t'));
    line.setCharAt(line.length() - 1, '\n');
    byte[] head = line.toString().getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + table.length);
    System.arraycopy(table, 0, all, head.length, table.length);
    return all;
  }

  /** Who made it, for telling results apart that do not belong together. */
  String maker() {
    return "version " + version + " (" + commit + "), seed " + seed + ", engine " + engine;
  }

  /**
   * The record that starts at a byte.
   *
   * @param end receives, in its first element, the byte after the record
   * @throws IllegalArgumentException if there is no whole record
   */
  static RowRecord parse(byte[] bytes, int from, int[] end) {
    int lineEnd = from;
    while (lineEnd < bytes.length && bytes[lineEnd] != '\n') {
      lineEnd++;
    }
    String line = new String(bytes, from, lineEnd - from, StandardCharsets.UTF_8);
    if (lineEnd == bytes.length || !line.startsWith(MAGIC)) {
      throw new IllegalArgumentException("no record begins at byte " + from);
    }
    Map<String, String> entries = new LinkedHashMap<>();
    for (String word : line.substring(MAGIC.length()).split("\t")) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        entries.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    try {
      int length = Integer.parseInt(entries.get("bytes"));
      if (length < 0 || length > bytes.length - lineEnd - 1) {
        throw new IllegalArgumentException("the record at byte " + from + " is cut");
      }
      byte[] table = Arrays.copyOfRange(bytes, lineEnd + 1, lineEnd + 1 + length);
      if (!PlanFile.hash(table).equals(entries.get("sha256"))) {
        throw new IllegalArgumentException("the record at byte " + from + " was altered");
      }
      end[0] = lineEnd + 1 + length;
      return new RowRecord(
          Integer.parseInt(entries.get("row")),
          entries.get("plan"),
          Long.parseLong(entries.get("seed")),
          entries.get("version"),
          entries.get("commit"),
          entries.get("engine"),
          entries.get("jdk"),
          entries.get("worker"),
          Double.parseDouble(entries.get("seconds")),
          new String(table, StandardCharsets.UTF_8));
    } catch (NumberFormatException | NullPointerException wrong) {
      throw new IllegalArgumentException("the record at byte " + from + " cannot be read", wrong);
    }
  }
}
