package criticaldiffusion.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NumPy's {@code .npy}, versions 1 to 3, C order: the magic, two bytes of version, the length of
 * the header, a Python dictionary of dtype, order and shape, the numbers. Floats of 4 and 8 bytes
 * in either byte order, and unsigned bytes; whole numbers of other types as labels.
 */
final class NpyReader {
  private static final int[] MAGIC = {0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{ *'descr' *: *'([<>|=][a-z]\\d+)' *, *'fortran_order' *: *(True|False) *, *"
              + "'shape' *: *\\(([0-9, ]*)\\) *,? *\\}[ \\n\\x00]*");

  private record Array(String type, int start, int[] sizes, ByteBuffer buffer) {
    double number(long index) {
      int at = (int) (start + index * width(type));
      return switch (type.substring(1)) {
        case "u1", "b1" -> buffer.get(at) & 0xFF;
        case "i1" -> buffer.get(at);
        case "i2" -> buffer.getShort(at);
        case "i4" -> buffer.getInt(at);
        case "i8" -> buffer.getLong(at);
        case "f4" -> buffer.getFloat(at);
        default -> buffer.getDouble(at);
      };
    }
  }

  private NpyReader() {}

  static boolean recognises(Bytes bytes) {
    return bytes.startsWith(MAGIC);
  }

  static RawData read(Bytes bytes) {
    Array array = array(bytes);
    String kind = array.type.substring(1);
    if (!kind.equals("f4") && !kind.equals("f8") && !kind.equals("u1")) {
      throw new DataFormatException(
          bytes.file,
          10,
          "numbers of type '%s'; float32, float64 or uint8 were expected".formatted(array.type));
    }
    int[] sizes = array.sizes;
    boolean first = ShapeOf.channelsFirst(sizes);
    ImageShape shape =
        first ? new ImageShape(sizes[2], sizes[3], sizes[1]) : ShapeOf.point(bytes.file, 10, sizes);
    int d = shape.dimension();
    int channels = shape.channels();
    int pixels = d / channels;
    RawData.Points points =
        (i, x, from) -> {
          for (int j = 0; j < d; j++) {
            int at = first ? j % channels * pixels + j / channels : j;
            x[from + j] = array.number((long) i * d + at);
          }
        };
    String order = first ? "npy, channels first" : "npy";
    return new RawData(sizes[0], shape, null, kind.equals("u1"), points, Map.of("format", order));
  }

  /** The labels of an array of whole numbers in one dimension. */
  static int[] labels(Bytes bytes) {
    Array array = array(bytes);
    if (array.sizes.length != 1 || array.type.charAt(1) == 'f') {
      throw new DataFormatException(
          bytes.file, 10, "labels are whole numbers in one dimension, this holds something else");
    }
    int[] labels = new int[array.sizes[0]];
    for (int i = 0; i < labels.length; i++) {
      double value = array.number(i);
      if (value != (int) value) {
        throw new DataFormatException(
            bytes.file, array.start, "label %d is %.0f, too large".formatted(i, value));
      }
      labels[i] = (int) value;
    }
    return labels;
  }

  private static Array array(Bytes bytes) {
    if (!recognises(bytes)) {
      throw new DataFormatException(bytes.file, 0, "is no npy file: expected \\x93NUMPY");
    }
    bytes.require(6, 4, "a version and the length of the header");
    int version = bytes.unsigned(6);
    if (version < 1 || version > 3 || bytes.unsigned(7) != 0) {
      throw new DataFormatException(
          bytes.file,
          6,
          "npy version %d.%d; 1.0, 2.0 or 3.0 was expected".formatted(version, bytes.unsigned(7)));
    }
    ByteBuffer buffer = bytes.buffer().order(ByteOrder.LITTLE_ENDIAN);
    int from = version == 1 ? 10 : 12;
    bytes.require(6, from - 6, "the length of the header");
    int length = version == 1 ? buffer.getShort(8) & 0xFFFF : buffer.getInt(8);
    if (length < 0 || length > bytes.length() - from) {
      throw new DataFormatException(
          bytes.file, 8, "a header of %d bytes in a file of %d".formatted(length, bytes.length()));
    }
    String text = new String(bytes.data, from, length, StandardCharsets.UTF_8);
    Matcher header = HEADER.matcher(text);
    if (!header.matches()) {
      throw new DataFormatException(
          bytes.file, from, "expected {'descr': …, 'fortran_order': …, 'shape': (…), }");
    }
    if (header.group(2).equals("True")) {
      throw new DataFormatException(
          bytes.file, from, "is in Fortran order; save it with np.ascontiguousarray");
    }
    String type = header.group(1);
    boolean order = type.charAt(0) != '|' || width(type) == 1;
    if (width(type) == 0 || !order) {
      throw new DataFormatException(
          bytes.file,
          from,
          "numbers of type '%s'; float32, float64 or uint8 were expected".formatted(type));
    }
    ByteOrder endian = type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int[] sizes = sizes(bytes, from, header.group(3));
    double expected = width(type);
    for (int size : sizes) {
      expected *= size;
    }
    if (expected != bytes.length() - from - length) {
      throw new DataFormatException(
          bytes.file,
          from,
          "shape (%s) of '%s' needs %.0f bytes, %d follow the header"
              .formatted(header.group(3), type, expected, bytes.length() - from - length));
    }
    return new Array(type, from + length, sizes, bytes.buffer().order(endian));
  }

  private static int[] sizes(Bytes bytes, int at, String shape) {
    String[] parts = shape.strip().isEmpty() ? new String[0] : shape.strip().split(" *, *");
    int[] sizes = new int[parts.length];
    for (int k = 0; k < parts.length; k++) {
      if (!parts[k].matches("\\d{1,9}") || Integer.parseInt(parts[k]) < 1) {
        throw new DataFormatException(
            bytes.file, at, "shape (%s); numbers from 1 on were expected".formatted(shape));
      }
      sizes[k] = Integer.parseInt(parts[k]);
    }
    if (sizes.length == 0) {
      throw new DataFormatException(bytes.file, at, "is a single number, an array was expected");
    }
    return sizes;
  }

  private static int width(String type) {
    return switch (type.substring(1)) {
      case "u1", "i1", "b1" -> 1;
      case "i2" -> 2;
      case "i4", "f4" -> 4;
      case "i8", "f8" -> 8;
      default -> 0;
    };
  }
}
