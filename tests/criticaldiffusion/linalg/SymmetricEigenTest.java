package criticaldiffusion.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {
  @Test
  void aTwoByTwoMatrixIsExact() {
    SymmetricEigen eigen = SymmetricEigen.of(new double[] {2, 1, 1, 2}, 2);
    double r = Math.sqrt(0.5);
    assertArrayEquals(new double[] {3, 1}, eigen.values(), 1e-15);
    assertArrayEquals(new double[] {r, r, r, -r}, eigen.vectors(), 1e-15);
  }

  /** The second difference with fixed ends has λ_k = 2 − 2 cos(kπ/(d + 1)). */
  @Test
  void theLaplacianHasItsKnownSpectrum() {
    int d = 40;
    double[] a = new double[d * d];
    for (int i = 0; i < d; i++) {
      a[i * d + i] = 2;
      if (i > 0) {
        a[i * d + i - 1] = a[(i - 1) * d + i] = -1;
      }
    }
    double[] values = SymmetricEigen.values(a, d);
    for (int k = 0; k < d; k++) {
      assertEquals(2 - 2 * Math.cos((d - k) * Math.PI / (d + 1)), values[k], 1e-13);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 17, 120})
  void vectorsAreOrthonormalAndGiveTheMatrixBack(int d) {
    double[] a = random(d, 11);
    double[] before = a.clone();
    SymmetricEigen eigen = SymmetricEigen.of(a, d);
    assertArrayEquals(before, a);
    assertEquals(d, eigen.dimension());
    double[] v = eigen.vectors();
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double sum = 0;
        double product = 0;
        for (int k = 0; k < d; k++) {
          sum += v[i * d + k] * eigen.values()[k] * v[j * d + k];
          product += v[k * d + i] * v[k * d + j];
        }
        assertEquals(a[i * d + j], sum, 1e-13 * d);
        assertEquals(i == j ? 1 : 0, product, 1e-14 * d);
      }
      assertTrue(i == 0 || eigen.values()[i - 1] >= eigen.values()[i]);
    }
    assertArrayEquals(eigen.values(), SymmetricEigen.values(a, d), 1e-13 * d);
  }

  @Test
  void equalEigenvaluesAndAZeroMatrixAreFine() {
    double[] identity = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    assertArrayEquals(new double[] {1, 1, 1}, SymmetricEigen.of(identity, 3).values());
    assertArrayEquals(new double[3], SymmetricEigen.of(new double[9], 3).values());
  }

  @Test
  void theSignOfAVectorIsFixed() {
    int d = 30;
    double[] v = SymmetricEigen.of(random(d, 12), d).vectors();
    for (int k = 0; k < d; k++) {
      double largest = 0;
      for (int i = 0; i < d; i++) {
        largest = Math.abs(v[i * d + k]) > Math.abs(largest) ? v[i * d + k] : largest;
      }
      assertTrue(largest > 0);
    }
  }

  @Test
  void aWrongMatrixIsNamed() {
    refuses("needs d >= 1 and 4 numbers, got 3", new double[3], 2);
    refuses("needs d >= 1 and 0 numbers, got 0", new double[0], 0);
    refuses("element (1, 0) is NaN", new double[] {1, 2, Double.NaN, 1}, 2);
    refuses("element (1, 0) is 0.5 and (0, 1) is 0.25", new double[] {1, 0.25, 0.5, 1}, 2);
  }

  private static void refuses(String message, double[] a, int d) {
    for (Runnable call :
        new Runnable[] {() -> SymmetricEigen.of(a, d), () -> SymmetricEigen.values(a, d)}) {
      var error = assertThrows(IllegalArgumentException.class, call::run);
      assertTrue(error.getMessage().contains(message), error.getMessage());
    }
  }

  private static double[] random(int d, long seed) {
    double[] a = new double[d * d];
    var rng = new RandomStreams(seed).stream(0);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        a[i * d + j] = a[j * d + i] = rng.nextGaussian();
      }
    }
    return a;
  }
}
