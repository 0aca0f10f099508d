package criticaldiffusion.sampler;

import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * 64 events at a time, each with one of four probabilities: uniform deviates are compared with them
 * digit by digit, and 64 digits are one draw. All are decided after 8 draws or so; a probability is
 * exact to 2⁻⁶³.
 */
final class DeviatesBelow {
  private static final int DIGITS = 63;

  /** Binary digits, 0 or −1: the first of all four probabilities, the second, … */
  private final long[] digits = new long[4 * DIGITS];

  /** The four probabilities, of the numbers 0 to 3. */
  DeviatesBelow(IntToDoubleFunction probability) {
    for (int i = 0; i < 4; i++) {
      // A probability of 1 becomes 1 − 2⁻⁶³.
      long scaled = (long) Math.min(probability.applyAsDouble(i) * 0x1p63, Long.MAX_VALUE);
      for (int digit = 0; digit < DIGITS; digit++) {
        digits[4 * digit + i] = -(scaled >>> (DIGITS - 1 - digit) & 1);
      }
    }
  }

  /**
   * The events that happen.
   *
   * @param open which of the 64 are asked for
   * @param first those with the first probability; no event is in two of the four
   */
  long draw(long open, long first, long second, long third, long fourth, RandomGenerator rng) {
    long below = 0;
    for (int i = 0; open != 0 && i < digits.length; i += 4) {
      long digit =
          first & digits[i]
              | second & digits[i + 1]
              | third & digits[i + 2]
              | fourth & digits[i + 3];
      long random = rng.nextLong();
      below |= open & digit & ~random;
      open &= ~(digit ^ random);
    }
    return below;
  }
}
