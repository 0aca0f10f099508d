package criticaldiffusion.figure;

import java.awt.geom.Rectangle2D;

/**
 * The rectangle of a plot and the scales along its sides.
 *
 * @param area where the plot stands, in points
 */
record Frame(Rectangle2D area, Scale x, Scale y) {
  /** Numbers far outside the plot are drawn at most this many sides away from it. */
  private static final double FAR = 50;

  /** The place of x on paper. */
  double across(double value) {
    return area.getX() + area.getWidth() * limited(x.place(value));
  }

  /** The place of y on paper. */
  double down(double value) {
    return area.getMaxY() - area.getHeight() * limited(y.place(value));
  }

  private static double limited(double place) {
    return Math.max(-FAR, Math.min(FAR, place));
  }

  /** Whether both numbers can be drawn (they may lie outside the ranges). */
  boolean shows(double valueX, double valueY) {
    return Scale.shows(x.log(), valueX) && Scale.shows(y.log(), valueY);
  }
}
