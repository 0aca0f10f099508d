package criticaldiffusion.linalg;

import criticaldiffusion.parallel.RowBlocks;
import java.util.Arrays;

/**
 * A = L Q with orthonormal rows of Q and a lower trapezoidal L, block by block in matrix products:
 * each block of rows loses its part in the span so far, twice where much cancels, and is then made
 * orthonormal by two Cholesky factorisations of its own Gram matrix (Yamamoto et al. 2015,
 * "CholeskyQR2"). Blocks that are nearly dependent go row by row.
 */
final class GramSchmidt {
  private static final int BLOCK = 128;

  /**
   * Squared pivots below this share would cost digits that the second factorisation cannot mend.
   */
  private static final double SAFE_PIVOT = 1e-6;

  private final Batch rows;
  private final double least;
  private final MatrixProduct product;
  private final Batch axes;
  private final Batch coordinates;
  private int rank;

  private GramSchmidt(Batch rows, double least, MatrixProduct product) {
    this.rows = rows;
    this.least = least;
    this.product = product;
    int most = Math.min(rows.size(), rows.dimension());
    Memory.require(
        8.0 * most * ((double) rows.size() + rows.dimension()),
        "the basis of the span of %d points in %d dimensions"
            .formatted(rows.size(), rows.dimension()));
    axes = new Batch(most, rows.dimension());
    coordinates = new Batch(rows.size(), most);
  }

  /** A row of which no more than {@code least} is left lies in the span of those before it. */
  static GramSchmidt of(Batch rows, double least, MatrixProduct product) {
    GramSchmidt result = new GramSchmidt(rows, least, product);
    for (int from = 0; from < rows.size(); from += BLOCK) {
      RowBlocks.checkpoint();
      result.addBlock(from, Math.min(rows.size(), from + BLOCK));
    }
    return result;
  }

  /** Q, rank × d. */
  Batch axes() {
    return rank == axes.size() ? axes : axes.rows(0, rank).copy();
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
    boolean small = Arrays.stream(after).anyMatch(square -> square <= least * least);
    if (small || smallest(after, before) < SAFE_PIVOT || !appendTogether(rest, from)) {
      for (int i = 0; i < rest.size(); i++) {
        appendAlone(rest.rows(i, i + 1), from + i);
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
    Batch found = axes.rows(0, rank);
    product.timesTransposed(1, rest, found, 0, part);
    product.times(-1, part, found, 1, rest);
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
  private double[][] cholesky(Batch w) {
    int b = w.size();
    Batch gram = new Batch(b, b);
    product.timesTransposed(1, w, w, 0, gram);
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
  private Batch solved(double[][] l, Batch w) {
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
    product.times(1, inverse, w, 0, result);
    return result;
  }

  /** Makes what is left of one row a new axis, unless it lies in the span but for round-off. */
  private void appendAlone(Batch rest, int row) {
    subtractSpan(rest, row);
    // What rounding leaves grows when a short rest is scaled to length 1; this takes it out.
    subtractSpan(rest, row);
    double left = Math.sqrt(MatrixProduct.squaredNorms(rest)[0]);
    if (rank < axes.size() && left > least) {
      for (int j = 0; j < rest.dimension(); j++) {
        axes.set(rank, j, rest.get(0, j) / left);
      }
      coordinates.set(row, rank, left);
      rank++;
    }
  }
}
