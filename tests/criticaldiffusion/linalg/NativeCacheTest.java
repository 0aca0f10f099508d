package criticaldiffusion.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
  @TempDir Path parent;

  @Test
  void oneFolderIsUsedAgain() throws IOException {
    Path folder = NativeCache.folder(parent, "cache");
    assertEquals(parent.resolve("cache"), folder);
    assertTrue(Files.isDirectory(folder));
    assertEquals(folder, NativeCache.folder(parent, "cache"));
  }

  @Test
  void aFolderThatOthersCanWriteToIsNotTrusted() throws IOException {
    assumeTrue(parent.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path open = Files.createDirectory(parent.resolve("cache"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path folder = NativeCache.folder(parent, "cache");
    assertNotEquals(open, folder);
    assertEquals(
        PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder));
    Files.createSymbolicLink(parent.resolve("link"), folder);
    assertNotEquals(parent.resolve("link"), NativeCache.folder(parent, "link"));
  }
}
