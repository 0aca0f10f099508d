package criticaldiffusion.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What the series of a figure are: a swatch and a name each, in a column or in rows. */
final class Legend {
  /** Length of a swatch and the gap behind it, in points. */
  private static final double SWATCH = 14;

  private static final double GAP = 4;

  /** Free space around all entries. */
  private static final double MARGIN = 6;

  private static final double BETWEEN = 12;

  private record Entry(Series series, Color colour, int place) {}

  private final PaperTheme theme;
  private final List<Entry> entries = new ArrayList<>();

  Legend(Content content) {
    theme = content.theme;
    int next = 0;
    for (Series one : content.series) {
      if (!(one instanceof HeatMap)) {
        if (content.legend && one.style().isListed()) {
          entries.add(new Entry(one, one.style().colour(theme, next), next));
        }
        next += one.style().takesNextColour() ? 1 : 0;
      }
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  private double width(Entry entry) {
    return SWATCH + GAP + Text.width(entry.series().name(), theme.textSize());
  }

  private double rowHeight() {
    return 1.4 * theme.textSize();
  }

  /** The size of all entries below each other, from the origin. */
  Rectangle2D column() {
    double widest = entries.stream().mapToDouble(this::width).max().orElse(0);
    return new Rectangle2D.Double(
        0, 0, widest + 2 * MARGIN, entries.size() * rowHeight() + 2 * MARGIN);
  }

  /** The height of all entries in rows that are no wider than this. */
  double heightOfRows(double width) {
    return rows(width).size() * rowHeight() + MARGIN;
  }

  private List<List<Entry>> rows(double width) {
    List<List<Entry>> rows = new ArrayList<>();
    double left = 0;
    for (Entry entry : entries) {
      if (rows.isEmpty() || width(entry) > left) {
        rows.add(new ArrayList<>());
        left = width;
      }
      rows.get(rows.size() - 1).add(entry);
      left -= width(entry) + BETWEEN;
    }
    return rows;
  }

  /** Paints the entries below each other. */
  void paintColumn(Graphics2D graphics, Rectangle2D box) {
    double y = box.getY() + MARGIN;
    for (Entry entry : entries) {
      paint(graphics, entry, box.getX() + MARGIN, y + rowHeight() / 2);
      y += rowHeight();
    }
  }

  /** Paints the entries in rows, each in the middle of the box's width. */
  void paintRows(Graphics2D graphics, Rectangle2D box) {
    double y = box.getY() + MARGIN;
    for (List<Entry> row : rows(box.getWidth())) {
      double width = row.stream().mapToDouble(this::width).sum() + BETWEEN * (row.size() - 1);
      double x = box.getX() + Math.max(0, (box.getWidth() - width) / 2);
      for (Entry entry : row) {
        paint(graphics, entry, x, y + rowHeight() / 2);
        x += width(entry) + BETWEEN;
      }
      y += rowHeight();
    }
  }

  private void paint(Graphics2D graphics, Entry entry, double x, double y) {
    Style style = entry.series().style();
    double middle = x + SWATCH / 2;
    if (entry.series() instanceof Curve curve) {
      graphics.setColor(entry.colour());
      if (curve.hasLine()) {
        graphics.setStroke(style.dash().stroke(theme.lineWidth() * style.weight()));
        graphics.draw(new Line2D.Double(x, y, x + SWATCH, y));
      }
      if (curve.points()) {
        style.marker(entry.place()).paint(graphics, middle, y, theme.markerSize() * style.weight());
      }
    } else {
      double high = 0.7 * theme.textSize();
      Shape swatch = new Rectangle2D.Double(x, y - high / 2, SWATCH, high);
      graphics.setColor(Chart.pale(entry.colour()));
      graphics.fill(swatch);
      if (entry.series() instanceof Steps) {
        graphics.setColor(entry.colour());
        graphics.setStroke(new BasicStroke((float) theme.axisWidth()));
        graphics.draw(swatch);
      }
    }
    Text.write(
        graphics,
        entry.series().name(),
        x + SWATCH + GAP,
        y + 0.36 * theme.textSize(),
        theme.textSize());
  }
}
