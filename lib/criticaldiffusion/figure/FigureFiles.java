package criticaldiffusion.figure;

import criticaldiffusion.experiment.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the files of a picture. */
final class FigureFiles {
  private static final double DOTS_PER_INCH = 300;

  /** Writes the bytes of a file; tests give one that fails as a full disk does. */
  interface Disk {
    void write(Path file, byte[] bytes) throws IOException;
  }

  private FigureFiles() {}

  /** See {@link Picture#write(Path, Map)}. */
  static void write(Picture picture, Path stem, Map<String, ?> provenance) {
    write(picture, stem, provenance, Files::write);
  }

  static void write(Picture picture, Path stem, Map<String, ?> provenance, Disk disk) {
    Path target = checked(stem);
    // Everything is made in memory first, so that a figure that cannot be drawn touches no file.
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(".csv", utf8(FigureData.csv(picture)));
    files.put(".json", utf8(FigureData.json(picture, provenance)));
    Pgfplots source = new Pgfplots(picture, target.getFileName().toString());
    files.put(".dat", utf8(source.data()));
    files.put(".tex", utf8(source.source()));
    files.putAll(images(picture));
    write(target, files, disk);
  }

  /** See {@link Picture#writeImages}. */
  static void writeImages(Picture picture, Path stem) {
    Path target = checked(stem);
    write(target, images(picture), Files::write);
  }

  private static Map<String, byte[]> images(Picture picture) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (Svg.isAvailable()) {
      files.put(".svg", utf8(picture.svg()));
    }
    files.put(".png", Png.encode(picture.image(DOTS_PER_INCH / 72), DOTS_PER_INCH));
    files.put(".pdf", pdf(picture));
    return files;
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

  private static void write(Path target, Map<String, byte[]> files, Disk disk) {
    Path folder = target.getParent();
    Map<Path, AtomicFile.Content> contents = new LinkedHashMap<>();
    files.forEach(
        (ending, bytes) ->
            contents.put(
                folder.resolve(target.getFileName() + ending),
                temporary -> disk.write(temporary, bytes)));
    try {
      AtomicFile.writeAll(contents);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the figure '" + target.getFileName() + "' cannot be written: " + reason(e, folder), e);
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
