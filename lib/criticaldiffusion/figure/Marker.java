package criticaldiffusion.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The shape of a data point. All shapes of one size cover about the same area. */
public enum Marker {
  /** No shape: error bars alone. */
  NONE,
  /** A filled disc. */
  CIRCLE,
  /** A filled square. */
  SQUARE,
  /** A filled triangle, point up. */
  TRIANGLE,
  /** A filled square on its corner. */
  DIAMOND,
  /** A circle filled with white. */
  OPEN_CIRCLE,
  /** A square filled with white. */
  OPEN_SQUARE,
  /** A small disc without an outline, for clouds of thousands of points. */
  DOT;

  /** The shape that the n-th series of a figure takes if none was asked for. */
  static Marker automatic(int index) {
    Marker[] order = {CIRCLE, SQUARE, TRIANGLE, DIAMOND, OPEN_CIRCLE, OPEN_SQUARE};
    return order[index % order.length];
  }

  boolean isOpen() {
    return this == OPEN_CIRCLE || this == OPEN_SQUARE;
  }

  /** This shape as a marker of XChart, of a size in its units. */
  org.knowm.xchart.style.markers.Marker at(double size) {
    Marker shape = this;
    return new org.knowm.xchart.style.markers.Marker() {
      @Override
      public void paint(Graphics2D graphics, double x, double y, int ignored) {
        shape.paint(graphics, x, y, size);
      }
    };
  }

  /** Paints this shape around (x, y) in the present colour. */
  void paint(Graphics2D graphics, double x, double y, double size) {
    Shape outline = outline(x, y, size);
    if (isOpen()) {
      Color line = graphics.getColor();
      graphics.setColor(Color.WHITE);
      graphics.fill(outline);
      graphics.setColor(line);
      graphics.setStroke(Dash.SOLID.stroke(0.2 * size));
      graphics.draw(outline);
    } else {
      graphics.fill(outline);
    }
  }

  /** The outline around (x, y) for a disc of diameter {@code size}. */
  Shape outline(double x, double y, double size) {
    double r = size / 2;
    return switch (this) {
      case NONE -> new Path2D.Double();
      case CIRCLE, OPEN_CIRCLE -> new Ellipse2D.Double(x - r, y - r, size, size);
      case DOT -> new Ellipse2D.Double(x - r / 2, y - r / 2, r, r);
      case SQUARE, OPEN_SQUARE -> square(x, y, 0.9 * r);
      case DIAMOND ->
          AffineTransform.getRotateInstance(Math.PI / 4, x, y)
              .createTransformedShape(square(x, y, 0.9 * r));
      case TRIANGLE -> triangle(x, y, 1.3 * r);
    };
  }

  private static Rectangle2D square(double x, double y, double half) {
    return new Rectangle2D.Double(x - half, y - half, 2 * half, 2 * half);
  }

  private static Path2D triangle(double x, double y, double r) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y - r);
    path.lineTo(x + 0.866 * r, y + 0.5 * r);
    path.lineTo(x - 0.866 * r, y + 0.5 * r);
    path.closePath();
    return path;
  }
}
