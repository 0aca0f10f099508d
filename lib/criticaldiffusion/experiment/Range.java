package criticaldiffusion.experiment;

/**
 * The checks that compact constructors of parameter records are made of. Each throws an {@link
 * IllegalArgumentException} with one line: key, range, and the value that was given.
 */
public final class Range {
  private Range() {}

  /** Requires a whole number of at least {@code lowest}. */
  public static void atLeast(String key, long value, long lowest) {
    if (value < lowest) {
      throw new IllegalArgumentException(key + " must be at least " + lowest + ", was " + value);
    }
  }

  /** Requires a whole number in [lowest, highest]. */
  public static void within(String key, long value, long lowest, long highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          key + " must lie from " + lowest + " to " + highest + ", was " + value);
    }
  }

  /** Requires a finite number in [lowest, highest]; NaN lies nowhere. */
  public static void within(String key, double value, double lowest, double highest) {
    if (!(value >= lowest && value <= highest)) {
      throw new IllegalArgumentException(
          key + " must lie from " + lowest + " to " + highest + ", was " + value);
    }
  }

  /** Requires a finite number strictly between two bounds. */
  public static void between(String key, double value, double above, double below) {
    if (!(value > above && value < below)) {
      throw new IllegalArgumentException(
          key + " must lie strictly between " + above + " and " + below + ", was " + value);
    }
  }

  /** Requires a finite number above 0. */
  public static void positive(String key, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(key + " must be a finite number above 0, was " + value);
    }
  }

  /** Requires a finite number of at least 0. */
  public static void notNegative(String key, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          key + " must be a finite number of at least 0, was " + value);
    }
  }

  /** Requires at least one value, all of them finite. */
  public static void finite(String key, double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(key + " must hold at least one number, was empty");
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(key + " must be finite, was " + value);
      }
    }
  }
}
