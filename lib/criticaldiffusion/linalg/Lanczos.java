package criticaldiffusion.linalg;

import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import java.util.Arrays;

/**
 * A Q = Q T + β q eᵀ: the largest eigenvalues of a symmetric operator from its products with
 * vectors, by the Lanczos recursion with full reorthogonalisation (Golub and Van Loan, Matrix
 * Computations, §10.1; the bounds are Parlett, The Symmetric Eigenvalue Problem, §13.2).
 *
 * <p>The start vector is Gaussian from a seed of its own, so that equal input gives equal bits. Of
 * several equal eigenvalues one is found. Costs one product with the operator a step, mostly 20 to
 * 100 steps, and as many vectors of memory.
 *
 * @param values the largest eigenvalues that were asked for, or all that the start vector reaches
 * @param bounds for each value, a distance within which a true eigenvalue lies: |A y − θ y|
 * @param vectors the unit eigenvectors, one a row
 * @param steps products with the operator that were taken
 */
public record Lanczos(double[] values, double[] bounds, Batch vectors, int steps) {
  private static final long SEED = 20240228;
  private static final int MOST_STEPS = 500;

  /** The product of a symmetric operator with a vector. */
  @FunctionalInterface
  public interface Operator {
    /** Writes A v into {@code result}. */
    void apply(double[] v, double[] result);
  }

  /**
   * The {@code count} largest eigenvalues of an operator on vectors of {@code dimension} numbers,
   * each to the given relative tolerance of the largest one, or to the bound that is reached after
   * 500 steps.
   *
   * @throws IllegalArgumentException unless 1 ≤ count ≤ dimension and the tolerance is positive
   */
  public static Lanczos of(Operator operator, int dimension, int count, double tolerance) {
    if (count < 1 || count > dimension || !(tolerance > 0)) {
      throw new IllegalArgumentException(
          "need 1 <= count <= dimension and a tolerance > 0, were %d, %d and %s"
              .formatted(count, dimension, tolerance));
    }
    return new Recursion(operator, dimension).run(count, tolerance);
  }

  private static final class Recursion {
    private final Operator operator;
    private final int dimension;
    private final int most;
    private final double[][] basis;
    private final double[] diagonal;
    private final double[] off;

    Recursion(Operator operator, int dimension) {
      this.operator = operator;
      this.dimension = dimension;
      most = Math.min(dimension, MOST_STEPS);
      basis = new double[most + 1][];
      diagonal = new double[most];
      off = new double[most];
    }

    Lanczos run(int count, double tolerance) {
      double[] q = new double[dimension];
      new RandomStreams(SEED).stream(0).fillGaussian(q, 0, dimension);
      scale(q, 1 / Math.sqrt(dot(q, q)));
      double size = 0;
      int look = 4;
      for (int k = 0; k < most; k++) {
        RowBlocks.checkpoint();
        basis[k] = q;
        double[] next = new double[dimension];
        operator.apply(q, next);
        diagonal[k] = dot(q, next);
        orthogonalise(next, k + 1);
        off[k] = Math.sqrt(dot(next, next));
        size = Math.max(size, Math.abs(diagonal[k]) + off[k]);
        // Past this the recursion has used up the space that the start vector reaches.
        boolean ended = off[k] <= 1e-14 * size || k + 1 == most;
        if (ended || (k + 1 >= count && k >= look)) {
          look = k + Math.max(5, k / 8);
          SymmetricEigen ritz = ritz(k + 1);
          if (ended || converged(ritz, k + 1, count, tolerance)) {
            return result(ritz, k + 1, Math.min(count, k + 1));
          }
        }
        scale(next, 1 / off[k]);
        q = next;
      }
      throw new AssertionError("the last step ends the recursion");
    }

    /** Twice is enough: the second pass leaves nothing but rounding. */
    private void orthogonalise(double[] v, int vectors) {
      for (int pass = 0; pass < 2; pass++) {
        for (int k = vectors - 1; k >= 0; k--) {
          add(v, -dot(basis[k], v), basis[k]);
        }
      }
    }

    private SymmetricEigen ritz(int k) {
      double[] t = new double[k * k];
      for (int i = 0; i < k; i++) {
        t[i * k + i] = diagonal[i];
        if (i > 0) {
          t[i * k + i - 1] = t[(i - 1) * k + i] = off[i - 1];
        }
      }
      return SymmetricEigen.of(t, k);
    }

    private double bound(SymmetricEigen ritz, int k, int which) {
      return off[k - 1] * Math.abs(ritz.vectors()[(k - 1) * k + which]);
    }

    private boolean converged(SymmetricEigen ritz, int k, int count, double tolerance) {
      for (int i = 0; i < count; i++) {
        if (!(bound(ritz, k, i) <= tolerance * Math.abs(ritz.values()[0]))) {
          return false;
        }
      }
      return true;
    }

    private Lanczos result(SymmetricEigen ritz, int k, int count) {
      Batch vectors = new Batch(count, dimension);
      double[] bounds = new double[count];
      for (int i = 0; i < count; i++) {
        bounds[i] = bound(ritz, k, i);
        double[] vector = new double[dimension];
        for (int j = 0; j < k; j++) {
          add(vector, ritz.vectors()[j * k + i], basis[j]);
        }
        scale(vector, 1 / Math.sqrt(dot(vector, vector)));
        System.arraycopy(vector, 0, vectors.data(), vectors.start(i), dimension);
      }
      return new Lanczos(Arrays.copyOf(ritz.values(), count), bounds, vectors, k);
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }

    private static void add(double[] to, double factor, double[] v) {
      for (int i = 0; i < to.length; i++) {
        to[i] += factor * v[i];
      }
    }

    private static void scale(double[] v, double factor) {
      for (int i = 0; i < v.length; i++) {
        v[i] *= factor;
      }
    }
  }
}
