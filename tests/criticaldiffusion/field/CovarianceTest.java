package criticaldiffusion.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import contracts.Seeds;
import java.util.random.RandomGenerator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CovarianceTest {
  private static final double[][] MATRIX = {{1.2, 0.4, -0.2}, {0.4, 0.7, 0.1}, {-0.2, 0.1, 0.4}};
  private static final double[] Y = {0.3, -1.1, 0.7};

  /** Against the inverse and the determinant of the matrix itself, by LU. */
  private static void assertIs(double[][] matrix, Covariance covariance) {
    LUDecomposition lu = new LUDecomposition(new Array2DRowRealMatrix(matrix));
    RealMatrix inverse = lu.getSolver().getInverse();
    double[] expected = inverse.operate(Y);
    double[] solved = Y.clone();
    double quadratic = covariance.solve(solved);
    assertArrayEquals(expected, solved, 1e-13);
    double sum = 0;
    for (int i = 0; i < Y.length; i++) {
      sum += Y[i] * expected[i];
    }
    assertEquals(sum, quadratic, 1e-13);
    assertEquals(Math.log(lu.getDeterminant()), covariance.logDeterminant(), 1e-13);
  }

  @Test
  void allKindsSolveLikeTheirMatrices() {
    assertIs(MATRIX, Covariance.of(MATRIX));
    assertIs(new double[][] {{2, 0, 0}, {0, 0.5, 0}, {0, 0, 3}}, Covariance.diagonal(2, 0.5, 3));
    assertIs(new double[][] {{0.3, 0, 0}, {0, 0.3, 0}, {0, 0, 0.3}}, Covariance.isotropic(0.3, 3));
  }

  @Test
  void diffusionScalesAndAdds() {
    double[][] noised = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        noised[i][j] = 0.36 * MATRIX[i][j] + (i == j ? 0.64 : 0);
      }
    }
    assertIs(noised, Covariance.of(MATRIX).diffused(0.6, 0.64));
    assertArrayEquals(
        new double[] {0.36 * 2 + 0.64, 0.36 * 0.5 + 0.64},
        Covariance.diagonal(2, 0.5).diffused(0.6, 0.64).eigenvalues());
  }

  /** Covariances of 20,000 draws within 4.5 σ, var(x_i x_j) = Σ_ii Σ_jj + Σ_ij². */
  @Test
  @Tag("statistical")
  void drawsHaveTheCovariance() {
    int count = 20_000;
    RandomGenerator rng = Seeds.streams("covariance").stream(0);
    Covariance covariance = Covariance.of(MATRIX);
    double[][] sums = new double[3][3];
    for (int n = 0; n < count; n++) {
      double[] x = {9, 0, 0, 0, 9};
      covariance.addDraw(rng, x, 1);
      assertTrue(x[0] == 9 && x[4] == 9);
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          sums[i][j] += x[1 + i] * x[1 + j] / count;
        }
      }
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double variance = MATRIX[i][i] * MATRIX[j][j] + MATRIX[i][j] * MATRIX[i][j];
        assertEquals(MATRIX[i][j], sums[i][j], 4.5 * Math.sqrt(variance / count));
      }
    }
  }

  @Test
  void oneDimensionIsIsotropicInAnyKind() {
    for (Covariance covariance :
        new Covariance[] {
          Covariance.of(new double[][] {{0.7}}),
          Covariance.diagonal(0.7),
          Covariance.isotropic(0.7, 1)
        }) {
      double[] y = {1.4};
      assertEquals(2.8, covariance.solve(y), 1e-15);
      assertEquals(2, y[0], 1e-15);
      assertTrue(covariance.isIsotropic());
      assertEquals(Math.log(0.7), covariance.logDeterminant(), 1e-15);
    }
    assertFalse(Covariance.diagonal(1, 1).isIsotropic());
  }

  @Test
  void whatIsNoCovarianceIsRefused() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      refuses("variance must be positive and finite", () -> Covariance.isotropic(bad, 2));
      refuses("variance 1 must be positive and finite", () -> Covariance.diagonal(1, bad));
    }
    refuses("dimension must be at least 1, was 0", () -> Covariance.isotropic(1, 0));
    refuses("at least one variance", Covariance::diagonal);
    refuses("d >= 1", () -> Covariance.of(new double[0][0]));
    refuses("square", () -> Covariance.of(new double[][] {{1, 0}, {0}}));
    refuses("symmetric", () -> Covariance.of(new double[][] {{1, 0.5}, {0.2, 1}}));
    refuses("finite", () -> Covariance.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}));
    refuses("positive definite", () -> Covariance.of(new double[][] {{1, 2}, {2, 1}}));
    refuses("positive definite", () -> Covariance.of(new double[][] {{1, 1}, {1, 1}}));
    refuses("positive definite", () -> Covariance.of(new double[][] {{0, 0}, {0, 0}}));
    refuses("positive definite", () -> Covariance.of(new double[][] {{-1}}));
  }

  private static void refuses(String message, Runnable call) {
    var error = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
