package criticaldiffusion.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.Test;

class LanczosTest {
  private static Lanczos.Operator diagonal(double[] d) {
    return (v, out) -> {
      for (int i = 0; i < d.length; i++) {
        out[i] = d[i] * v[i];
      }
    };
  }

  @Test
  void aDiagonalOperatorGivesItsEntries() {
    double[] d = new double[400];
    for (int i = 0; i < d.length; i++) {
      d[i] = 10.0 / (1 + i);
    }
    Lanczos found = Lanczos.of(diagonal(d), 400, 3, 1e-12);
    assertArrayEquals(new double[] {10, 5, 10.0 / 3}, found.values(), 1e-11);
    assertTrue(found.steps() < 100, "took " + found.steps() + " steps");
    for (int k = 0; k < 3; k++) {
      assertEquals(1, Math.abs(found.vectors().get(k, k)), 1e-10);
      assertTrue(found.bounds()[k] <= 1e-11);
    }
  }

  /** The bound is a bound also when the recursion is cut short of convergence by its tolerance. */
  @Test
  void theBoundHolds() {
    int d = 200;
    double[] a = new double[d * d];
    var rng = new RandomStreams(1).stream(0);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        a[i * d + j] = a[j * d + i] = rng.nextGaussian();
      }
    }
    double[] exact = SymmetricEigen.values(a, d);
    Lanczos.Operator operator =
        (v, out) -> {
          for (int i = 0; i < d; i++) {
            out[i] = 0;
            for (int j = 0; j < d; j++) {
              out[i] += a[i * d + j] * v[j];
            }
          }
        };
    for (double tolerance : new double[] {0.1, 1e-2, 1e-4}) {
      Lanczos found = Lanczos.of(operator, d, 2, tolerance);
      for (int k = 0; k < 2; k++) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double value : exact) {
          nearest = Math.min(nearest, Math.abs(value - found.values()[k]));
        }
        assertTrue(nearest <= found.bounds()[k]);
        assertTrue(found.bounds()[k] <= tolerance * found.values()[0]);
      }
    }
  }

  /** With three distinct eigenvalues the start vector reaches three directions and no more. */
  @Test
  void itEndsWhenTheSpaceIsUsedUp() {
    double[] d = {5, 5, 5, 2, 2, -1, -1, -1, -1};
    Lanczos found = Lanczos.of(diagonal(d), 9, 4, 1e-12);
    assertArrayEquals(new double[] {5, 2, -1}, found.values(), 1e-13);
    assertEquals(3, found.steps());
  }

  @Test
  void wrongRequestsAreRefused() {
    for (int count : new int[] {0, 4}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Lanczos.of(diagonal(new double[3]), 3, count, 1e-10));
    }
    assertThrows(
        IllegalArgumentException.class, () -> Lanczos.of(diagonal(new double[3]), 3, 1, 0));
  }
}
