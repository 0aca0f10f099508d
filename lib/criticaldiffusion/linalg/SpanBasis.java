package criticaldiffusion.linalg;

import java.util.Objects;

/**
 * An orthonormal basis of the span of given points, x = Σ_k c_k e_k with c_k = e_k·x: the space in
 * which a reduced simulation lives exactly (the means of an isotropic mixture, or n data points in
 * d > n dimensions).
 *
 * <p>Built by Gram–Schmidt in blocks with two passes, so the basis is orthonormal to about 10⁻¹⁵
 * whatever the condition of the points. A point enters the basis if what is left of it after the
 * points before it exceeds 10⁻¹² of the longest point; duplicates and zeros do not. Point i has
 * coordinates in the first i + 1 basis vectors only. Costs 2 n d r to 4 n d r flops for n points of
 * rank r, and memory for r (n + d) numbers.
 */
public final class SpanBasis {
  /** What is left of a point, in units of the longest one, below which it is in the span. */
  private static final double RANK_TOLERANCE = 1e-12;

  private final Batch vectors;
  private final Batch triangle;
  private final MatrixProduct product;

  private SpanBasis(Batch vectors, Batch triangle, MatrixProduct product) {
    this.vectors = vectors;
    this.triangle = triangle;
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
    GramSchmidt result = GramSchmidt.of(points, least, product);
    return new SpanBasis(result.axes(), result.coordinates(), product);
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
   * The coordinates of the points that the basis was made of, n × r: those of point i are exactly 0
   * beyond the first i + 1, which saves half of a product with them.
   */
  public Batch triangle() {
    return triangle;
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

  /**
   * x ← x + Qᵀ(u − Qx) for every row, Q the basis: gives x the components u in the span and leaves
   * those across it as they are.
   *
   * @param u m × r
   * @param x m × d, changed
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public void lift(Batch u, Batch x) {
    if (x.size() != u.size() || x.dimension() != dimension() || u.dimension() != rank()) {
      throw new IllegalArgumentException(
          "need m x %d and m x %d, were %d x %d and %d x %d"
              .formatted(dimension(), rank(), x.size(), x.dimension(), u.size(), u.dimension()));
    }
    Batch missing = u.copy();
    product.timesTransposed(-1, x, vectors, 1, missing);
    product.times(1, missing, vectors, 1, x);
  }
}
