package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MatrixProduct;
import criticaldiffusion.linalg.Memory;
import java.util.Arrays;

/**
 * A = L Q with orthonormal rows of Q and a lower trapezoidal L, block by block in matrix products:
 * each block of rows loses its part in the span so far, twice where much cancels, and is then made
 * orthonormal by two Cholesky factorisations of its own Gram matrix (Yamamoto et al. 2015,
 * "CholeskyQR2"). Blocks that are nearly dependent go row by row.
 */
final class BlockGramSchmidt {
  private static final int BLOCK = 128;

  /** A row whose part outside the span of the others is below this share of it lies within. */
  private static final double TOLERANCE = 1e-12;

  /**
   * Squared pivots below this share would cost digits that the second factorisation cannot mend.
   */
  private static final double SAFE_PIVOT = 1e-6;

  private final Batch rows;
  private final Batch axes;
  private final Batch coordinates;
  private int rank;

  private BlockGramSchmidt(Batch rows) {
    this.rows = rows;
    int most = Math.min(rows.size(), rows.dimension());
    Memory.require(
        8.0 * most * ((double) rows.size() + rows.dimension()),
        "the basis of the span of %d points in %d dimensions"
            .formatted(rows.size(), rows.dimension()));
    axes = new Batch(most, rows.dimension());
    coordinates = new Batch(rows.size(), most);
  }

  static BlockGramSchmidt of(Batch rows) {
    BlockGramSchmidt result = new BlockGramSchmidt(rows);
    for (int from = 0; from < rows.size(); from += BLOCK) {
      result.addBlock(from, Math.min(rows.size(), from + BLOCK));
    }
    return result;
  }

  int rank() {
    return rank;
  }

  /** Q, rank × d. */
  Batch axes() {
    return axes.rows(0, rank);
  }

  /** L, n × rank. */
  Batch coordinates() {
    if (rank == coordinates.dimension()) {
      return coordinates;
    }
    Batch narrow = new Batch(rows.size(), rank);
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(
          coordinates.data(), coordinates.start(i), narrow.data(), narrow.start(i), rank);
    }
    return narrow;
  }

  private void addBlock(int from, int to) {
    Batch rest = rows.rows(from, to).copy();
    double[] before = MatrixProduct.squaredNorms(rest);
    subtractSpan(rest, from);
    double[] after = MatrixProduct.squaredNorms(rest);
    if (smallest(after, before) < 0.5) {
      subtractSpan(rest, from);
      after = MatrixProduct.squaredNorms(rest);
    }
    if (smallest(after, before) < SAFE_PIVOT || !appendTogether(rest, from)) {
      for (int i = 0; i < rest.size(); i++) {
        appendAlone(rest, i, from + i, Math.sqrt(before[i]));
      }
    }
  }

  private static double smallest(double[] after, double[] before) {
    double smallest = 1;
    for (int i = 0; i < after.length; i++) {
      smallest = Math.min(smallest, before[i] == 0 ? 0 : after[i] / before[i]);
    }
    return smallest;
  }

  /** Takes the part in the span so far out of a block, and adds it to the block's coordinates. */
  private void subtractSpan(Batch rest, int from) {
    if (rank == 0) {
      return;
    }
    Batch part = new Batch(rest.size(), rank);
    MatrixProduct.current().timesTransposed(1, rest, axes(), 0, part);
    MatrixProduct.current().times(-1, part, axes(), 1, rest);
    for (int i = 0; i < rest.size(); i++) {
      for (int j = 0; j < rank; j++) {
        coordinates.data()[coordinates.start(from + i) + j] += part.get(i, j);
      }
    }
  }

  /**
   * Makes a block's rows new axes; false, with nothing changed, if they are too nearly dependent.
   */
  private boolean appendTogether(Batch rest, int from) {
    int b = rest.size();
    if (rank + b > axes.size()) {
      return false;
    }
    double[][] first = cholesky(rest);
    if (first == null) {
      return false;
    }
    Batch nearly = solved(first, rest);
    double[][] second = cholesky(nearly);
    axes.rows(rank, rank + b).copyFrom(solved(second, nearly));
    for (int i = 0; i < b; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = j; k <= i; k++) {
          sum += first[i][k] * second[k][j];
        }
        coordinates.set(from + i, rank + j, sum);
      }
    }
    rank += b;
    return true;
  }

  /** The lower triangular factor of W Wᵀ, or null where a pivot is too small. */
  private static double[][] cholesky(Batch w) {
    int b = w.size();
    Batch gram = new Batch(b, b);
    MatrixProduct.current().timesTransposed(1, w, w, 0, gram);
    double[][] l = new double[b][b];
    for (int i = 0; i < b; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = gram.get(i, j);
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        if (i > j) {
          l[i][j] = sum / l[j][j];
        } else if (sum > SAFE_PIVOT * gram.get(i, i)) {
          l[i][i] = Math.sqrt(sum);
        } else {
          return null;
        }
      }
    }
    return l;
  }

  /** L⁻¹W. */
  private static Batch solved(double[][] l, Batch w) {
    int b = l.length;
    Batch inverse = new Batch(b, b);
    for (int j = 0; j < b; j++) {
      inverse.set(j, j, 1 / l[j][j]);
      for (int i = j + 1; i < b; i++) {
        double sum = 0;
        for (int k = j; k < i; k++) {
          sum -= l[i][k] * inverse.get(k, j);
        }
        inverse.set(i, j, sum / l[i][i]);
      }
    }
    Batch result = new Batch(b, w.dimension());
    MatrixProduct.current().times(1, inverse, w, 0, result);
    return result;
  }

  /** Makes what is left of one row a new axis, unless it lies in the span but for round-off. */
  private void appendAlone(Batch rest, int i, int row, double norm) {
    int d = rest.dimension();
    double[] w = rest.data();
    int at = rest.start(i);
    for (int pass = 0; pass < 2; pass++) {
      for (int k = 0; k < rank; k++) {
        int axis = axes.start(k);
        double c = Dot.product(w, at, axes.data(), axis, d);
        for (int j = 0; j < d; j++) {
          w[at + j] -= c * axes.data()[axis + j];
        }
        coordinates.data()[coordinates.start(row) + k] += c;
      }
    }
    double left = Math.sqrt(Dot.product(w, at, w, at, d));
    if (rank < axes.size() && left > TOLERANCE * norm) {
      System.arraycopy(w, at, axes.data(), axes.start(rank), d);
      double[] axis = axes.data();
      for (int j = axes.start(rank); j < axes.start(rank) + d; j++) {
        axis[j] /= left;
      }
      coordinates.set(row, rank, left);
      rank++;
    } else {
      Arrays.fill(w, at, at + d, 0);
    }
  }
}
