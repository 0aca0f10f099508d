package criticaldiffusion.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;

/**
 * The numbers along an axis, and how XChart sees them.
 *
 * <p>XChart loses the ticks of ranges much smaller than 1, so it is given linear axes in a unit of
 * {@code 10^k} in which the range is between 1 and 10.
 *
 * @param log whether equal ratios are equal lengths
 * @param min number at the beginning of the axis
 * @param max number at its end
 */
record Scale(boolean log, double min, double max) {
  /** Share of the data's range that an axis is longer by, on each side. */
  static final double AROUND = 0.04;

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** The scale around the data, wider by a margin on both sides unless its ends are given. */
  static Scale around(Axis axis, double low, double high, double margin) {
    double a = low;
    double b = high;
    if (axis.log()) {
      double wider = a == b ? 2 : StrictMath.pow(b / a, margin);
      a /= wider;
      b *= wider;
    } else {
      double wider = a == b ? (a == 0 ? 1 : 0.1 * Math.abs(a)) : margin * (b - a);
      a -= wider;
      b += wider;
    }
    double min = axis.min() == null ? a : axis.min();
    double max = axis.max() == null ? b : axis.max();
    if (!(min < max)) { // one end was given, and the data lie beyond it
      if (axis.min() != null) {
        max = axis.log() ? min * 10 : min + 1;
      } else {
        min = axis.log() ? max / 10 : max - 1;
      }
    }
    return new Scale(axis.log(), min, max);
  }

  /** Whether an axis can show the number at all: finite, and positive on a logarithmic axis. */
  static boolean shows(boolean log, double value) {
    return Double.isFinite(value) && (!log || value > 0);
  }

  /** The same beginning with room above: what was the end is this share of the axis below it. */
  Scale longer(double share) {
    if (log) {
      return new Scale(true, min, min * StrictMath.pow(max / min, 1 / (1 - share)));
    }
    return new Scale(false, min, min + (max - min) / (1 - share));
  }

  /** The place of a number: 0 at the beginning of the axis, 1 at its end. */
  double place(double value) {
    if (log) {
      return StrictMath.log(value / min) / StrictMath.log(max / min);
    }
    return (value - min) / (max - min);
  }

  /**
   * Whether the axis has so many decades that nothing between them is marked. XChart is then given
   * a linear axis of exponents; on fewer decades its ticks would not all be whole ones.
   */
  private boolean spansMany() {
    return log && max / min > 1e15;
  }

  /** Whether XChart's own logarithmic axis is used. */
  boolean givenLog() {
    return log && !spansMany();
  }

  /** What XChart is given for a number. */
  double given(double value) {
    return spansMany() ? StrictMath.log10(value) : log ? value : value / unit();
  }

  /** Ends that XChart takes for inside, so that it labels a tick at the very end. */
  double givenMin() {
    return givenLog() ? min * (1 - 1e-9) : given(min) - 1e-9;
  }

  double givenMax() {
    return givenLog() ? max * (1 + 1e-9) : given(max) + 1e-9;
  }

  private double unit() {
    return power(exponent(max - min));
  }

  /** Labels of a linear axis are in units of ten to this power, which its title names. */
  int factor() {
    int order = exponent(Math.max(Math.abs(min), Math.abs(max)));
    return log || order > -4 && order < 5 ? 0 : order;
  }

  /** The title with the unit of the labels. */
  String title(String label) {
    return factor() == 0 ? label : (label + "  [×" + powerOfTen(factor()) + "]").strip();
  }

  /**
   * How XChart writes its tick values.
   *
   * @param most about how many labels there is room for
   */
  Function<Double, String> labels(double most) {
    if (spansMany()) {
      // XChart adds up its steps; and it shows no tick at all if two labels are the same.
      return given -> powerOfTen((int) Math.rint(given));
    }
    if (log) {
      int first = (int) Math.ceil(StrictMath.log10(min) - 1e-9);
      int last = (int) Math.floor(StrictMath.log10(max) + 1e-9);
      int every = 1 + (int) ((last - first) / Math.max(1, most));
      return given -> logarithmic(given, last > first + 1, every);
    }
    // XChart's step is the next of 1, 2, 5 … from the range over the number of labels.
    double step = (max - min) / most;
    int exponent = exponent(step) + (step / power(exponent(step)) > 7.5 ? 1 : 0);
    int decimals = Math.max(0, factor() - exponent);
    return given ->
        minus(
            new BigDecimal(given * unit())
                .scaleByPowerOfTen(-factor())
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString());
  }

  /** Powers of ten, every so many; on less than two decades also 2 and 5 times them. */
  private static String logarithmic(double value, boolean decades, int every) {
    int exponent = exponent(value * (1 + 1e-9));
    long digit = Math.round(value / power(exponent));
    if (digit == 1 && decades) {
      return Math.floorMod(exponent, every) == 0 ? powerOfTen(exponent) : "";
    }
    if (decades || digit != 1 && digit != 2 && digit != 5) {
      return "";
    }
    return Math.abs(exponent) <= 3
        ? BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).toPlainString()
        : digit + "×" + powerOfTen(exponent);
  }

  static String powerOfTen(int exponent) {
    StringBuilder text = new StringBuilder("10");
    for (char c : Integer.toString(exponent).toCharArray()) {
      text.append(c == '-' ? '⁻' : RAISED.charAt(c - '0'));
    }
    return text.toString();
  }

  private static int exponent(double value) {
    return (int) Math.floor(StrictMath.log10(value));
  }

  private static double power(int exponent) {
    return BigDecimal.ONE.scaleByPowerOfTen(exponent).doubleValue();
  }

  private static String minus(String number) {
    return number.replace('-', '−');
  }
}
