package criticaldiffusion.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the files of a picture: all of them complete, or none. */
final class FigureFiles {
  private static final double DOTS_PER_INCH = 300;

  private FigureFiles() {}

  /** See {@link Picture#write(Path, Map)}. */
  static void write(Picture picture, Path stem, Map<String, ?> provenance) {
    Path target = checked(stem);
    // Everything is made in memory first, so that a figure that cannot be drawn touches no file.
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(".csv", utf8(FigureData.csv(picture)));
    files.put(".json", utf8(FigureData.json(picture, provenance)));
    files.put(".svg", utf8(picture.svg()));
    files.put(".png", Png.encode(picture.image(DOTS_PER_INCH / 72), DOTS_PER_INCH));
    files.put(".pdf", pdf(picture));
    move(target, files);
  }

  private static byte[] pdf(Picture picture) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Pdf.write(picture, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the picture cannot be encoded as PDF", e);
    }
  }

  /** Checks that the stem names a file without an ending of ours, and gives it as a full path. */
  private static Path checked(Path stem) {
    Path name = stem.getFileName();
    if (name == null || name.toString().isBlank() || name.toString().startsWith(".")) {
      throw new IllegalArgumentException("'" + stem + "' does not name a figure");
    }
    if (name.toString().matches("(?i).*\\.(pdf|svg|png|csv|json|tex|dat)")) {
      throw new IllegalArgumentException(
          "give the name of a figure without its ending, not '" + name + "'");
    }
    return stem.toAbsolutePath();
  }

  /** Writes all files under other names beside their places, then moves them there. */
  private static void move(Path target, Map<String, byte[]> files) {
    Path folder = target.getParent();
    Map<Path, Path> written = new LinkedHashMap<>();
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        String name = target.getFileName() + file.getKey();
        if (Files.isDirectory(folder.resolve(name))) {
          throw new IOException("there is a folder named " + name);
        }
        Path temporary = Files.createTempFile(folder, "." + name, ".part");
        written.put(temporary, folder.resolve(name));
        Files.write(temporary, file.getValue());
      }
      for (Map.Entry<Path, Path> file : written.entrySet()) {
        readable(file.getKey());
        Files.move(file.getKey(), file.getValue(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the figure '" + target.getFileName() + "' cannot be written: " + reason(e, folder), e);
    } finally {
      for (Path temporary : written.keySet()) {
        try {
          Files.deleteIfExists(temporary);
        } catch (IOException e) {
          // The first failure is the one to report.
        }
      }
    }
  }

  /** A temporary file is its owner's alone; a finished figure is for everyone. */
  private static void readable(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  private static String reason(IOException e, Path folder) {
    if (e instanceof AccessDeniedException) {
      return "no permission to write in " + folder;
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return folder + " is not a folder";
    }
    return e.getMessage() + " (in " + folder + ")";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
