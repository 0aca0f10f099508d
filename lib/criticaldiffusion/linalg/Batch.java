package criticaldiffusion.linalg;

import java.util.Arrays;
import java.util.Objects;

/**
 * A set of points x₁ … x_n in d dimensions, one row a point, as a row-major array.
 *
 * <p>Shape: {@code size} × {@code dimension}. A batch may be a window of a larger array (see {@link
 * #rows(int, int)}): row i starts at {@link #start(int)} and its components are contiguous. A
 * window shares its numbers with the batch it was cut from.
 */
public final class Batch {
  private final double[] data;
  private final int offset;
  private final int size;
  private final int dimension;

  private Batch(double[] data, int offset, int size, int dimension) {
    this.data = data;
    this.offset = offset;
    this.size = size;
    this.dimension = dimension;
  }

  /**
   * A batch of zeros.
   *
   * @param size number of points, at least 0
   * @param dimension components of a point, at least 1
   * @throws IllegalArgumentException for a shape that is negative, has no component, or would need
   *     more than 2³¹ − 9 numbers
   */
  public Batch(int size, int dimension) {
    this(new double[length(size, dimension)], 0, size, dimension);
  }

  /**
   * A batch that uses the given array, without a copy.
   *
   * @throws IllegalArgumentException if the array does not hold a whole number of points
   */
  public static Batch of(double[] data, int dimension) {
    Objects.requireNonNull(data, "data");
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, was " + dimension);
    }
    if (data.length % dimension != 0) {
      throw new IllegalArgumentException(
          data.length + " numbers are not a whole number of points of dimension " + dimension);
    }
    return new Batch(data, 0, data.length / dimension, dimension);
  }

  /**
   * A window of {@code size} points in the given array, without a copy.
   *
   * @param offset index of the first component of the first point
   * @throws IllegalArgumentException for a shape that is negative or has no component
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public static Batch of(double[] data, int offset, int size, int dimension) {
    Objects.checkFromIndexSize(offset, length(size, dimension), data.length);
    return new Batch(data, offset, size, dimension);
  }

  /**
   * A batch holding a copy of the given rows.
   *
   * @throws IllegalArgumentException if there is no row or the rows differ in length
   */
  public static Batch of(double[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("a batch needs at least one row to know its dimension");
    }
    Batch batch = new Batch(rows.length, rows[0].length);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != batch.dimension) {
        throw new IllegalArgumentException(
            "row " + i + " has " + rows[i].length + " components, row 0 has " + batch.dimension);
      }
      System.arraycopy(rows[i], 0, batch.data, i * batch.dimension, batch.dimension);
    }
    return batch;
  }

  private static int length(int size, int dimension) {
    if (size < 0 || dimension < 1) {
      throw new IllegalArgumentException(
          "a batch needs size >= 0 and dimension >= 1, was " + size + " x " + dimension);
    }
    long length = (long) size * dimension;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a batch of %d x %d doubles (%.1f GB) is larger than one array can be"
              .formatted(size, dimension, 8e-9 * length));
    }
    return (int) length;
  }

  /** Number of points n. */
  public int size() {
    return size;
  }

  /** Number of components d of each point. */
  public int dimension() {
    return dimension;
  }

  /** The array behind this batch; row i occupies {@code start(i) … start(i) + dimension() - 1}. */
  public double[] data() {
    return data;
  }

  /** Index in {@link #data()} of the first component of point {@code row}. */
  public int start(int row) {
    return offset + row * dimension;
  }

  /** Component {@code column} of point {@code row}. */
  public double get(int row, int column) {
    return data[start(row) + column];
  }

  /** Sets component {@code column} of point {@code row}. */
  public void set(int row, int column, double value) {
    data[start(row) + column] = value;
  }

  /** A copy of point {@code row}. */
  public double[] row(int row) {
    Objects.checkIndex(row, size);
    return Arrays.copyOfRange(data, start(row), start(row) + dimension);
  }

  /**
   * The window of points {@code from … to - 1}; it shares its numbers with this batch.
   *
   * @throws IndexOutOfBoundsException if the range is not inside this batch
   */
  public Batch rows(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    return new Batch(data, start(from), to - from, dimension);
  }

  /** A batch of its own with the same numbers. */
  public Batch copy() {
    return new Batch(
        Arrays.copyOfRange(data, offset, offset + size * dimension), 0, size, dimension);
  }

  /**
   * Overwrites this batch with the numbers of another of the same shape.
   *
   * @throws IllegalArgumentException if the shapes differ
   */
  public void copyFrom(Batch other) {
    requireSameShape(other);
    System.arraycopy(other.data, other.offset, data, offset, size * dimension);
  }

  /**
   * Checks that another batch has this one's shape.
   *
   * @throws IllegalArgumentException if it has not
   */
  public void requireSameShape(Batch other) {
    if (other.size != size || other.dimension != dimension) {
      throw new IllegalArgumentException(
          "shapes differ: %d x %d and %d x %d"
              .formatted(size, dimension, other.size, other.dimension));
    }
  }

  /**
   * Checks that every number is finite.
   *
   * @param what the name of the quantity, for the message
   * @throws IllegalArgumentException naming the first point and component that is not finite
   */
  public void requireFinite(String what) {
    for (int i = offset; i < offset + size * dimension; i++) {
      if (!Double.isFinite(data[i])) {
        throw new IllegalArgumentException(
            "%s must be finite, but point %d, component %d is %s"
                .formatted(what, (i - offset) / dimension, (i - offset) % dimension, data[i]));
      }
    }
  }

  @Override
  public String toString() {
    return "Batch[" + size + " x " + dimension + "]";
  }
}
