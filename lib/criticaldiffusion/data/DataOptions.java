package criticaldiffusion.data;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is taken from a data file: {@code new DataOptions().withClasses(0, 7).withChannel(0)}. The
 * defaults take all points, all channels, pixels divided by 255, and centre nothing.
 *
 * @param classes labels to keep; null for all
 * @param channel the one channel to keep; −1 for all
 * @param scale factor on every number; NaN for 1/255 on whole-number data and 1 on others
 * @param centred whether the mean of each channel, over all kept points and pixels, is subtracted
 * @param largestSize at most this many points, the first ones of the kept classes in turn; 0 for
 *     all
 * @param imageSize images of a folder are cropped to their middle square and scaled to this many
 *     pixels a side; 0 to keep them as they are, if all are of one size
 * @param labels an npy or IDX file of labels; null to look where the format has them
 */
public record DataOptions(
    Set<Integer> classes,
    int channel,
    double scale,
    boolean centred,
    int largestSize,
    int imageSize,
    Path labels) {
  private static final int LARGEST_IMAGE = 4096;

  /** The defaults. */
  public DataOptions() {
    this(null, -1, Double.NaN, false, 0, 0, null);
  }

  /** Checks each option by itself. */
  public DataOptions {
    if (classes != null && classes.isEmpty()) {
      throw new IllegalArgumentException("classes: at least one class must be kept");
    }
    classes =
        classes == null ? null : java.util.Collections.unmodifiableSet(new TreeSet<>(classes));
    if (channel < -1) {
      throw new IllegalArgumentException("channel must be 0 or more, was " + channel);
    }
    if (Double.isInfinite(scale) || scale == 0) {
      throw new IllegalArgumentException("scale must be finite and not 0, was " + scale);
    }
    if (largestSize < 0) {
      throw new IllegalArgumentException("the number of points must be 0 or more: " + largestSize);
    }
    if (imageSize < 0 || imageSize > LARGEST_IMAGE) {
      throw new IllegalArgumentException(
          "the size of images must be from 1 to " + LARGEST_IMAGE + " pixels: " + imageSize);
    }
  }

  /** These options with the given classes only. */
  public DataOptions withClasses(int... kept) {
    Set<Integer> set = new TreeSet<>();
    for (int label : kept) {
      set.add(label);
    }
    return new DataOptions(set, channel, scale, centred, largestSize, imageSize, labels);
  }

  /** These options with one channel only. */
  public DataOptions withChannel(int kept) {
    if (kept < 0) {
      throw new IllegalArgumentException("channel must be 0 or more, was " + kept);
    }
    return new DataOptions(classes, kept, scale, centred, largestSize, imageSize, labels);
  }

  /** These options with every number multiplied by {@code factor}. */
  public DataOptions withScale(double factor) {
    if (Double.isNaN(factor)) {
      throw new IllegalArgumentException("scale must be a number");
    }
    return new DataOptions(classes, channel, factor, centred, largestSize, imageSize, labels);
  }

  /** These options with the mean of each channel subtracted, or not. */
  public DataOptions withCentring(boolean subtracted) {
    return new DataOptions(classes, channel, scale, subtracted, largestSize, imageSize, labels);
  }

  /** These options with at most {@code most} points. */
  public DataOptions withLargestSize(int most) {
    return new DataOptions(classes, channel, scale, centred, most, imageSize, labels);
  }

  /** These options with images of {@code pixels} × {@code pixels}. */
  public DataOptions withImageSize(int pixels) {
    return new DataOptions(classes, channel, scale, centred, largestSize, pixels, labels);
  }

  /** These options with labels from a file of their own. */
  public DataOptions withLabels(Path file) {
    return new DataOptions(classes, channel, scale, centred, largestSize, imageSize, file);
  }
}
