package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The awkward doubles. The expected texts are literals, so that the test is the same statement on
 * every JDK; those of JDK-4511638 come out longer of Double.toString before Java 19.
 */
class ShortestDecimalTest {
  @ParameterizedTest
  @CsvSource({
    "2.0E-3, 0.002",
    "2e23, 2.0E23",
    "1e23, 1.0E23",
    "8.41e21, 8.41E21",
    "2.2250738585072014E-308, 2.2250738585072014E-308",
    "2.225073858507201E-308, 2.225073858507201E-308",
    "9.007199254740993e15, 9.007199254740992E15",
    "9007199254740991, 9.007199254740991E15",
    "5.684341886080801486968994140625E-14, 5.684341886080802E-14",
    "5.684341886080801E-14, 5.684341886080801E-14",
    "1.7976931348623157E308, 1.7976931348623157E308",
    "4.9E-324, 4.9E-324",
    "1e-323, 9.9E-324",
    "1.5e-323, 1.5E-323",
    "2.0e-322, 2.0E-322",
    "1.0E-5, 1.0E-5",
    "0.001, 0.001",
    "0.0009999999999999998, 9.999999999999998E-4",
    "9999999.999999998, 9999999.999999998",
    "10000000, 1.0E7",
    "-1234.5, -1234.5",
    "100, 100.0",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "0.775200245396666, 0.775200245396666",
    "1.1E-5, 1.1E-5",
    "2.98023223876953125E-8, 2.9802322387695312E-8",
    "-0.0, -0.0",
    "0, 0.0",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void awkwardDoubles(String typed, String expected) {
    double x = Double.parseDouble(typed);
    String text = ShortestDecimal.toString(x);
    assertEquals(expected, text);
    assertEquals(Double.doubleToLongBits(x), Double.doubleToLongBits(Double.parseDouble(text)));
  }

  /** On Java 19 and later Double.toString is the reference; before, only the way back is tested. */
  @Test
  void randomBitsReadBackAndAgreeWithNewJava() {
    boolean reference = Runtime.version().feature() >= 19;
    RandomStream rng = new RandomStreams(1).stream(0);
    for (int i = 0; i < 20_000; i++) {
      double x =
          switch (i % 4) {
            case 0 -> Double.longBitsToDouble(rng.nextLong());
            case 1 -> rng.nextGaussian();
            case 2 ->
                Math.scalb(1 + (rng.nextLong() >>> 62) * 0x1p-52, (int) (rng.nextLong() >> 54));
            default -> Double.longBitsToDouble(rng.nextLong() >>> (12 + i % 50));
          };
      String text = ShortestDecimal.toString(x);
      if (!Double.isNaN(x)) {
        assertEquals(Double.doubleToLongBits(x), Double.doubleToLongBits(Double.parseDouble(text)));
      }
      if (reference) {
        assertEquals(Double.toString(x), text);
      }
    }
  }
}
