package criticaldiffusion.linalg;

import java.util.Arrays;

/**
 * Eigenvalues of the covariance C = Σ_i (x_i − x̄)(x_i − x̄)ᵀ / (n − 1) of n points in d
 * dimensions, largest first. The largest is the Λ of the speciation time t_S = ½ log Λ (Biroli,
 * Bonnaire, de Bortoli and Mézard 2024, Eq. 4).
 *
 * <p>{@link #top} needs products with the data only and never forms the d × d matrix; {@link #full}
 * forms it, or the n × n matrix of inner products when that is the smaller. Both centre the data
 * and run on the portable engine: the same bits on every JDK and any number of threads.
 *
 * @param size number of points n
 * @param dimension number of components d
 * @param trace the sum of all d eigenvalues, which is that of the components' variances
 * @param values the eigenvalues found, largest first
 * @param bounds how far each may be from a true one
 */
public record Spectrum(int size, int dimension, double trace, double[] values, double[] bounds) {
  private static final double TOLERANCE = 1e-10;
  private static final MatrixProduct PRODUCT = new MatrixProduct(MatrixEngine.portable());

  /**
   * The {@code count} largest eigenvalues by {@link Lanczos}, to 10⁻¹⁰ of the largest. Costs 4 n d
   * flops a step and a few dozen steps; fewer than {@code count} are returned when the data span
   * fewer directions.
   *
   * @throws IllegalArgumentException if there are fewer than 2 points, a number is not finite, or
   *     {@code count} is not from 1 to d
   */
  public static Spectrum top(Batch x, int count) {
    double[] mean = mean(x);
    double trace = trace(x, mean);
    Batch v = new Batch(1, x.dimension());
    Batch weights = new Batch(1, x.size());
    Batch image = new Batch(1, x.dimension());
    Lanczos lanczos =
        Lanczos.of(
            (from, to) -> {
              System.arraycopy(from, 0, v.data(), 0, from.length);
              PRODUCT.timesTransposed(1, v, x, 0, weights);
              subtract(weights.data(), dot(mean, from));
              PRODUCT.times(1.0 / (x.size() - 1), weights, x, 0, image);
              double sum = total(weights.data()) / (x.size() - 1);
              for (int j = 0; j < to.length; j++) {
                to[j] = image.data()[j] - sum * mean[j];
              }
            },
            x.dimension(),
            count,
            TOLERANCE);
    return new Spectrum(x.size(), x.dimension(), trace, lanczos.values(), lanczos.bounds());
  }

  /**
   * All min(n, d) eigenvalues that the sample can have (with n ≤ d, the last is 0 since the mean is
   * taken out), by {@link SymmetricEigen}. Costs n d min(n, d) + 4 min(n, d)³/3 flops.
   *
   * @throws IllegalArgumentException as {@link #top}, and if min(n, d) is above 8192, where {@link
   *     #top} is the way
   */
  public static Spectrum full(Batch x) {
    int m = Math.min(x.size(), x.dimension());
    if (m > 8192) {
      throw new IllegalArgumentException(
          "the full spectrum of %d x %d data would need matrices of %.1f GB; ask for its top"
              .formatted(x.size(), x.dimension(), 24e-9 * m * m));
    }
    double[] mean = mean(x);
    Batch centred = x.copy();
    for (int i = 0; i < centred.size(); i++) {
      int at = centred.start(i);
      for (int j = 0; j < mean.length; j++) {
        centred.data()[at + j] -= mean[j];
      }
    }
    Batch matrix = new Batch(m, m);
    double scale = 1.0 / (x.size() - 1);
    if (x.size() < x.dimension()) {
      PRODUCT.timesTransposed(scale, centred, centred, 0, matrix);
    } else {
      PRODUCT.transposedTimes(scale, centred, centred, 0, matrix);
    }
    double[] values = SymmetricEigen.values(matrix.data(), m);
    double[] bounds = new double[m];
    Arrays.fill(bounds, 1e-15 * m * Math.abs(values[0]));
    // Rounding leaves eigenvalues that are 0 a little to either side of it.
    Arrays.setAll(values, k -> Math.max(0, values[k]));
    return new Spectrum(x.size(), x.dimension(), trace(x, mean), values, bounds);
  }

  /** Λ, the largest eigenvalue. */
  public double largest() {
    return values[0];
  }

  /**
   * The law that the eigenvalues would follow if the data were white noise of the same total
   * variance: σ² = trace/d. Λ above its upper edge means structure.
   */
  public MarchenkoPastur whiteNoise() {
    return MarchenkoPastur.of(size, dimension, trace / dimension);
  }

  private static double[] mean(Batch x) {
    if (x.size() < 2) {
      throw new IllegalArgumentException(
          "a covariance needs at least 2 points, there are " + x.size());
    }
    x.requireFinite("data");
    double[] mean = new double[x.dimension()];
    for (int i = 0; i < x.size(); i++) {
      int at = x.start(i);
      for (int j = 0; j < mean.length; j++) {
        mean[j] += x.data()[at + j];
      }
    }
    Arrays.setAll(mean, j -> mean[j] / x.size());
    return mean;
  }

  private static double trace(Batch x, double[] mean) {
    double sum = 0;
    for (int i = 0; i < x.size(); i++) {
      int at = x.start(i);
      for (int j = 0; j < mean.length; j++) {
        double difference = x.data()[at + j] - mean[j];
        sum += difference * difference;
      }
    }
    return sum / (x.size() - 1);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static double total(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static void subtract(double[] values, double shift) {
    for (int i = 0; i < values.length; i++) {
      values[i] -= shift;
    }
  }
}
