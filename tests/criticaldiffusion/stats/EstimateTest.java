package criticaldiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
  @ParameterizedTest
  @CsvSource({
    "0.77534, 0.0011, 0.7753(11)",
    "0.7753, 0.00996, 0.775(10)",
    "0.7753, 0.0996, 0.78(10)",
    "-0.5, 0.012, -0.500(12)",
    "3.14, 0.95, 3.14(95)",
    "3.14159, 0.996, 3.1(1.0)",
    "3.14159, 1.5, 3.1(1.5)",
    "1234.5, 12.3, 1234(12)",
    "12345, 123, 12340(120)",
    "9999999, 12, 9999999(12)",
    "0, 0.02, 0.000(20)",
    "0, 1e-9, 0.0(1.0)e-9",
    "1e-6, 0.1, 0.00(10)",
    "1.2e-6, 1.1e-7, 1.20(11)e-6",
    "0.0001, 1e-5, 0.000100(10)",
    "-1.25e8, 3.3e5, -1.2500(33)e8",
    "5, 0, 5.0(0)",
    "5, NaN, 5.0(NaN)",
    "NaN, 0.1, NaN(0.1)",
  })
  void printsTwoDigitsOfTheError(double mean, double error, String expected) {
    assertEquals(expected, new Estimate(mean, error, 10).toString());
  }

  @Test
  void theErrorOfAMeanIsTheSpreadOverTheRoot() {
    Estimate estimate = Estimate.of(1, 2, 3, 4);
    assertEquals(2.5, estimate.mean());
    assertEquals(Math.sqrt(5.0 / 3 / 4), estimate.error(), 1e-15);
    assertEquals(4, estimate.samples());
    assertTrue(Double.isNaN(Estimate.of(7).error()));
  }

  @Test
  void aFractionIsNeverCertain() {
    assertEquals(Math.sqrt(0.25 * 0.75 / 8), Estimate.ofFraction(2, 8).error(), 1e-16);
    Estimate none = Estimate.ofFraction(0, 9);
    assertEquals(0, none.mean());
    assertEquals(Math.sqrt(0.05 * 0.95 / 9), none.error(), 1e-16);
    assertEquals(none.error(), Estimate.ofFraction(9, 9).error(), 1e-16);
    assertEquals(1, Estimate.ofFraction(9, 9).mean());
  }

  @Test
  void errorsFollowFactorsShiftsAndDifferences() {
    Estimate a = new Estimate(2, 0.3, 100);
    assertEquals(new Estimate(-4, 0.6, 100), a.times(-2));
    assertEquals(new Estimate(2.5, 0.3, 100), a.plus(0.5));
    Estimate difference = a.minus(new Estimate(1, 0.4, 50));
    assertEquals(1, difference.mean());
    assertEquals(0.5, difference.error(), 1e-15);
    assertEquals(50, difference.samples());
    assertEquals(2, a.sigmasFrom(1.4), 1e-14);
    assertEquals(2, a.sigmasFrom(new Estimate(1, 0.4, 50)), 1e-14);
  }

  @Test
  void anExactEqualityIsNoDeviation() {
    assertEquals(0, new Estimate(1, 0, 5).sigmasFrom(1));
    assertEquals(Double.POSITIVE_INFINITY, new Estimate(1, 0, 5).sigmasFrom(0.5));
    assertTrue(Double.isNaN(new Estimate(1, Double.NaN, 1).sigmasFrom(0)));
  }

  @Test
  void badInputIsNamed() {
    refuses("at least 0, was -0.1", () -> new Estimate(1, -0.1, 3));
    refuses("at least 1 sample, had 0", () -> new Estimate(1, 0.1, 0));
    refuses("0 <= k <= n", () -> Estimate.ofFraction(4, 3));
    refuses("0 <= k <= n", () -> Estimate.ofFraction(-1, 3));
    refuses("0 <= k <= n", () -> Estimate.ofFraction(0, 0));
    assertThrows(IllegalStateException.class, Estimate::of);
  }

  private static void refuses(String message, Runnable call) {
    var error = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
