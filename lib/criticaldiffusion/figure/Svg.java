package criticaldiffusion.figure;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A picture as SVG, through the encoder that XChart uses. */
final class Svg {
  private Svg() {}

  /**
   * Whether the encoder is there: it is under the LGPL, so whoever uses the library may leave it
   * out.
   */
  static boolean isAvailable() {
    try {
      Class.forName("de.erichseifert.vectorgraphics2d.VectorGraphics2D");
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  static String document(Picture picture) {
    VectorGraphics2D graphics = new VectorGraphics2D();
    Painter.paint(picture, graphics);
    PageSize page = new PageSize(0.0, 0.0, picture.size().width(), picture.size().height());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new SVGProcessor().getDocument(graphics.getCommands(), page).writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the picture cannot be encoded as SVG", e);
    }
    // The encoder takes a point for a pixel, which is three quarters of one.
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replaceFirst("height=\"([0-9.]+)px\"", "height=\"$1pt\"")
        .replaceFirst("width=\"([0-9.]+)px\"", "width=\"$1pt\"");
  }
}
