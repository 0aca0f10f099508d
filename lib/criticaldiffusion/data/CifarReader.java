package criticaldiffusion.data;

import java.util.Map;

/**
 * CIFAR-10 in its binary version: records of one label from 0 to 9 and 3072 bytes, the red, green
 * and blue planes of a 32 × 32 image. There is no header, so the length and the labels are checked.
 */
final class CifarReader {
  private static final int PIXELS = 32 * 32;
  private static final int RECORD = 1 + 3 * PIXELS;

  private CifarReader() {}

  static boolean recognises(Bytes bytes) {
    return bytes.length() > 0 && bytes.length() % RECORD == 0 && firstWrongLabel(bytes) < 0;
  }

  static RawData read(Bytes bytes) {
    if (bytes.length() == 0 || bytes.length() % RECORD != 0) {
      throw new DataFormatException(
          bytes.file,
          bytes.length(),
          "ends here; CIFAR-10 records are of %d bytes each".formatted(RECORD));
    }
    int wrong = firstWrongLabel(bytes);
    if (wrong >= 0) {
      throw new DataFormatException(
          bytes.file, wrong, "a label from 0 to 9 was expected, was " + bytes.unsigned(wrong));
    }
    int size = bytes.length() / RECORD;
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = bytes.unsigned(i * RECORD);
    }
    RawData.Points points =
        (i, x, from) -> {
          int start = i * RECORD + 1;
          for (int j = 0; j < 3 * PIXELS; j++) {
            x[from + j] = bytes.unsigned(start + j % 3 * PIXELS + j / 3);
          }
        };
    return new RawData(
        size, new ImageShape(32, 32, 3), labels, true, points, Map.of("format", "CIFAR-10"));
  }

  private static int firstWrongLabel(Bytes bytes) {
    for (int at = 0; at < bytes.length(); at += RECORD) {
      if (bytes.unsigned(at) > 9) {
        return at;
      }
    }
    return -1;
  }
}
