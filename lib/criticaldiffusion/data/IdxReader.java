package criticaldiffusion.data;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * IDX, the format of MNIST: two zero bytes, a type, the number of dimensions, the dimensions as
 * big-endian 32-bit numbers, the numbers. Labels are looked for in the file of the same name with
 * {@code images-idx3} replaced by {@code labels-idx1}.
 */
final class IdxReader {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int SIGNED_BYTE = 0x09;
  private static final int SHORT = 0x0B;
  private static final int INT = 0x0C;
  private static final int FLOAT = 0x0D;
  private static final int DOUBLE = 0x0E;

  private IdxReader() {}

  static boolean recognises(Bytes bytes) {
    return bytes.length() >= 4
        && bytes.startsWith(0, 0)
        && width(bytes.unsigned(2)) > 0
        && bytes.unsigned(3) >= 1
        && bytes.unsigned(3) <= 4;
  }

  static RawData read(Bytes bytes) {
    int[] sizes = header(bytes);
    if (sizes.length == 1) {
      throw new DataFormatException(
          bytes.file, 3, "holds labels (one dimension); points were expected");
    }
    ImageShape shape = ShapeOf.point(bytes.file, 4, sizes);
    int type = bytes.unsigned(2);
    int start = 4 + 4 * sizes.length;
    int d = shape.dimension();
    RawData.Points points =
        (i, x, from) -> {
          for (int j = 0; j < d; j++) {
            x[from + j] = number(bytes.buffer(), type, start, (long) i * d + j);
          }
        };
    Map<String, String> description = Map.of("format", "IDX");
    boolean pixels = type == UNSIGNED_BYTE;
    return new RawData(
        sizes[0], shape, siblingLabels(bytes.file, sizes[0]), pixels, points, description);
  }

  /** The labels of an IDX file of one dimension. */
  static int[] labels(Bytes bytes) {
    int[] sizes = header(bytes);
    int type = bytes.unsigned(2);
    if (sizes.length != 1 || type == FLOAT || type == DOUBLE) {
      throw new DataFormatException(
          bytes.file, 2, "labels are whole numbers in one dimension, this holds something else");
    }
    int[] labels = new int[sizes[0]];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (int) number(bytes.buffer(), type, 8, i);
    }
    return labels;
  }

  /** The dimensions, once the file is known to be exactly as long as they say. */
  private static int[] header(Bytes bytes) {
    bytes.require(0, 4, "an IDX header");
    if (!recognises(bytes)) {
      throw new DataFormatException(
          bytes.file,
          0,
          "is no IDX file: expected 0, 0, a type from 8 to 14, and 1 to 4 dimensions");
    }
    int rank = bytes.unsigned(3);
    bytes.require(4, 4 * rank, rank + " dimensions of four bytes");
    int[] sizes = new int[rank];
    double count = 1;
    for (int k = 0; k < rank; k++) {
      sizes[k] = bytes.buffer().getInt(4 + 4 * k);
      if (sizes[k] < 1) {
        throw new DataFormatException(
            bytes.file,
            4 + 4 * k,
            "dimension %d is %d; at least 1 was expected".formatted(k, sizes[k]));
      }
      count *= sizes[k];
    }
    double expected = 4 + 4 * rank + count * width(bytes.unsigned(2));
    if (expected != bytes.length()) {
      throw new DataFormatException(
          bytes.file,
          4,
          "the dimensions ask for %.0f bytes, the file has %d".formatted(expected, bytes.length()));
    }
    return sizes;
  }

  private static int[] siblingLabels(Path images, int size) {
    Path name = images.getFileName();
    String text = name == null ? "" : name.toString();
    String other = text.replaceFirst("images([-.])idx\\d", "labels$1idx1");
    if (other.equals(text)) {
      return null;
    }
    for (String candidate : new String[] {other, other + ".gz", other.replaceFirst("\\.gz$", "")}) {
      Path file = images.resolveSibling(candidate);
      if (Files.isRegularFile(file)) {
        int[] labels = labels(Bytes.read(file));
        if (labels.length != size) {
          throw new DataFormatException(
              file, 4, "%d labels for %d points".formatted(labels.length, size));
        }
        return labels;
      }
    }
    return null;
  }

  private static int width(int type) {
    return switch (type) {
      case UNSIGNED_BYTE, SIGNED_BYTE -> 1;
      case SHORT -> 2;
      case INT, FLOAT -> 4;
      case DOUBLE -> 8;
      default -> 0;
    };
  }

  private static double number(ByteBuffer buffer, int type, int start, long index) {
    int at = (int) (start + index * width(type));
    return switch (type) {
      case UNSIGNED_BYTE -> buffer.get(at) & 0xFF;
      case SIGNED_BYTE -> buffer.get(at);
      case SHORT -> buffer.getShort(at);
      case INT -> buffer.getInt(at);
      case FLOAT -> buffer.getFloat(at);
      default -> buffer.getDouble(at);
    };
  }
}
