package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrthogonalClassesTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-3, 0.5, 2, 9, 40, 200})
  void twoAreOppositeClassesAtHalfTheSignal(double s) {
    double exact = CloneAgreement.EQUAL.disagreement(s / 2);
    assertEquals(exact, new OrthogonalClasses(2).disagreement(s), 1e-12 * exact);
  }

  @ParameterizedTest
  @CsvSource({"2, 1.704, 0.005", "4, 2.561, 0.01", "10, 3.969, 0.02", "100, 8.222, 0.06"})
  void midpoints(int classes, double s, double tolerance) {
    // The references are by Monte Carlo with 4e4 samples: 2 to 3 digits, fewer for more classes.
    assertEquals(s, new OrthogonalClasses(classes).midpoint(), tolerance);
  }

  @ParameterizedTest
  @CsvSource({"2.302585, 0.3701", "4.60517, 0.6084"})
  void tenClasses(double s, double phi) {
    // References by Monte Carlo, ±0.0006: 3 sigma.
    assertEquals(phi, new OrthogonalClasses(10).phi(s), 0.0018);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 100})
  void theAreaIsTwiceTheEntropy(int classes) {
    OrthogonalClasses model = new OrthogonalClasses(classes);
    // s = e^x: the integrand falls like e^x to the left and faster than that to the right.
    double step = 0.25;
    double sum = 0;
    for (int i = -130; i <= 20; i++) {
      double s = Math.exp(i * step);
      sum += s * model.disagreement(s);
    }
    assertEquals(2 * Math.log(classes), sum * step, 1e-11);
    assertEquals(1.0 / classes, model.phi(0), 1e-14);
  }

  @Test
  void badInput() {
    assertThrows(IllegalArgumentException.class, () -> new OrthogonalClasses(1));
    assertThrows(IllegalArgumentException.class, () -> new OrthogonalClasses(3).phi(-1));
    assertThrows(IllegalArgumentException.class, () -> new OrthogonalClasses(3).mixture(2, 1, 1));
  }

  /** 1 − φ_K ≤ ½(K − 1)e^{−s/4} is below every number from s = 3000 on. */
  @Test
  void signalsBeyondAllDoubt() {
    OrthogonalClasses ten = new OrthogonalClasses(10);
    double s = 1500;
    assertTrue(ten.disagreement(s) > 0 && ten.disagreement(s) < 4.5 * Math.exp(-s / 4));
    assertEquals(0, ten.disagreement(1e4));
    assertEquals(1, ten.phi(1e17));
  }
}
