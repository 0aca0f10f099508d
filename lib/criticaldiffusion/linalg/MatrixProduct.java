package criticaldiffusion.linalg;

import java.util.Objects;

/**
 * C ← α A B + β C and its transposed forms on batches and windows of batches, in double precision.
 *
 * <p>With β = 0 the old numbers of C are not read. A product of m × k by k × n costs 2 m n k flops
 * and, beyond the batches, up to 24 MB a thread; it runs on the common pool, in blocks, and stops
 * when its thread is interrupted. Numbers that are not finite spread as IEEE arithmetic says.
 *
 * @param engine what carries it out; see {@link MatrixEngine} for what each promises
 */
public record MatrixProduct(MatrixEngine engine) {
  /** A product on the given engine. */
  public MatrixProduct {
    Objects.requireNonNull(engine, "engine");
  }

  /** A product on the engine of this process. */
  public static MatrixProduct current() {
    return new MatrixProduct(MatrixEngine.current());
  }

  /**
   * C ← α A Bᵀ + β C: inner products of the rows of A (m × k) with those of B (n × k), into m × n.
   *
   * @throws IllegalArgumentException if the shapes do not fit or C shares numbers with A or B
   */
  public void timesTransposed(double alpha, Batch a, Batch b, double beta, Batch c) {
    requireEqual("components", a.dimension(), b.dimension());
    requireResult(c, a.size(), b.size(), a, b);
    engine.multiply(alpha, MatrixView.of(a), MatrixView.of(b).transposed(), beta, c);
  }

  /**
   * C ← α A B + β C: sums of the rows of B (k × n) with the weights in the rows of A (m × k).
   *
   * @throws IllegalArgumentException as {@link #timesTransposed}
   */
  public void times(double alpha, Batch a, Batch b, double beta, Batch c) {
    requireEqual("columns and rows", a.dimension(), b.size());
    requireResult(c, a.size(), b.dimension(), a, b);
    engine.multiply(alpha, MatrixView.of(a), MatrixView.of(b), beta, c);
  }

  /**
   * C ← α Aᵀ B + β C: the second moments of the columns of A (k × m) and B (k × n), into m × n.
   *
   * @throws IllegalArgumentException as {@link #timesTransposed}
   */
  public void transposedTimes(double alpha, Batch a, Batch b, double beta, Batch c) {
    requireEqual("rows", a.size(), b.size());
    requireResult(c, a.dimension(), b.dimension(), a, b);
    engine.multiply(alpha, MatrixView.of(a).transposed(), MatrixView.of(b), beta, c);
  }

  /**
   * |x_i − a_j|² = |x_i|² + |a_j|² − 2 x_i·a_j for all pairs, never below 0.
   *
   * <p>The error is about 10⁻¹⁶ √d (|x|² + |a|²): centre the data first if their mean is large
   * against their spread.
   *
   * @param x m points
   * @param a n points of the same dimension
   * @param squaredNorms |a_j|² from {@link #squaredNorms}, so that many x pay for them once
   * @param distances the result, m × n
   * @throws IllegalArgumentException as {@link #timesTransposed}
   */
  public void squaredDistances(Batch x, Batch a, double[] squaredNorms, Batch distances) {
    requireEqual("points and norms", a.size(), squaredNorms.length);
    timesTransposed(-2, x, a, 0, distances);
    double[] own = squaredNorms(x);
    for (int i = 0; i < x.size(); i++) {
      int at = distances.start(i);
      for (int j = 0; j < squaredNorms.length; j++) {
        distances.data()[at + j] =
            Math.max(0, distances.data()[at + j] + (own[i] + squaredNorms[j]));
      }
    }
  }

  /** |x_i|² of every point, summed over the components in their order. */
  public static double[] squaredNorms(Batch x) {
    double[] norms = new double[x.size()];
    for (int i = 0; i < norms.length; i++) {
      double sum = 0;
      for (int j = x.start(i); j < x.start(i) + x.dimension(); j++) {
        sum += x.data()[j] * x.data()[j];
      }
      norms[i] = sum;
    }
    return norms;
  }

  private static void requireEqual(String what, int left, int right) {
    if (left != right) {
      throw new IllegalArgumentException(
          "the factors of a matrix product differ in " + what + ": " + left + " and " + right);
    }
  }

  private static void requireResult(Batch c, int rows, int columns, Batch a, Batch b) {
    if (c.size() != rows || c.dimension() != columns) {
      throw new IllegalArgumentException(
          "the matrix product is %d x %d, its result was to go to %d x %d"
              .formatted(rows, columns, c.size(), c.dimension()));
    }
    if (overlap(c, a) || overlap(c, b)) {
      throw new IllegalArgumentException(
          "the result of a matrix product must not share numbers with a factor");
    }
  }

  private static boolean overlap(Batch a, Batch b) {
    return a.data() == b.data() && a.start(0) < b.start(b.size()) && b.start(0) < a.start(a.size());
  }
}
