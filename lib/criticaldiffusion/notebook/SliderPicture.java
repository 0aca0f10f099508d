package criticaldiffusion.notebook;

import criticaldiffusion.figure.Picture;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The pictures of sliders as PNG. What a caption must say is written below the plot, in the bitmap:
 * a page takes the picture from several places, and from some it can take nothing else.
 */
final class SliderPicture {
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final FontRenderContext SCREEN = new FontRenderContext(null, true, false);
  private static final int MESSAGE_WIDTH = 492;
  private static final int LINE = 17;
  private static final int MARGIN = 8;
  private static final int MOST_LINES = 5;

  private SliderPicture() {}

  /** A plot; points that were left out are said below it. */
  static byte[] png(Picture picture) {
    List<String> notes = Bundles.notes(picture);
    return notes.isEmpty()
        ? picture.png(Picture.SCREEN)
        : encode(below(picture.image(Picture.SCREEN), String.join(" ", notes), Color.DARK_GRAY));
  }

  /** A text in the place of a plot. */
  static byte[] message(String text) {
    return encode(below(null, text, new Color(0xB3261E)));
  }

  /** Why a function failed, in one line. */
  static String reason(Throwable failed) {
    String text = failed.getMessage();
    boolean clear = text != null && !text.isBlank() && failed instanceof Exception;
    return (clear ? text : failed.toString()).strip().replaceAll("\\s+", " ");
  }

  private static BufferedImage below(BufferedImage plot, String text, Color colour) {
    int width = plot == null ? MESSAGE_WIDTH : plot.getWidth();
    int above = plot == null ? 0 : plot.getHeight();
    List<String> lines = lines(text, width - 2 * MARGIN);
    int height = above + MARGIN + LINE * lines.size();
    BufferedImage whole = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = whole.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    if (plot != null) {
      graphics.drawImage(plot, 0, 0, null);
    }
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(colour);
    graphics.setFont(FONT);
    int y = above;
    for (String line : lines) {
      y += LINE;
      graphics.drawString(line, MARGIN, y);
    }
    graphics.dispose();
    return whole;
  }

  /** The text in lines of at most this width, cut after a few. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty()) {
      int end = rest.length();
      while (end > 1 && FONT.getStringBounds(rest, 0, end, SCREEN).getWidth() > width) {
        int space = rest.lastIndexOf(' ', end - 1);
        end = space > 0 ? space : end - 1;
      }
      if (lines.size() == MOST_LINES - 1 && end < rest.length()) {
        lines.add(rest.substring(0, Math.max(1, end - 1)) + "…");
        break;
      }
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    return lines;
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the picture cannot be encoded", e);
    }
    return bytes.toByteArray();
  }
}
