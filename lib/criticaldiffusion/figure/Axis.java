package criticaldiffusion.figure;

/**
 * One axis of a figure as it was asked for.
 *
 * @param label "symbol (unit)", or empty
 * @param log whether it is logarithmic
 * @param min its beginning, or null to follow the data
 * @param max its end, or null to follow the data
 */
record Axis(String label, boolean log, Double min, Double max) {
  static final Axis PLAIN = new Axis("", false, null, null);

  Axis {
    if (min != null && log && min <= 0 || max != null && log && max <= 0) {
      throw new IllegalArgumentException(
          "a logarithmic axis needs a positive range, was " + min + " to " + max);
    }
  }

  Axis withLabel(String text) {
    return new Axis(text == null ? "" : text, log, min, max);
  }

  Axis logarithmic() {
    return new Axis(label, true, min, max);
  }

  /** The axis from one number to another; NaN leaves an end to the data. */
  Axis withRange(double from, double to) {
    if (Double.isInfinite(from) || Double.isInfinite(to) || from >= to) {
      throw new IllegalArgumentException(
          "an axis must run from a number to a larger one, was " + from + " to " + to);
    }
    return new Axis(label, log, Double.isNaN(from) ? null : from, Double.isNaN(to) ? null : to);
  }
}
