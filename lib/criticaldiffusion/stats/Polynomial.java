package criticaldiffusion.stats;

/**
 * The polynomial of least χ² through points, by its normal equations in u = (x − centre)/half,
 * which keeps them well conditioned up to the few degrees used here. With as many coefficients as
 * points it interpolates.
 */
final class Polynomial {
  private final double centre;
  private final double half;
  private final double[] coefficients;
  private final double[][] factor;
  private final boolean exact;

  Polynomial(FitPoints points, int degree) {
    int n = points.x().length;
    int terms = degree + 1;
    centre = (points.x()[0] + points.x()[n - 1]) / 2;
    half = (points.x()[n - 1] - points.x()[0]) / 2;
    exact = points.exact();
    double[][] normal = new double[terms][terms];
    double[] right = new double[terms];
    for (int i = 0; i < n; i++) {
      double[] powers = powers(points.x()[i], terms);
      for (int j = 0; j < terms; j++) {
        right[j] += points.weight(i) * powers[j] * points.y()[i];
        for (int k = 0; k < terms; k++) {
          normal[j][k] += points.weight(i) * powers[j] * powers[k];
        }
      }
    }
    factor = cholesky(normal);
    coefficients = backward(forward(right));
  }

  double value(double x) {
    double u = (x - centre) / half;
    double value = 0;
    for (int j = coefficients.length - 1; j >= 0; j--) {
      value = value * u + coefficients[j];
    }
    return value;
  }

  double slope(double x) {
    double u = (x - centre) / half;
    double slope = 0;
    for (int j = coefficients.length - 1; j > 0; j--) {
      slope = slope * u + j * coefficients[j];
    }
    return slope / half;
  }

  /** One sigma of the value at x: √(pᵀ N⁻¹ p) for the normal matrix N = L Lᵀ, thus |L⁻¹ p|. */
  double error(double x) {
    double sum = 0;
    for (double z : forward(powers(x, coefficients.length))) {
      sum += z * z;
    }
    return exact ? 0 : Math.sqrt(sum);
  }

  private double[] powers(double x, int terms) {
    double[] powers = new double[terms];
    powers[0] = 1;
    for (int j = 1; j < terms; j++) {
      powers[j] = powers[j - 1] * ((x - centre) / half);
    }
    return powers;
  }

  private static double[][] cholesky(double[][] matrix) {
    int n = matrix.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        if (i == j && !(sum > 0)) {
          throw new IllegalArgumentException(
              "a polynomial of degree " + (n - 1) + " needs more different x than there are");
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    return lower;
  }

  private double[] forward(double[] right) {
    double[] z = right.clone();
    for (int i = 0; i < z.length; i++) {
      for (int k = 0; k < i; k++) {
        z[i] -= factor[i][k] * z[k];
      }
      z[i] /= factor[i][i];
    }
    return z;
  }

  private double[] backward(double[] right) {
    double[] z = right.clone();
    for (int i = z.length - 1; i >= 0; i--) {
      for (int k = i + 1; k < z.length; k++) {
        z[i] -= factor[k][i] * z[k];
      }
      z[i] /= factor[i][i];
    }
    return z;
  }
}
