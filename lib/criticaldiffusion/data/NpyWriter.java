package criticaldiffusion.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * NumPy's {@code .npy}, version 1.0, in C order: points as float64 of shape (n, d), (n, h, w) or
 * (n, h, w, c), labels as int32 of shape (n). {@link DataSets#read} gives the same doubles back.
 *
 * <p>What is written is the content of a file; {@code AtomicFile.write(target, temporary ->
 * NpyWriter.points(set, temporary))} makes it appear whole or not at all.
 */
public final class NpyWriter {
  /** Header and prefix together are a multiple of this, so that the numbers are aligned. */
  private static final int ALIGNMENT = 64;

  private NpyWriter() {}

  /**
   * Writes the points of a data set.
   *
   * @throws IOException if the file cannot be written
   */
  public static void points(DataSet set, Path file) throws IOException {
    ImageShape shape = set.shape();
    int n = set.size();
    int[] sizes = {n, shape.height(), shape.width(), shape.channels()};
    if (shape.height() == 1 && shape.channels() == 1) {
      sizes = new int[] {n, shape.width()};
    } else if (shape.channels() == 1) {
      sizes = new int[] {n, shape.height(), shape.width()};
    } else if (ShapeOf.channelsFirst(sizes)) {
      // One row or three of many-channelled pixels would be read as channels first.
      sizes = new int[] {n, set.dimension()};
    }
    ByteBuffer row = ByteBuffer.allocate(8 * set.dimension()).order(ByteOrder.LITTLE_ENDIAN);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(header("<f8", sizes));
      for (int i = 0; i < n; i++) {
        row.asDoubleBuffer().put(set.points().row(i));
        out.write(row.array());
      }
    }
  }

  /**
   * Writes the labels of a data set.
   *
   * @throws IllegalArgumentException if it has none
   * @throws IOException if the file cannot be written
   */
  public static void labels(DataSet set, Path file) throws IOException {
    if (set.labels() == null) {
      throw new IllegalArgumentException("the data set has no labels to write: " + set);
    }
    ByteBuffer numbers = ByteBuffer.allocate(4 * set.size()).order(ByteOrder.LITTLE_ENDIAN);
    numbers.asIntBuffer().put(set.labels());
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(header("<i4", set.size()));
      out.write(numbers.array());
    }
  }

  /** The magic, the version, the length of the dictionary, the dictionary. */
  private static byte[] header(String type, int... sizes) {
    String shape = Arrays.stream(sizes).mapToObj(s -> s + ",").collect(Collectors.joining(" "));
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, shape);
    int length = (10 + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - 10;
    ByteBuffer header = ByteBuffer.allocate(10 + length).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    header.put((byte) 1).put((byte) 0).putShort((short) length);
    header.put(
        (text + " ".repeat(length - text.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
    return header.array();
  }
}
