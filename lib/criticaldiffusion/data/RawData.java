package criticaldiffusion.data;

import java.util.Map;

/**
 * What a reader found in a file, its numbers not yet turned into doubles: only the points that are
 * kept are ever converted.
 *
 * @param size number of points
 * @param shape of each point
 * @param labels of each point, or null
 * @param wholeNumbers whether the numbers are pixels from 0 to 255
 * @param points gives point i
 * @param description what the file says about itself
 */
record RawData(
    int size,
    ImageShape shape,
    int[] labels,
    boolean wholeNumbers,
    Points points,
    Map<String, String> description) {
  /**
   * Writes point {@code i} into {@code x[from …]}, pixel by pixel with the channels side by side.
   */
  @FunctionalInterface
  interface Points {
    void read(int i, double[] x, int from);
  }

  RawData withLabels(int[] other) {
    return new RawData(size, shape, other, wholeNumbers, points, description);
  }
}
