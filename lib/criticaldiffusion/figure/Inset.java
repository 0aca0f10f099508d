package criticaldiffusion.figure;

import java.awt.geom.Rectangle2D;
import java.util.Objects;

/** A small figure inside the plot, {@code share} of its width and height. */
record Inset(Figure figure, Corner corner, double share) {
  private static final double GAP = 5;

  Inset {
    Objects.requireNonNull(figure, "inset");
    Objects.requireNonNull(corner, "corner");
    if (!(share >= 0.2 && share <= 0.8)) {
      throw new IllegalArgumentException("an inset takes 0.2 to 0.8 of the plot, was " + share);
    }
  }

  /** Its place in a plot. */
  Rectangle2D box(Rectangle2D plot) {
    double width = share * plot.getWidth();
    double height = share * plot.getHeight();
    double x = corner.isLeft() ? plot.getMinX() + GAP : plot.getMaxX() - width - GAP;
    double y = corner.isTop() ? plot.getMinY() + GAP : plot.getMaxY() - height - GAP;
    return new Rectangle2D.Double(x, y, width, height);
  }
}
