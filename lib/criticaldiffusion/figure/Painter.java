package criticaldiffusion.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;

/** Paints whole pictures: the chart, what lies over it, insets and panels. */
final class Painter {
  private Painter() {}

  /** Paints a picture on white, from the origin. */
  static void paint(Picture picture, Graphics2D graphics) {
    Rectangle2D area =
        new Rectangle2D.Double(0, 0, picture.size().width(), picture.size().height());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.WHITE);
    graphics.fill(area);
    if (picture instanceof Figure figure) {
      paint(figure.content(), graphics, area);
    } else if (picture instanceof Panels panels) {
      panels.paint(graphics, area);
    }
  }

  /** Paints a figure into an area. */
  static void paint(Content content, Graphics2D graphics, Rectangle2D area) {
    Layout layout = Layout.of(content, area);
    Frame frame =
        new Chart(content, layout.chart(), layout.x(), layout.y(), layout.plot())
            .paint(graphics, layout.chart());
    new Overlay(content, frame, new Space(content, frame).notes()).paint(graphics);
    layout.paintTitles(graphics, frame);
    if (content.inset != null) {
      Rectangle2D box = content.inset.box(frame.area());
      graphics.setColor(Color.WHITE);
      graphics.fill(box);
      paint(content.inset.figure().content(), graphics, box);
    }
  }

  /** Refuses what cannot be drawn. */
  static void check(Content content) {
    if (content.series.isEmpty()) {
      throw new IllegalStateException("the figure shows nothing: add points, a line or a field");
    }
    if (content.extent().isEmpty()) {
      String name = content.series.get(0).name();
      throw new IllegalStateException(
          "the figure shows nothing: no point of '" + name + "' can be drawn on its axes");
    }
    boolean log = content.x.log() || content.y.log();
    if (log && (content.heatMap() != null || content.equalScales)) {
      throw new IllegalStateException("fields and equal scales need linear axes");
    }
  }
}
