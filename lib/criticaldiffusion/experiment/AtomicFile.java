package criticaldiffusion.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Files that are either whole or not there: written beside the target under a temporary name
 * ({@code .NAME.….tmp}), then moved over it in one step.
 */
public final class AtomicFile {
  /** Writes the content of a file to the path it is given. */
  @FunctionalInterface
  public interface Content {
    /** Creates the file. */
    void writeTo(Path temporary) throws IOException;
  }

  private AtomicFile() {}

  /**
   * Writes a file, replacing one of the same name; the folder is made if need be.
   *
   * @throws IOException if it cannot be written; the target is then as it was
   */
  public static void write(Path target, Content content) throws IOException {
    writeAll(Map.of(target, content));
  }

  /**
   * Writes several files, none of which appears before all are written.
   *
   * @throws IOException if one cannot be written; on a full disk all targets are as they were
   */
  public static void writeAll(Map<Path, Content> files) throws IOException {
    Map<Path, Path> targets = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, Content> file : files.entrySet()) {
        Path target = file.getKey();
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = temporary(folder, target.getFileName().toString());
        targets.put(temporary, target);
        file.getValue().writeTo(temporary);
      }
      for (Map.Entry<Path, Path> file : targets.entrySet()) {
        Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      for (Path temporary : targets.keySet()) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /** The same for a text in UTF-8. */
  public static void write(Path target, String text) throws IOException {
    write(target, temporary -> Files.writeString(temporary, text));
  }

  /**
   * Checks, without leaving a trace, that files can be created in a folder, or the folder itself.
   *
   * @throws IllegalArgumentException with one line that names the obstacle
   */
  public static void requireWritable(Path folder) {
    Path existing = folder.toAbsolutePath().normalize();
    while (existing.getParent() != null && Files.notExists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new IllegalArgumentException(
          "the output folder " + folder + " cannot be made: " + existing + " is not a folder");
    }
    try {
      Files.delete(temporary(existing, "writable"));
    } catch (IOException refused) {
      throw new IllegalArgumentException(
          "the output folder "
              + folder
              + " cannot be written: no file can be created in "
              + existing,
          refused);
    }
  }

  private static Path temporary(Path folder, String name) throws IOException {
    // Not Files.createTempFile, which makes files that nobody else may read.
    return Files.createFile(folder.resolve("." + name + "." + UUID.randomUUID() + ".tmp"));
  }
}
