package criticaldiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianAverageTest {
  private static double sech(double y) {
    return 1 / StrictMath.cosh(y);
  }

  /** E y⁴ = b⁴ + 6b²s + 3s². */
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "0, 1", "-2, 0.3", "5, 40"})
  void aPower(double b, double s) {
    double expected = b * b * b * b + 6 * b * b * s + 3 * s * s;
    double found = GaussianAverage.of(y -> y * y * y * y, b, s);
    assertEquals(expected, found, 1e-13 * Math.max(1, expected));
  }

  /** Where the Gaussian is wide it is flat over the peak: E sech → π e^{−b²/2s}/√(2πs). */
  @ParameterizedTest
  @CsvSource({"0, 1e12", "1e6, 1e12", "3e8, 1e17", "-1e9, 1e18"})
  void aPeakUnderAWideGaussian(double b, double s) {
    double expected = Math.PI / Math.sqrt(2 * Math.PI * s) * Math.exp(-0.5 * b * b / s);
    double found = GaussianAverage.ofLocalised(GaussianAverageTest::sech, b, s);
    assertEquals(expected, found, 1e-8 * expected);
  }

  /** E sech is e^{−b + s/2} · 2 where the peak lies far outside: still all digits. */
  @Test
  void aTailKeepsItsDigits() {
    double found = GaussianAverage.ofLocalised(GaussianAverageTest::sech, 300, 0.5);
    assertEquals(2 * Math.exp(-299.75), found, 1e-13 * found);
  }

  @Test
  void refusesWhatIsNoVarianceOrWouldNotEnd() {
    for (double s : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e17}) {
      assertThrows(IllegalArgumentException.class, () -> GaussianAverage.of(y -> y, 0, s));
    }
    assertThrows(IllegalArgumentException.class, () -> GaussianAverage.of(y -> y, Double.NaN, 1));
  }
}
