package criticaldiffusion.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * Where the parts of a figure stand: around the plot its numbers, around these the labels of the
 * axes, and the legend where no curve is.
 *
 * @param area all that the figure has
 * @param chart what the plot and the numbers along its axes have
 * @param plot the plot, as a draft found it
 * @param box where the legend stands, or null if there is none
 * @param below whether that is below the plot, in rows
 */
record Layout(
    Content content,
    Rectangle2D area,
    Rectangle2D chart,
    Rectangle2D plot,
    Scale x,
    Scale y,
    Rectangle2D box,
    boolean below) {

  /** Height of a row that holds the label of an axis, in sizes of its text. */
  private static final double ROW = 1.45;

  /** Lays out a figure; refuses what cannot be drawn. */
  static Layout of(Content content, Rectangle2D area) {
    Painter.check(content);
    boolean field = content.heatMap() != null;
    Extent extent = content.extent();
    double around = field ? 0 : Scale.AROUND;
    Scale x = Scale.around(content.x, extent.lowX, extent.highX, around);
    Scale y = Scale.around(content.y, extent.lowY, extent.highY, around);
    if (content.y.min() == null && extent.lowY == 0 && content.hasStepsOnly()) {
      y = new Scale(y.log(), 0, y.max()); // histograms stand on the axis
    }
    Layout layout = fitted(content, area, x, y, 0);
    Legend legend = new Legend(content);
    if (legend.isEmpty()) {
      return layout;
    }
    Rectangle2D free = layout.place(legend);
    if (free == null && content.y.max() == null && !field) {
      double share = legend.column().getHeight() / layout.plot.getHeight();
      boolean wide = legend.column().getWidth() > 0.35 * layout.chart.getWidth();
      if (share < (wide ? 0.5 : 0.4)) {
        Layout higher = layout.with(x, layout.y.longer(share));
        free = higher.place(legend);
        layout = free == null ? layout : higher;
      }
    }
    return free == null
        ? fitted(content, area, layout.x, layout.y, legend.heightOfRows(area.getWidth()))
        : new Layout(content, area, layout.chart, layout.plot, layout.x, layout.y, free, false);
  }

  /** With equal scales, if asked for: a field gets a smaller frame, all else longer axes. */
  private static Layout fitted(Content content, Rectangle2D area, Scale x, Scale y, double rows) {
    Layout layout = draft(content, area, x, y, rows);
    if (!content.equalScales) {
      return layout;
    }
    if (content.heatMap() != null) {
      Layout smaller = layout;
      // Other numbers along the axes may take other room, hence a second time.
      for (int pass = 0; pass < 2 && smaller.stretch() > 0.002; pass++) {
        smaller = draft(content, smaller.hugging(), x, y, rows);
      }
      if (smaller.stretch() < 0.02) {
        return new Layout(
            content, area, smaller.chart, smaller.plot, x, y, layout.box, layout.below);
      } // else it is too narrow for a frame of its own
    }
    Scale wide = equal(x, y, layout.ratio());
    return layout.with(wide, equal(y, wide, 1 / layout.ratio()));
  }

  private double ratio() {
    return plot.getWidth() / plot.getHeight();
  }

  /** How far a unit across differs from one down. */
  private double stretch() {
    return Math.abs(ratio() * span(y) / span(x) - 1);
  }

  /** The part of the area in whose middle the plot has one unit for both axes. */
  private Rectangle2D hugging() {
    double unit = Math.min(plot.getWidth() / span(x), plot.getHeight() / span(y));
    double across = plot.getWidth() - unit * span(x);
    double down = plot.getHeight() - unit * span(y);
    return new Rectangle2D.Double(
        area.getX() + across / 2,
        area.getY() + down / 2,
        area.getWidth() - across,
        area.getHeight() - down);
  }

  private static double span(Scale scale) {
    return scale.max() - scale.min();
  }

  /** The size of a plot is known only once it was painted: a draft finds it. */
  private static Layout draft(Content content, Rectangle2D area, Scale x, Scale y, double rows) {
    double row = ROW * content.theme.labelSize();
    double left = y.title(content.y.label()).isEmpty() ? 0 : row;
    double top = content.title.isEmpty() ? 0 : row;
    double bottom = (x.title(content.x.label()).isEmpty() ? 0 : row) + rows;
    double right = content.heatMap() == null ? 0 : Overlay.BAR_ROOM;
    Rectangle2D chart =
        new Rectangle2D.Double(
            area.getX() + left,
            area.getY() + top,
            Math.max(20, area.getWidth() - left - right),
            Math.max(20, area.getHeight() - top - bottom));
    Graphics2D scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      Rectangle2D plot = new Chart(content, chart, x, y, null).paint(scratch, chart).area();
      Rectangle2D box =
          new Rectangle2D.Double(area.getX(), area.getMaxY() - rows, area.getWidth(), rows);
      return new Layout(content, area, chart, plot, x, y, rows > 0 ? box : null, rows > 0);
    } finally {
      scratch.dispose();
    }
  }

  private Layout with(Scale nextX, Scale nextY) {
    return new Layout(content, area, chart, plot, nextX, nextY, box, below);
  }

  private Rectangle2D place(Legend legend) {
    Space space = new Space(content, new Frame(plot, x, y));
    space.notes(); // a legend stays away from them
    return space.place(legend);
  }

  /** The first scale made longer, if need be, to have the unit of the second on paper. */
  private static Scale equal(Scale one, Scale other, double ratio) {
    double span = Math.max(span(one), ratio * span(other));
    double middle = (one.min() + one.max()) / 2;
    return new Scale(false, middle - span / 2, middle + span / 2);
  }

  /** Paints the title, the labels of the axes and the legend around and into a plot. */
  void paintTitles(Graphics2D graphics, Frame frame) {
    double size = content.theme.labelSize();
    Rectangle2D inner = frame.area();
    double middle = inner.getCenterX();
    String across = x.title(content.x.label());
    Text.write(
        graphics,
        content.title,
        middle - Text.width(content.title, size) / 2,
        chart.getY() - (ROW - 1.1) * size,
        size);
    double base = chart.getMaxY() + 0.85 * size;
    Text.write(graphics, across, middle - Text.width(across, size) / 2, base, size);
    double upwards = chart.getX() - 0.3 * size;
    Text.writeUpwards(graphics, y.title(content.y.label()), upwards, inner.getCenterY(), size);
    if (below) {
      new Legend(content).paintRows(graphics, box);
    } else if (box != null) {
      new Legend(content).paintColumn(graphics, box);
    }
  }
}
