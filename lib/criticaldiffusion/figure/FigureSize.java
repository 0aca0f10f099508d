package criticaldiffusion.figure;

/**
 * The size of a figure on paper, in points (1 pt = 1/72 inch).
 *
 * <p>The two widths are those of REVTeX 4.2's two-column layout: 246 pt for a column, 510 pt for a
 * page.
 *
 * @param width width in points, 60 to 2000
 * @param height height in points, 60 to 2000
 */
public record FigureSize(double width, double height) {
  /** Height over width of a figure whose height was not given. */
  private static final double RATIO = 0.66;

  /**
   * A size in points.
   *
   * @throws IllegalArgumentException if a side is not between 60 pt and 2000 pt
   */
  public FigureSize {
    if (!(width >= 60 && width <= 2000) || !(height >= 60 && height <= 2000)) {
      throw new IllegalArgumentException(
          "a figure must be 60 to 2000 pt wide and high, was " + width + " × " + height + " pt");
    }
  }

  /** One column of a two-column page: 246 pt wide. */
  public static FigureSize column() {
    return new FigureSize(246, 246 * RATIO);
  }

  /** The whole width of a two-column page: 510 pt. */
  public static FigureSize page() {
    return new FigureSize(510, 510 * 0.42);
  }

  /** The same width with the height in points. */
  public FigureSize withHeight(double points) {
    return new FigureSize(width, points);
  }
}
