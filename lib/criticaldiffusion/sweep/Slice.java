package criticaldiffusion.sweep;

/**
 * The rows {@code index, index + of, index + 2 of, …} of a sweep: the share of one of {@code of}
 * processes. Neighbouring rows go to different slices, since rows of a grid grow dearer along it.
 *
 * @param index from 0 to {@code of - 1}
 * @param of the number of slices
 */
public record Slice(int index, int of) {
  /** All rows. */
  public static final Slice ALL = new Slice(0, 1);

  /** Checks the range. */
  public Slice {
    if (of < 1 || index < 0 || index >= of) {
      throw new IllegalArgumentException(
          "a slice is i/n with i from 0 to n-1, was " + index + "/" + of);
    }
  }

  /**
   * The slice of a text {@code i/n}, i from 0.
   *
   * @throws IllegalArgumentException with one line if it is none
   */
  public static Slice parse(String text) {
    if (!text.matches("[0-9]{1,9}/[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "a slice is i/n with i from 0 to n-1, as in 0/4, was '" + text + "'");
    }
    String[] parts = text.split("/");
    return new Slice(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  /** Whether a row belongs to the slice. */
  public boolean contains(int row) {
    return row % of == index;
  }
}
