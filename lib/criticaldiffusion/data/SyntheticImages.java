package criticaldiffusion.data;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Grey images that the project draws itself, from 0 to 1, so that every result can be made without
 * a download: digits from strokes, and striped textures in two classes.
 *
 * <p>Image i is a function of (seed, i) alone: the first 100 of 1000 are those of 100. Classes come
 * in turn, so any number of images is balanced to one. The same bits on every JDK.
 */
public final class SyntheticImages {
  private static final int LARGEST = 256;

  private SyntheticImages() {}

  /**
   * Digits drawn with a round pen and moved by a random affine map: turned by ±0.2 rad, sheared by
   * ±0.2, scaled by 0.8 to 1.05, shifted by ±5 % of the image; the pen is 7 to 11 % wide.
   *
   * @param size pixels a side, 8 to 256
   * @param count number of images n
   * @param seed of the jitter
   * @param digits the classes, which are also the labels
   * @throws IllegalArgumentException for a size, count or digit out of range, or no digit
   */
  public static DataSet digits(int size, int count, long seed, int... digits) {
    if (digits.length == 0) {
      throw new IllegalArgumentException("at least one digit is needed");
    }
    List<List<Strokes.Segment>> strokes = Arrays.stream(digits).mapToObj(Strokes::digit).toList();
    return draw(
        "drawn digits " + Arrays.toString(digits),
        size,
        count,
        new RandomStreams(seed).child("digits"),
        seed,
        digits,
        (label, rng, x, from) -> digit(strokes.get(label), rng, size, x, from));
  }

  /**
   * Stripes of some five periods a side under a soft window, class 0 leaning to the right and class
   * 1 to the left: ½ + ½ A w(r) cos(k·r + φ) + 0.03 z, with directions 45° ± 10° and 135° ± 10°,
   * phases within ±1 rad, so that the classes differ in their mean, and contrasts A from 0.5 to 1.
   *
   * @param size pixels a side, 8 to 256
   * @param count number of images n
   * @param seed of the jitter
   * @throws IllegalArgumentException for a size or count out of range
   */
  public static DataSet textures(int size, int count, long seed) {
    return draw(
        "drawn textures",
        size,
        count,
        new RandomStreams(seed).child("textures"),
        seed,
        new int[] {0, 1},
        (label, rng, x, from) -> texture(label, rng, size, x, from));
  }

  @FunctionalInterface
  private interface Painter {
    void paint(int which, RandomStream rng, double[] x, int from);
  }

  private static DataSet draw(
      String what,
      int size,
      int count,
      RandomStreams streams,
      long seed,
      int[] classes,
      Painter painter) {
    if (size < 8 || size > LARGEST) {
      throw new IllegalArgumentException(
          "images are drawn with 8 to %d pixels a side, not %d".formatted(LARGEST, size));
    }
    if (count < 1) {
      throw new IllegalArgumentException("at least one image must be drawn, not " + count);
    }
    Batch points = new Batch(count, size * size);
    int[] labels = new int[count];
    RowBlocks.run(
        count,
        16,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            labels[i] = classes[i % classes.length];
            painter.paint(i % classes.length, streams.stream(i), points.data(), points.start(i));
          }
        });
    Map<String, String> description = new LinkedHashMap<>();
    description.put("data", what);
    description.put("seed", Long.toString(seed));
    description.put("points", Integer.toString(count));
    description.put("shape", new ImageShape(size, size, 1).toString());
    description.put("scale", "from 0 to 1");
    description.put("centring", "none");
    return new DataSet(points, labels, new ImageShape(size, size, 1), description, List.of());
  }

  private static void digit(
      List<Strokes.Segment> strokes, RandomStream rng, int size, double[] x, int from) {
    double angle = uniform(rng, -0.2, 0.2);
    double shear = uniform(rng, -0.2, 0.2);
    double wide = uniform(rng, 0.8, 1.05) * 0.8;
    double high = uniform(rng, 0.8, 1.05) * 0.8;
    double right = uniform(rng, -0.1, 0.1);
    double down = uniform(rng, -0.1, 0.1);
    double pen = uniform(rng, 0.07, 0.11);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    List<Strokes.Segment> moved =
        strokes.stream()
            .map(
                s -> {
                  double[] a = moved(s.x0(), s.y0(), cos, sin, shear, wide, high);
                  double[] b = moved(s.x1(), s.y1(), cos, sin, shear, wide, high);
                  return new Strokes.Segment(a[0] + right, a[1] + down, b[0] + right, b[1] + down);
                })
            .toList();
    double pixel = 2.0 / size;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Strokes.Segment segment : moved) {
          nearest =
              Math.min(
                  nearest, segment.squaredDistance((j + 0.5) * pixel - 1, (i + 0.5) * pixel - 1));
        }
        // The edge of the pen falls over one pixel.
        double ink = (pen - Math.sqrt(nearest)) / pixel + 0.5;
        x[from + i * size + j] = Math.max(0, Math.min(1, ink));
      }
    }
  }

  private static double[] moved(
      double x, double y, double cos, double sin, double shear, double wide, double high) {
    double u = wide * (x + shear * y);
    double v = high * y;
    return new double[] {cos * u - sin * v, sin * u + cos * v};
  }

  private static void texture(int label, RandomStream rng, int size, double[] x, int from) {
    double angle = Math.PI * (label == 0 ? 0.25 : 0.75) + uniform(rng, -0.17, 0.17);
    double wave = 2 * Math.PI * uniform(rng, 4.5, 5.5) / 2;
    double phase = uniform(rng, -1, 1);
    double contrast = uniform(rng, 0.5, 1);
    double kx = wave * StrictMath.cos(angle);
    double ky = wave * StrictMath.sin(angle);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double u = (2 * j + 1.0) / size - 1;
        double v = (2 * i + 1.0) / size - 1;
        double window = StrictMath.exp(-(u * u + v * v));
        double stripes = contrast * window * StrictMath.cos(kx * u + ky * v + phase);
        double value = 0.5 + 0.5 * stripes + 0.03 * rng.nextGaussian();
        x[from + i * size + j] = Math.max(0, Math.min(1, value));
      }
    }
  }

  private static double uniform(RandomStream rng, double from, double to) {
    return from + (to - from) * rng.nextDouble();
  }
}
