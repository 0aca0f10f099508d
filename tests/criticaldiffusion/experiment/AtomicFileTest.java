package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileIsReplacedWhole() throws IOException {
    Path file = folder.resolve("deep/er/a.csv");
    AtomicFile.write(file, "old");
    AtomicFile.write(file, "new φ");
    assertEquals("new φ", Files.readString(file));
    assertEquals(List.of("deep"), names());
  }

  @Test
  void anyoneWhoMayReadTheFolderMayReadTheFile() throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), "");
    AtomicFile.write(folder.resolve("a.csv"), "");
    assertEquals(
        Files.getPosixFilePermissions(plain),
        Files.getPosixFilePermissions(folder.resolve("a.csv")));
  }

  @Test
  void aWriteThatFailsHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    AtomicFile.Content breaks =
        temporary -> {
          Files.writeString(temporary, "half");
          throw new IOException("no space left on device");
        };
    var error = assertThrows(IOException.class, () -> AtomicFile.write(file, breaks));
    assertEquals("no space left on device", error.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void theCheckLeavesNoTrace() throws IOException {
    AtomicFile.requireWritable(folder.resolve("not/yet/there"));
    assertEquals(List.of(), names());
  }
}
