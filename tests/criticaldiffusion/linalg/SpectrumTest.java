package criticaldiffusion.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectrumTest {
  @ParameterizedTest
  @CsvSource({"500, 40", "60, 200", "50, 50", "2, 7", "3, 1"})
  void lanczosAgreesWithTheFullSpectrum(int size, int dimension) {
    Batch x = twoClasses(size, dimension);
    int count = Math.min(2, Math.min(size - 1, dimension));
    Spectrum top = Spectrum.top(x, count);
    Spectrum full = Spectrum.full(x);
    for (int k = 0; k < count; k++) {
      assertTrue(top.bounds()[k] <= 1e-10 * top.largest());
      assertEquals(full.values()[k], top.values()[k], 1e-12 * full.largest() * dimension);
    }
    assertEquals(full.trace(), Arrays.stream(full.values()).sum(), 1e-12 * full.trace());
  }

  /** Both ways round: through the d × d and through the n × n matrix. */
  @Test
  void theCovarianceIsTheUnbiasedOne() {
    Batch x = Batch.of(new double[][] {{1, 0, 0}, {3, 0, 0}});
    assertArrayEquals(new double[] {2, 0}, Spectrum.full(x).values(), 1e-15);
    assertEquals(2, Spectrum.top(x, 1).largest(), 1e-14);
    x = Batch.of(new double[][] {{1}, {3}, {5}});
    assertArrayEquals(new double[] {4}, Spectrum.full(x).values(), 1e-15);
    assertEquals(4, Spectrum.top(x, 1).largest(), 1e-14);
  }

  /** Λ = |m|² n/(n − 1) + … for two balanced classes at ±m, whatever the mean of all. */
  @Test
  void theTopOfTwoPointsAndAShiftIsExact() {
    int d = 300;
    Batch x = new Batch(10, d);
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < d; j++) {
        x.set(i, j, 7 + (i % 2 == 0 ? 1 : -1));
      }
    }
    Spectrum top = Spectrum.top(x, 1);
    assertEquals(d * 10.0 / 9, top.largest(), 1e-10 * d);
    assertEquals(top.trace(), top.largest(), 1e-10 * d);
  }

  @Test
  void dataWithoutSpreadHaveALargestEigenvalueOfZero() {
    Batch x = new Batch(5, 4);
    Arrays.fill(x.data(), 0.25);
    assertEquals(0, Spectrum.top(x, 2).largest());
    assertEquals(0, Spectrum.full(x).largest());
  }

  @Test
  void equalInputGivesEqualBits() {
    Batch x = twoClasses(80, 90);
    assertArrayEquals(Spectrum.top(x, 3).values(), Spectrum.top(x.copy(), 3).values());
  }

  @Test
  void wrongDataAreNamed() {
    refuses("at least 2 points, there are 1", () -> Spectrum.top(new Batch(1, 3), 1));
    refuses("at least 2 points, there are 0", () -> Spectrum.full(new Batch(0, 3)));
    refuses("need 1 <= count <= dimension", () -> Spectrum.top(new Batch(4, 3), 4));
    Batch x = new Batch(3, 2);
    x.set(1, 1, Double.NaN);
    refuses("point 1, component 1 is NaN", () -> Spectrum.top(x, 1));
    refuses("point 1, component 1 is NaN", () -> Spectrum.full(x));
    refuses("would need matrices of", () -> Spectrum.full(new Batch(8200, 8200)));
  }

  private static Batch twoClasses(int size, int dimension) {
    Batch x = new Batch(size, dimension);
    RandomStream rng = new RandomStreams(5).stream(0);
    rng.fillGaussian(x.data(), 0, x.data().length);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < dimension; j++) {
        x.set(i, j, 3 + (i % 2 == 0 ? 1 : -1) + x.get(i, j) * (j == 0 ? 4 : 1));
      }
    }
    return x;
  }

  private static void refuses(String message, Runnable call) {
    var error = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
