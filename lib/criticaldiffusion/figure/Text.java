package criticaldiffusion.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/** Short texts as outlines, as XChart draws its own: nothing to embed. */
final class Text {
  private static final FontRenderContext FREE = new FontRenderContext(null, true, true);

  private Text() {}

  private static TextLayout layout(String text, double size) {
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
    return new TextLayout(text.isEmpty() ? " " : text, font, FREE);
  }

  static double width(String text, double size) {
    return text.isEmpty() ? 0 : layout(text, size).getAdvance();
  }

  /** Writes a text in black from x on, its base line at y. */
  static void write(Graphics2D graphics, String text, double x, double y, double size) {
    graphics.setColor(Color.BLACK);
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    graphics.fill(layout(text, size).getOutline(place));
  }
}
