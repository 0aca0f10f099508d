package criticaldiffusion.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal that reads back as the same double, and among those the closest: the string
 * that {@link Double#toString(double)} gives since Java 19 (Giulietti, "The Schubfach way to render
 * doubles", 2020), made equal on older JDKs, where it may have digits too many (JDK-4511638).
 */
public final class ShortestDecimal {
  /** Every decimal of so many digits is told apart by its nearest normal double. */
  private static final int SAFE_DIGITS = 15;

  private ShortestDecimal() {}

  /** The shortest string that {@link Double#parseDouble} takes back to {@code x}, bit for bit. */
  public static String toString(double x) {
    String text = Double.toString(x);
    if (x == 0 || !Double.isFinite(x)) {
      return text;
    }
    BigDecimal digits = new BigDecimal(text).stripTrailingZeros();
    // Up to 15 digits only one decimal belongs to a normal double, so it is the shortest already.
    if (digits.precision() > SAFE_DIGITS || Math.abs(x) < Double.MIN_NORMAL) {
      digits = shortest(x);
    }
    return format(digits);
  }

  private static BigDecimal shortest(double x) {
    BigDecimal exact = new BigDecimal(x);
    // Two digits are always written (4.9E-324, not 5E-324), so the search starts there.
    int first = Math.abs(x) < Double.MIN_NORMAL ? 2 : SAFE_DIGITS;
    for (int precision = first; precision < 17; precision++) {
      BigDecimal towards = exact.round(new MathContext(precision, RoundingMode.DOWN));
      BigDecimal beyond = towards.add(exact.signum() < 0 ? towards.ulp().negate() : towards.ulp());
      boolean towardsReads = towards.doubleValue() == x;
      boolean beyondReads = beyond.doubleValue() == x;
      if (towardsReads && beyondReads) {
        BigDecimal middle = towards.add(beyond);
        return exact.add(exact).abs().compareTo(middle.abs()) <= 0 ? towards : beyond;
      } else if (towardsReads || beyondReads) {
        // Beside a power of two this may be the farther one: the interval is lopsided there.
        return towardsReads ? towards : beyond;
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }

  /** The layout of {@link Double#toString(double)}: plain from 1e-3 up to 1e7, else scientific. */
  private static String format(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    String digits = stripped.unscaledValue().abs().toString();
    String sign = stripped.signum() < 0 ? "-" : "";
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent >= -3 && exponent < 7) {
      String plain = stripped.abs().toPlainString();
      return sign + plain + (plain.indexOf('.') < 0 ? ".0" : "");
    }
    String fraction = digits.length() == 1 ? "0" : digits.substring(1);
    return sign + digits.charAt(0) + "." + fraction + "E" + exponent;
  }
}
