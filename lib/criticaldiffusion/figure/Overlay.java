package criticaldiffusion.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What XChart lacks, painted over its plot: asymmetric error bars, broken lines (XChart begins the
 * pattern again at every point), labels of marks, fields with their colour bar.
 */
final class Overlay {
  private static final int SHADES = 256;
  private static final double BAR = 7;
  private static final double GAP = 4;

  /** Room at the right of a plot for a colour bar and its labels, in points. */
  static final double BAR_ROOM = 40;

  private final Content content;
  private final PaperTheme theme;
  private final Frame frame;
  private final Rectangle2D plot;
  private final List<Space.Note> notes;

  Overlay(Content content, Frame frame, List<Space.Note> notes) {
    this.notes = notes;
    this.content = content;
    this.theme = content.theme;
    this.frame = frame;
    this.plot = frame.area();
  }

  void paint(Graphics2D graphics) {
    Shape clip = graphics.getClip();
    graphics.clip(plot);
    if (content.heatMap() != null) {
      field(graphics, content.heatMap());
    }
    boolean covered = content.heatMap() != null; // what XChart painted lies below the field
    int next = 0;
    for (Series one : content.series) {
      Color colour = one.style().colour(theme, next);
      if (one instanceof Curve curve) {
        double width = theme.lineWidth() * curve.style().weight();
        if (curve.hasLine() && (covered || curve.style().dash() != Dash.SOLID)) {
          graphics.setStroke(curve.style().dash().stroke(width));
          graphics.setColor(colour);
          graphics.draw(line(curve));
        }
        if (covered && curve.points()) {
          graphics.setColor(colour);
          points(graphics, curve, curve.style().marker(next));
        }
        if (curve.below() != null) {
          graphics.setStroke(Dash.SOLID.stroke(theme.axisWidth() * curve.style().weight()));
          graphics.setColor(colour);
          bars(graphics, curve);
        }
      }
      next += one.style().takesNextColour() && !(one instanceof HeatMap) ? 1 : 0;
    }
    graphics.setClip(clip);
    graphics.setStroke(Dash.SOLID.stroke(theme.axisWidth()));
    graphics.setColor(Color.BLACK);
    graphics.draw(plot);
    for (Space.Note note : notes) {
      write(graphics, note.text(), note.box().getX(), note.box().getMaxY() - 2, theme.textSize());
    }
    if (content.heatMap() != null) {
      colourBar(graphics, content.heatMap());
    }
  }

  private Path2D line(Curve curve) {
    Path2D path = new Path2D.Double();
    boolean down = false;
    for (int i = 0; i < curve.x().length; i++) {
      boolean shown = frame.shows(curve.x()[i], curve.y()[i]);
      if (shown && down) {
        path.lineTo(frame.across(curve.x()[i]), frame.down(curve.y()[i]));
      } else if (shown) {
        path.moveTo(frame.across(curve.x()[i]), frame.down(curve.y()[i]));
      }
      down = shown;
    }
    return path;
  }

  private void points(Graphics2D graphics, Curve curve, Marker marker) {
    double size = theme.markerSize() * curve.style().weight();
    for (int i = 0; i < curve.x().length; i++) {
      if (frame.shows(curve.x()[i], curve.y()[i])) {
        marker.paint(graphics, frame.across(curve.x()[i]), frame.down(curve.y()[i]), size);
      }
    }
  }

  private void bars(Graphics2D graphics, Curve curve) {
    double cap = 0.55 * theme.markerSize() * curve.style().weight();
    for (int i = 0; i < curve.x().length; i++) {
      double value = curve.y()[i];
      boolean drawn = frame.shows(curve.x()[i], value) && curve.hasBar(i);
      if (!drawn || curve.below()[i] + curve.above()[i] == 0) {
        continue;
      }
      double x = frame.across(curve.x()[i]);
      double low = value - curve.below()[i];
      boolean cut = frame.y().log() && low <= 0;
      double bottom = cut ? plot.getMaxY() : frame.down(low);
      double top = frame.down(value + curve.above()[i]);
      graphics.draw(new Line2D.Double(x, bottom, x, top));
      graphics.draw(new Line2D.Double(x - cap, top, x + cap, top));
      if (!cut) {
        graphics.draw(new Line2D.Double(x - cap, bottom, x + cap, bottom));
      }
    }
  }

  private void field(Graphics2D graphics, HeatMap field) {
    double[] range = field.range();
    double left = frame.across(range[0]);
    double top = frame.down(range[3]);
    double width = frame.across(range[1]) - left;
    double height = frame.down(range[2]) - top;
    image(graphics, field.image(), new Rectangle2D.Double(left, top, width, height));
  }

  private static void image(Graphics2D graphics, BufferedImage image, Rectangle2D where) {
    AffineTransform place = AffineTransform.getTranslateInstance(where.getX(), where.getY());
    place.scale(where.getWidth() / image.getWidth(), where.getHeight() / image.getHeight());
    graphics.drawImage(image, place, null);
  }

  private void colourBar(Graphics2D graphics, HeatMap field) {
    Rectangle2D bar =
        new Rectangle2D.Double(plot.getMaxX() + 6, plot.getY(), BAR, plot.getHeight());
    BufferedImage shades = new BufferedImage(1, SHADES, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SHADES; i++) {
      shades.setRGB(0, SHADES - 1 - i, field.colours().at(i / (SHADES - 1.0)).getRGB());
    }
    image(graphics, shades, bar);
    graphics.setStroke(Dash.SOLID.stroke(theme.axisWidth()));
    graphics.setColor(Color.BLACK);
    graphics.draw(bar);
    Scale scale = new Scale(false, field.low(), field.high());
    var label = scale.labels(30); // finer than the ticks, so that no end is rounded
    double widest = 0;
    for (double value : List.of(field.low(), (field.low() + field.high()) / 2, field.high())) {
      double y = bar.getMaxY() - scale.place(value) * bar.getHeight();
      graphics.draw(new Line2D.Double(bar.getMaxX() - 2, y, bar.getMaxX(), y));
      String text = label.apply(scale.given(value));
      widest = Math.max(widest, Text.width(text, theme.textSize()));
      write(graphics, text, bar.getMaxX() + GAP, y + 0.35 * theme.textSize(), theme.textSize());
    }
    String title = scale.title(content.colourLabel);
    double across = bar.getMaxX() + GAP + widest + GAP + theme.labelSize() * 0.8;
    Text.writeUpwards(graphics, title, across, bar.getCenterY(), theme.labelSize());
  }

  private static void write(Graphics2D graphics, String text, double x, double y, double size) {
    Text.write(graphics, text, x, y, size);
  }
}
