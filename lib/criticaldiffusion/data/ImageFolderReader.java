package criticaldiffusion.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A folder of PNG and JPEG images, its subfolders the classes, numbered in the order of their
 * names. Images are cropped to their middle square and averaged down (or up) to the size asked for.
 */
final class ImageFolderReader {
  private static final long LARGEST_IMAGE = 64_000_000;

  /** Neither format packs more pixels than this into a byte. */
  private static final long PIXELS_PER_BYTE = 8 * 1032;

  private ImageFolderReader() {}

  static RawData read(Path folder, int imageSize, java.util.Set<Integer> classes) {
    List<Path> subfolders = list(folder, Files::isDirectory);
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Path subfolder : subfolders) {
      int label = names.size();
      names.add(String.valueOf(subfolder.getFileName()));
      List<Path> images = list(subfolder, ImageFolderReader::isImage);
      if (images.isEmpty()) {
        throw new DataFormatException(subfolder, "a class without a PNG or JPEG image");
      }
      // Classes that are not asked for are counted, but their images are not opened.
      if (classes == null || classes.contains(label)) {
        files.addAll(images);
        images.forEach(image -> labels.add(label));
      }
    }
    if (subfolders.isEmpty()) {
      files.addAll(list(folder, ImageFolderReader::isImage));
    }
    if (files.isEmpty()) {
      throw new DataFormatException(
          folder,
          subfolders.isEmpty()
              ? "holds no PNG or JPEG image"
              : "holds the classes 0 to %d, none of those asked for".formatted(names.size() - 1));
    }
    List<ScaledImage> images = new ArrayList<>();
    StringBuilder hashes = new StringBuilder();
    int channels = 1;
    for (Path file : files) {
      Bytes bytes = Bytes.read(file);
      String place = folder.relativize(file).toString().replace('\\', '/');
      hashes.append(bytes.hash).append("  ").append(place).append('\n');
      ScaledImage image = ScaledImage.of(decode(bytes), imageSize);
      if (!images.isEmpty() && !image.sameSize(images.get(0))) {
        throw new DataFormatException(
            file,
            "is %s, %s is %s; ask for one image size"
                .formatted(image, files.get(0).getFileName(), images.get(0)));
      }
      channels = Math.max(channels, image.channels());
      images.add(image);
    }
    int colours = channels;
    ImageShape shape = new ImageShape(images.get(0).height(), images.get(0).width(), colours);
    Map<String, String> description = new LinkedHashMap<>();
    description.put("sha256", Sha256.of(hashes.toString().getBytes(StandardCharsets.UTF_8)));
    description.put("format", "folder of images; the hash is of the list of theirs");
    if (imageSize > 0) {
      description.put("images", "middle square, averaged to " + imageSize + " pixels a side");
    }
    if (!names.isEmpty()) {
      description.put("class names", String.join(", ", names));
    }
    int[] classOf =
        subfolders.isEmpty() ? null : labels.stream().mapToInt(Integer::intValue).toArray();
    RawData.Points points = (i, x, from) -> images.get(i).write(colours, x, from);
    return new RawData(files.size(), shape, classOf, true, points, description);
  }

  private static boolean isImage(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
  }

  private static List<Path> list(Path folder, java.util.function.Predicate<Path> wanted) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(wanted)
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + ": cannot be listed: " + e.getMessage(), e);
    }
  }

  /** The image in a file, once its claimed size is one that the file can hold. */
  static BufferedImage decode(Bytes bytes) {
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes.data))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      ImageReader reader = readers.hasNext() ? readers.next() : null;
      String format = reader == null ? "" : reader.getFormatName().toLowerCase(Locale.ROOT);
      if (!format.equals("png") && !format.equals("jpeg")) {
        throw new DataFormatException(bytes.file, 0, "a PNG or JPEG image was expected here");
      }
      try {
        reader.setInput(in, true, true);
        return decode(bytes, reader);
      } catch (IOException | RuntimeException e) {
        if (e instanceof DataFormatException known) {
          throw known;
        }
        throw new DataFormatException(
            bytes.file, in.getStreamPosition(), "the image is damaged here: " + e.getMessage());
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new DataFormatException(bytes.file, 0, "is no readable image: " + e.getMessage());
    }
  }

  private static BufferedImage decode(Bytes bytes, ImageReader reader) throws IOException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > LARGEST_IMAGE || pixels > PIXELS_PER_BYTE * bytes.length()) {
      throw new DataFormatException(
          bytes.file,
          16,
          "claims %d x %d pixels in %d bytes"
              .formatted(reader.getWidth(0), reader.getHeight(0), bytes.length()));
    }
    return reader.read(0);
  }
}
