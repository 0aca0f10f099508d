package criticaldiffusion.figure;

/** A corner of a plot. */
public enum Corner {
  /** Above at the left. */
  TOP_LEFT,
  /** Above at the right. */
  TOP_RIGHT,
  /** Below at the left. */
  BOTTOM_LEFT,
  /** Below at the right. */
  BOTTOM_RIGHT;

  boolean isLeft() {
    return this == TOP_LEFT || this == BOTTOM_LEFT;
  }

  boolean isTop() {
    return this == TOP_LEFT || this == TOP_RIGHT;
  }
}
