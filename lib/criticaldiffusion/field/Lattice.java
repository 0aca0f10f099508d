package criticaldiffusion.field;

/**
 * The periodic hypercubic lattice Z_L^d with N = L^d sites, and the momenta k_μ = 2πj_μ/L that
 * belong to it; the eigenvalue of minus the lattice Laplacian is k̂² = Σ_μ 4 sin²(k_μ/2), in [0,
 * 4d].
 *
 * <p>A site and a momentum are both numbered by their coordinates (j_1 … j_d), the last the
 * fastest: index = (…(j_1 L + j_2) L + …) + j_d. A field is an array of N numbers in this order, a
 * spectrum as well.
 *
 * @param dimension d, 1 to 3
 * @param length L, at least 2
 */
public record Lattice(int dimension, int length) {
  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException unless d is 1, 2 or 3, L at least 2 and N below 2³¹ − 8
   */
  public Lattice {
    if (dimension < 1 || dimension > 3) {
      throw new IllegalArgumentException(
          "a lattice has 1, 2 or 3 dimensions, was asked for " + dimension);
    }
    if (length < 2) {
      throw new IllegalArgumentException("a lattice has a length of at least 2, was " + length);
    }
    double sites = Math.pow(length, dimension);
    if (sites > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a lattice of %d^%d sites does not fit one array".formatted(length, dimension));
    }
  }

  /** N = L^d. */
  public int sites() {
    int sites = length;
    for (int axis = 1; axis < dimension; axis++) {
      sites *= length;
    }
    return sites;
  }

  /** The distance in index between neighbours along an axis 0 … d − 1: L^{d−1−axis}. */
  public int stride(int axis) {
    int stride = 1;
    for (int a = dimension - 1; a > axis; a--) {
      stride *= length;
    }
    return stride;
  }

  /** The coordinate j of a site or momentum along an axis 0 … d − 1. */
  public int coordinate(int index, int axis) {
    return index / stride(axis) % length;
  }

  /** The neighbour of a site one step on along an axis. */
  public int next(int site, int axis) {
    int stride = stride(axis);
    return coordinate(site, axis) == length - 1 ? site - (length - 1) * stride : site + stride;
  }

  /** The neighbour of a site one step back along an axis. */
  public int previous(int site, int axis) {
    int stride = stride(axis);
    return coordinate(site, axis) == 0 ? site + (length - 1) * stride : site - stride;
  }

  /**
   * All 2d neighbours of all sites: those of site i are entries 2di … 2di + 2d − 1, along each axis
   * the next and the previous. (On L = 2 both are the same site, joined by two bonds.)
   */
  public int[] neighbours() {
    int[] neighbours = new int[Math.multiplyExact(2 * dimension, sites())];
    for (int site = 0, at = 0; site < sites(); site++) {
      for (int axis = 0; axis < dimension; axis++) {
        neighbours[at++] = next(site, axis);
        neighbours[at++] = previous(site, axis);
      }
    }
    return neighbours;
  }

  /** Whether the sum of a site's coordinates is odd: the colour of a checkerboard. */
  public boolean isOdd(int site) {
    int sum = 0;
    for (int axis = 0; axis < dimension; axis++) {
      sum += coordinate(site, axis);
    }
    return (sum & 1) == 1;
  }

  /**
   * Checks that no two neighbours have one colour of the checkerboard.
   *
   * @throws IllegalArgumentException if L is odd
   */
  public void requireCheckerboard() {
    if (length % 2 != 0) {
      throw new IllegalArgumentException("a checkerboard needs an even length, was " + length);
    }
  }

  /** The momentum −k. */
  public int opposite(int k) {
    int opposite = 0;
    for (int axis = 0; axis < dimension; axis++) {
      opposite = opposite * length + (length - coordinate(k, axis)) % length;
    }
    return opposite;
  }

  /** Whether −k is k, so that the mode of a real field is real: 2^d of the momenta for even L. */
  public boolean isSelfConjugate(int k) {
    return opposite(k) == k;
  }

  /**
   * 4 sin²(πj/L) for j = 0 … L − 1, the part of one axis in k̂²; symmetric in j to the last bit.
   */
  double[] axisMomenta() {
    double[] squares = new double[length];
    for (int j = 0; 2 * j <= length; j++) {
      double sine = StrictMath.sin(Math.PI * j / length);
      squares[j] = 4 * sine * sine;
      squares[(length - j) % length] = squares[j];
    }
    return squares;
  }

  /** k̂² of all N momenta. */
  public double[] squaredMomenta() {
    double[] axis = axisMomenta();
    double[] squares = new double[sites()];
    for (int k = 0; k < squares.length; k++) {
      double sum = 0;
      for (int rest = k, a = 0; a < dimension; a++, rest /= length) {
        sum += axis[rest % length];
      }
      squares[k] = sum;
    }
    return squares;
  }
}
