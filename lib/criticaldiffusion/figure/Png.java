package criticaldiffusion.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * PNG files (ISO/IEC 15948), three bytes a pixel, that state their resolution, so that they are
 * placed at the right size. Less than half the time of Java's own writer, which live plots and
 * sliders would mostly wait for.
 */
final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  /** Of zlib: beyond 3, plots take twice the time for some per cent of the size. */
  private static final int LEVEL = 3;

  private Png() {}

  /**
   * The bytes of a PNG of an image of the type {@code TYPE_INT_RGB}; a resolution of 0 dots per
   * inch is left out.
   */
  static byte[] encode(BufferedImage image, double dotsPerInch) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(image.getWidth()).putInt(image.getHeight());
    header.put((byte) 8).put((byte) 2); // bits a channel; red, green, blue
    chunk(out, "IHDR", header.array(), header.capacity());
    if (dotsPerInch > 0) {
      int perMetre = (int) Math.round(dotsPerInch / 0.0254);
      byte[] resolution = ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).array();
      resolution[8] = 1; // the unit is the metre
      chunk(out, "pHYs", resolution, resolution.length);
    }
    Deflater deflater = new Deflater(LEVEL);
    deflater.setInput(rows(image));
    deflater.finish();
    byte[] packed = new byte[1 << 16];
    while (!deflater.finished()) {
      chunk(out, "IDAT", packed, deflater.deflate(packed));
    }
    deflater.end();
    chunk(out, "IEND", packed, 0);
    return out.toByteArray();
  }

  /** Each row as it is: differences from the row above make antialiased plots larger. */
  private static byte[] rows(BufferedImage image) {
    int width = image.getWidth();
    byte[] rows = new byte[image.getHeight() * (1 + 3 * width)];
    int[] row = new int[width];
    int at = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getDataElements(0, y, width, 1, row);
      rows[at++] = 0;
      for (int pixel : row) {
        rows[at++] = (byte) (pixel >> 16);
        rows[at++] = (byte) (pixel >> 8);
        rows[at++] = (byte) pixel;
      }
    }
    return rows;
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int length) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 check = new CRC32();
    check.update(name);
    check.update(data, 0, length);
    out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
    out.writeBytes(name);
    out.write(data, 0, length);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
  }
}
