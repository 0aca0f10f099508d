package criticaldiffusion.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.style.Styler.LegendPosition;

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
    check(content);
    boolean field = content.heatMap() != null;
    double width = area.getWidth() - (field ? Overlay.BAR_ROOM : 0);
    double height = area.getHeight();
    Extent extent = content.extent();
    double around = field ? 0 : Scale.AROUND;
    Scale x = Scale.around(content.x, extent.lowX, extent.highX, around);
    Scale y = Scale.around(content.y, extent.lowY, extent.highY, around);
    if (content.y.min() == null && extent.lowY == 0 && content.hasStepsOnly()) {
      y = new Scale(y.log(), 0, y.max()); // histograms stand on the axis
    }
    // The plot's size is known only once it was painted: a draft finds it.
    Frame draft = draft(new Chart(content, width, height, x, y, null, null), area);
    if (content.equalScales) {
      x = equal(x, y, draft.area().getWidth() / draft.area().getHeight());
      y = equal(y, x, draft.area().getHeight() / draft.area().getWidth());
      draft = new Frame(draft.area(), x, y);
    }
    Space space = new Space(content, draft);
    space.notes(); // a legend stays away from them
    Rectangle2D entries = space.legend();
    LegendPosition legend = entries == null ? null : space.corner(entries);
    if (entries != null && legend == null) {
      double share = entries.getHeight() / draft.area().getHeight();
      boolean wide = entries.getWidth() > 0.35 * width;
      if (content.y.max() == null && share < (wide ? 0.7 : 0.4)) {
        y = y.longer(share);
        draft = new Frame(draft.area(), x, y);
        legend = LegendPosition.InsideNE;
      } else {
        boolean fits = space.legendInOneRow() < width - 24;
        legend = fits ? LegendPosition.OutsideS : LegendPosition.OutsideE;
      }
    }
    Frame frame =
        new Chart(content, width, height, x, y, draft.area(), legend).paint(graphics, area);
    new Overlay(content, frame, new Space(content, frame).notes()).paint(graphics);
    if (content.inset != null) {
      Rectangle2D box = content.inset.box(frame.area());
      graphics.setColor(Color.WHITE);
      graphics.fill(box);
      paint(content.inset.figure().content(), graphics, box);
    }
  }

  private static Frame draft(Chart chart, Rectangle2D area) {
    Graphics2D scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      return chart.paint(scratch, area);
    } finally {
      scratch.dispose();
    }
  }

  /** The first scale made longer, if need be, to have the unit of the second on paper. */
  private static Scale equal(Scale one, Scale other, double ratio) {
    double span = Math.max(one.max() - one.min(), ratio * (other.max() - other.min()));
    double middle = (one.min() + one.max()) / 2;
    return new Scale(false, middle - span / 2, middle + span / 2);
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
