package criticaldiffusion.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/** Labels as outlines: the same in every format, and no font to embed. */
final class Text {
  private static final FontRenderContext FREE = new FontRenderContext(null, true, true);

  /** Size of indices and exponents, and how far they stand off the line, in sizes of the text. */
  private static final double SCRIPT = 0.7;

  private static final double RAISED = 0.42;
  private static final double LOWERED = 0.22;

  /** A label set in type: its outline from the origin on, and the length of its line. */
  private record Line(Path2D outline, double width) {}

  private Text() {}

  private static TextLayout layout(String text, double size) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
    return new TextLayout(text, font, FREE);
  }

  private static Line set(String label, double size) {
    Path2D outline = new Path2D.Double();
    double x = 0;
    double script = 0; // where an exponent stands that follows an index, one above the other
    int before = 0;
    for (Label.Part part : Label.parts(label)) {
      TextLayout piece = layout(part.text(), part.level() == 0 ? size : SCRIPT * size);
      boolean above = part.level() * before < 0;
      double from = above ? script : x;
      double rise = part.level() > 0 ? RAISED : part.level() < 0 ? -LOWERED : 0;
      outline.append(
          piece.getOutline(AffineTransform.getTranslateInstance(from, -rise * size)), false);
      script = from;
      x = Math.max(x, from + piece.getAdvance());
      before = above ? 0 : part.level();
    }
    return new Line(outline, x);
  }

  static double width(String label, double size) {
    return set(label, size).width();
  }

  /** Writes a label in black from x on, its base line at y. */
  static void write(Graphics2D graphics, String label, double x, double y, double size) {
    Shape outline = set(label, size).outline();
    graphics.setColor(Color.BLACK);
    graphics.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(outline));
  }

  /** Writes a label upwards, its middle at y and its base line at x. */
  static void writeUpwards(Graphics2D graphics, String label, double x, double y, double size) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y + width(label, size) / 2);
    graphics.rotate(-Math.PI / 2);
    write(graphics, label, 0, 0, size);
    graphics.setTransform(before);
  }
}
