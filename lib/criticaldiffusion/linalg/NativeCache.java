package criticaldiffusion.linalg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where JavaCPP unpacks native libraries: the folder named by its own property, else one for this
 * user among the temporary files, so that the home folder is left alone.
 */
final class NativeCache {
  static final String PROPERTY = "org.bytedeco.javacpp.cachedir";

  private NativeCache() {}

  /** Sets JavaCPP's property if nobody has. */
  static void prepare() {
    if (System.getProperty(PROPERTY) == null && System.getProperty(PROPERTY + "name") == null) {
      Path parent = Path.of(System.getProperty("java.io.tmpdir"));
      String user = System.getProperty("user.name").replaceAll("\\W", "_");
      try {
        System.setProperty(PROPERTY, folder(parent, "criticaldiffusion-" + user).toString());
      } catch (IOException | UnsupportedOperationException e) {
        // JavaCPP's own choice remains.
        return;
      }
    }
  }

  /**
   * A folder of the given name that only its owner can write to; a fresh one where another user has
   * taken the name, since what lies in it will be run.
   */
  static Path folder(Path parent, String name) throws IOException {
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    if (!parent.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.createDirectories(parent.resolve(name));
    }
    Path folder = parent.resolve(name);
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return Files.createDirectory(folder, mine);
    }
    Path probe = Files.createTempFile("criticaldiffusion", null);
    try {
      Set<PosixFilePermission> rights =
          Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
      boolean own =
          Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe))
              && !rights.contains(PosixFilePermission.GROUP_WRITE)
              && !rights.contains(PosixFilePermission.OTHERS_WRITE);
      return own ? folder : Files.createTempDirectory(parent, name, mine);
    } finally {
      Files.delete(probe);
    }
  }
}
