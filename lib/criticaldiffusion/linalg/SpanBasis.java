package criticaldiffusion.linalg;

import criticaldiffusion.parallel.RowBlocks;
import java.util.Objects;

/**
 * An orthonormal basis of the span of given points, x = Σ_k c_k e_k with c_k = e_k·x: the space in
 * which a reduced simulation lives exactly (the means of an isotropic mixture, or n data points in
 * d > n dimensions).
 *
 * <p>Built by Gram–Schmidt in blocks with two passes, so the basis is orthonormal to about 10⁻¹⁵
 * whatever the condition of the points. A point enters the basis if what is left of it after the
 * points before it exceeds 10⁻¹² of the longest point; duplicates and zeros do not. Point i has
 * coordinates in the first i + 1 basis vectors only. Costs 4 n d r flops for n points of rank r.
 */
public final class SpanBasis {
  /** What is left of a point, in units of the longest one, below which it is in the span. */
  private static final double RANK_TOLERANCE = 1e-12;

  private static final int BLOCK = 16;

  private final Batch vectors;
  private final MatrixProduct product;

  private SpanBasis(Batch vectors, MatrixProduct product) {
    this.vectors = vectors;
    this.product = product;
  }

  /**
   * The basis of the span of the rows of {@code points}, on the engine of this process.
   *
   * @throws IllegalArgumentException if there is no point, all are 0, or a number is not finite
   */
  public static SpanBasis of(Batch points) {
    return of(points, MatrixProduct.current());
  }

  /**
   * The same with a product of one's own choice, for the basis and for all that it is used for.
   *
   * @throws IllegalArgumentException as {@link #of(Batch)}
   */
  public static SpanBasis of(Batch points, MatrixProduct product) {
    Objects.requireNonNull(product, "product");
    points.requireFinite("points");
    double longest = 0;
    for (double square : MatrixProduct.squaredNorms(points)) {
      longest = Math.max(longest, square);
    }
    if (!(longest > 0)) {
      throw new IllegalArgumentException(
          "the span of %d points that are all zero has no basis".formatted(points.size()));
    }
    double least = RANK_TOLERANCE * Math.sqrt(longest);
    Batch basis = new Batch(Math.min(points.size(), points.dimension()), points.dimension());
    int rank = 0;
    for (int from = 0; from < points.size() && rank < basis.size(); from += BLOCK) {
      RowBlocks.checkpoint();
      Batch block = points.rows(from, Math.min(points.size(), from + BLOCK)).copy();
      Batch found = basis.rows(0, rank);
      // What rounding leaves in the first pass grows when short rows are scaled to length 1; the
      // second pass, on unit vectors, leaves nothing to grow.
      project(block, found, product);
      int kept = Math.min(orthonormalise(block, least, product), basis.size() - rank);
      block = block.rows(0, kept);
      project(block, found, product);
      orthonormalise(block, 0, product);
      basis.rows(rank, rank + kept).copyFrom(block);
      rank += kept;
    }
    return new SpanBasis(basis.rows(0, rank).copy(), product);
  }

  /** Number r of basis vectors, the rank of the points. */
  public int rank() {
    return vectors.size();
  }

  /** Dimension d of the space. */
  public int dimension() {
    return vectors.dimension();
  }

  /** The basis vectors, one a row, r × d. */
  public Batch vectors() {
    return vectors;
  }

  /**
   * The coordinates e_k·x of m points, m × r: of the points themselves if they lie in the span, of
   * their orthogonal projection if not.
   *
   * @throws IllegalArgumentException if the points have another dimension
   */
  public Batch coordinates(Batch x) {
    Batch coordinates = new Batch(x.size(), rank());
    product.timesTransposed(1, x, vectors, 0, coordinates);
    return coordinates;
  }

  /**
   * The points Σ_k c_k e_k of m rows of coordinates, m × d.
   *
   * @throws IllegalArgumentException if the rows are not r long
   */
  public Batch points(Batch coordinates) {
    Batch points = new Batch(coordinates.size(), dimension());
    product.times(1, coordinates, vectors, 0, points);
    return points;
  }

  /** Takes the components in the basis out of each row. */
  private static void project(Batch rows, Batch basis, MatrixProduct product) {
    if (basis.size() == 0 || rows.size() == 0) {
      return;
    }
    Batch coordinates = new Batch(rows.size(), basis.size());
    product.timesTransposed(1, rows, basis, 0, coordinates);
    product.times(-1, coordinates, basis, 1, rows);
  }

  /**
   * Makes rows orthonormal, one after the other, moves those longer than {@code least} to the
   * front, and gives their number.
   */
  private static int orthonormalise(Batch rows, double least, MatrixProduct product) {
    int kept = 0;
    for (int i = 0; i < rows.size(); i++) {
      Batch row = rows.rows(i, i + 1).copy();
      project(row, rows.rows(0, kept), product);
      if (length(row) > least) {
        scale(row, 1 / length(row));
        project(row, rows.rows(0, kept), product);
        scale(row, 1 / length(row));
        rows.rows(kept, kept + 1).copyFrom(row);
        kept++;
      }
    }
    return kept;
  }

  private static double length(Batch row) {
    return Math.sqrt(MatrixProduct.squaredNorms(row)[0]);
  }

  private static void scale(Batch row, double factor) {
    for (int j = 0; j < row.dimension(); j++) {
      row.data()[j] *= factor;
    }
  }
}
