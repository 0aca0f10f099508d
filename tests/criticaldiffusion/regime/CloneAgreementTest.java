package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloneAgreementTest {
  private static final CloneAgreement EQUAL = CloneAgreement.EQUAL;

  @Test
  void theNumberAtSpeciation() {
    assertEquals(0.775200245396666, EQUAL.phi(1), 1e-14);
    assertEquals(0.356316360213, EQUAL.entropy(1), 1e-12);
    // dφ/dt = −2 s dφ/ds at σ = 1.
    assertEquals(-0.316555, -2 * EQUAL.slope(1), 5e-7);
  }

  @Test
  void theUniversalTable() {
    for (String[] row : ReferenceTable.rows("phi_universal_table.csv", ",")) {
      double s = Double.parseDouble(row[0]);
      assertEquals(Double.parseDouble(row[2]), EQUAL.phi(s), 2e-14, "phi at " + s);
      double rest = Double.parseDouble(row[3]);
      assertEquals(rest, EQUAL.disagreement(s), 1e-12 * rest, "1 - phi at " + s);
      double entropy = Double.parseDouble(row[4]);
      assertEquals(entropy, EQUAL.entropy(s), 1e-12 * entropy, "entropy at " + s);
      assertEquals(Double.parseDouble(row[5]), EQUAL.mostLikelyRetained(s), 1e-12);
    }
  }

  /** ½(1 + E tanh(s + √s g)) as the definition has it, on a grid of its own. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.03, 0.7, 3, 11, 60})
  void agreesWithItsDefinition(double s) {
    double step = 0.003;
    double sum = 0;
    for (int i = -4200; i <= 4200; i++) {
      double g = i * step;
      sum += Math.exp(-0.5 * g * g) * Math.tanh(s + Math.sqrt(s) * g);
    }
    double mean = sum * step / Math.sqrt(2 * Math.PI);
    assertEquals(0.5 * (1 + mean), EQUAL.phi(s), 1e-13);
  }

  @Test
  void limits() {
    assertEquals(0.5, EQUAL.phi(0));
    assertEquals(Math.log(2), EQUAL.entropy(0), 1e-15);
    double small = 1e-3;
    double series = 0.5 + 0.5 * (small - small * small + 5.0 / 3 * small * small * small);
    assertEquals(series, EQUAL.phi(small), 1e-11);
    // 1 − φ → √(π/8s) e^{−s/2}[1 + O(1/s)], the correction being π²/8s.
    double large = 1200;
    double leading = Math.sqrt(Math.PI / (8 * large)) * Math.exp(-large / 2);
    assertEquals(1 - Math.PI * Math.PI / (8 * large), EQUAL.disagreement(large) / leading, 1e-5);
    assertEquals(1, EQUAL.phi(2217.33));
    assertEquals(0, EQUAL.disagreement(1e6));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.6931471805599453",
    "0.7, 0.6108643020548935",
    "0.05, 0.19851524334587256",
  })
  void theAreaAboveTheCurveIsTheEntropyOfTheWeights(double weight, double entropy) {
    CloneAgreement curve = new CloneAgreement(weight);
    // s = r², so that the integrand is smooth at 0.
    double area = simpson(r -> 2 * r * curve.disagreement(r * r), 0, 14, 2800);
    assertEquals(entropy, area, 1e-10);
    assertEquals(entropy, curve.entropy(0), 1e-14);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.3", "0.5, 4", "0.7, 1", "0.9, 2.5"})
  void slopesAreThoseOfTheFunctions(double weight, double s) {
    CloneAgreement curve = new CloneAgreement(weight);
    double h = 1e-3;
    assertEquals(derivative(curve::phi, s, h), curve.slope(s), 1e-11);
    assertEquals(derivative(curve::entropy, s, h), -curve.disagreement(s), 1e-11);
  }

  @ParameterizedTest
  @CsvSource({
    "0.7, 0.25, 0.657204",
    "0.7, 0.5, 0.716622",
    "0.7, 1, 0.801355",
    "0.7, 2, 0.896709",
    "0.7, 4, 0.969043",
    "0.9, 1, 0.894033",
    "0.7, 0, 0.58",
  })
  void unequalWeights(double weight, double s, double phi) {
    assertEquals(phi, new CloneAgreement(weight).phi(s), 5.1e-7);
    assertEquals(phi, new CloneAgreement(1 - weight).phi(s), 5.1e-7);
  }

  @ParameterizedTest
  @CsvSource({
    "0.6, 0.244029",
    "0.7, 0.603979",
    "0.775, 0.998736",
    "0.8, 1.167985",
    "0.9, 2.227886",
    "0.99, 6.154075",
  })
  void inverse(double phi, double s) {
    assertEquals(s, EQUAL.signalAt(phi), 5.1e-7);
    CloneAgreement unequal = new CloneAgreement(0.65);
    assertEquals(phi, unequal.phi(unequal.signalAt(phi)), 1e-13);
  }

  @Test
  void mostLikelyClassWithWeights() {
    // E max(p, 1−p) is at least the larger weight and at least φ.
    CloneAgreement curve = new CloneAgreement(0.8);
    assertEquals(0.8, curve.mostLikelyRetained(0));
    for (double s : new double[] {0.01, 0.1, 1, 10}) {
      assertTrue(curve.mostLikelyRetained(s) >= Math.max(0.8, curve.phi(s)));
    }
  }

  @Test
  void badInput() {
    for (double weight : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new CloneAgreement(weight));
    }
    for (double s : new double[] {-1e-9, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> EQUAL.phi(s));
      assertThrows(IllegalArgumentException.class, () -> EQUAL.mostLikelyRetained(s));
    }
    for (double phi : new double[] {0.5, 1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> EQUAL.signalAt(phi));
    }
  }

  private static double simpson(DoubleUnaryOperator f, double from, double to, int intervals) {
    double h = (to - from) / intervals;
    double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
    for (int i = 1; i < intervals; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * f.applyAsDouble(from + i * h);
    }
    return sum * h / 3;
  }

  private static double derivative(DoubleUnaryOperator f, double x, double h) {
    double near = (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h);
    double far = (f.applyAsDouble(x + 2 * h) - f.applyAsDouble(x - 2 * h)) / (4 * h);
    return (4 * near - far) / 3;
  }
}
