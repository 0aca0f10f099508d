package criticaldiffusion.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Small valid files of every format, written by the tests themselves from the formats' rules. */
final class SampleFiles {
  private SampleFiles() {}

  /** Pixel (i, j) of image p in an IDX file of unsigned bytes. */
  static int pixel(int p, int i, int j) {
    return (31 * p + 7 * i + 3 * j) % 256;
  }

  static byte[] idxImages(int n, int h, int w) {
    ByteBuffer buffer = ByteBuffer.allocate(16 + n * h * w);
    buffer.putInt(0x00000803).putInt(n).putInt(h).putInt(w);
    for (int p = 0; p < n; p++) {
      for (int i = 0; i < h; i++) {
        for (int j = 0; j < w; j++) {
          buffer.put((byte) pixel(p, i, j));
        }
      }
    }
    return buffer.array();
  }

  static byte[] idxLabels(int... labels) {
    ByteBuffer buffer = ByteBuffer.allocate(8 + labels.length);
    buffer.putInt(0x00000801).putInt(labels.length);
    for (int label : labels) {
      buffer.put((byte) label);
    }
    return buffer.array();
  }

  /** Record p has label p mod 10, and channel c of pixel k is p + 50c + k mod 50. */
  static byte[] cifar(int n) {
    ByteBuffer buffer = ByteBuffer.allocate(n * 3073);
    for (int p = 0; p < n; p++) {
      buffer.put((byte) (p % 10));
      for (int c = 0; c < 3; c++) {
        for (int k = 0; k < 1024; k++) {
          buffer.put((byte) (p + 50 * c + k % 50));
        }
      }
    }
    return buffer.array();
  }

  static byte[] npy(int version, String descr, String shape, byte[] numbers) {
    String header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }";
    int before = version == 1 ? 10 : 12;
    int padded = (before + header.length() + 1 + 63) / 64 * 64 - before;
    ByteBuffer buffer = ByteBuffer.allocate(before + padded + numbers.length);
    buffer.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x93);
    buffer.put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) version).put((byte) 0);
    if (version == 1) {
      buffer.putShort((short) padded);
    } else {
      buffer.putInt(padded);
    }
    String text = header + " ".repeat(padded - header.length() - 1) + "\n";
    return buffer.put(text.getBytes(StandardCharsets.US_ASCII)).put(numbers).array();
  }

  static byte[] doubles(ByteOrder order, double... numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * numbers.length).order(order);
    for (double number : numbers) {
      buffer.putDouble(number);
    }
    return buffer.array();
  }

  static byte[] floats(ByteOrder order, double... numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * numbers.length).order(order);
    for (double number : numbers) {
      buffer.putFloat((float) number);
    }
    return buffer.array();
  }

  static byte[] gzip(byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(data);
    }
    return out.toByteArray();
  }

  /** An image whose pixel (row i, column j) is red 8i, green 8j, blue {@code blue}. */
  static byte[] image(String format, int height, int width, int blue) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        image.setRGB(j, i, (8 * i % 256) << 16 | (8 * j % 256) << 8 | blue);
      }
    }
    return encoded(format, image);
  }

  static byte[] grey(int height, int width, int value) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        image.getRaster().setSample(j, i, 0, value);
      }
    }
    return encoded("png", image);
  }

  private static byte[] encoded(String format, BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(image, format, out)) {
      throw new IOException("no writer for " + format);
    }
    return out.toByteArray();
  }
}
