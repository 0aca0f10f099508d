package criticaldiffusion.figure;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Finds room in a plot for the labels of marks and for the legend, away from every curve. */
final class Space {
  /** The label of a mark and its place. */
  record Note(String text, Rectangle2D box) {}

  private static final double MARGIN = 5;

  /** Where a legend is tried: the corners, then along the edges, then inside. */
  private static final double[][] PLACES = {
    {1, 0},
    {0, 0},
    {1, 1},
    {0, 1},
    {0.5, 0},
    {1, 0.5},
    {0, 0.5},
    {0.5, 1},
    {0.75, 0},
    {0.25, 0},
    {1, 0.25},
    {1, 0.75},
    {0, 0.25},
    {0, 0.75},
    {0.75, 1},
    {0.25, 1},
    {0.5, 0.5},
    {0.75, 0.25},
    {0.25, 0.75},
    {0.25, 0.25},
    {0.75, 0.75}
  };

  private final Content content;
  private final Frame frame;
  private final Rectangle2D plot;
  private final List<Line2D> lines = new ArrayList<>();
  private final List<Rectangle2D> taken = new ArrayList<>();

  Space(Content content, Frame frame) {
    this.content = content;
    this.frame = frame;
    this.plot = frame.area();
    content.series.forEach(this::addLines);
    if (content.inset != null) {
      taken.add(content.inset.box(plot));
    }
  }

  /** The labels of the marks, each at the first of some places that is free. */
  List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    for (Mark mark : content.marks) {
      boolean log = mark.upright() ? frame.x().log() : frame.y().log();
      if (!mark.label().isEmpty() && Scale.shows(log, mark.at())) {
        Rectangle2D box = place(mark);
        taken.add(box);
        notes.add(new Note(mark.label(), box));
      }
    }
    return notes;
  }

  private Rectangle2D place(Mark mark) {
    double width = Text.width(mark.label(), content.theme.textSize());
    double height = 1.2 * content.theme.textSize();
    Rectangle2D best = null;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20 && least > 0; i++) {
      boolean other = i % 2 == 1;
      double share = i / 2 / 9.0;
      double x = plot.getMaxX() - MARGIN - width - share * (plot.getWidth() - width - 2 * MARGIN);
      double y = plot.getMinY() + 4 + share * (plot.getHeight() - height - 8);
      if (mark.upright()) {
        double line = frame.across(mark.at());
        x = other ? line - 3 - width : line + 3;
      } else {
        double line = frame.down(mark.at());
        y = other ? line + 1 : line - height;
      }
      Rectangle2D box = new Rectangle2D.Double(x, y, width, height);
      long hits = hits(box) + crossed(mark, box);
      if (hits < least) {
        least = hits;
        best = box;
      }
    }
    return best;
  }

  /** How many other marks cross a box. */
  private long crossed(Mark own, Rectangle2D box) {
    return content.marks.stream().filter(m -> m != own && line(m).intersects(box)).count();
  }

  private Line2D line(Mark mark) {
    double at = mark.upright() ? frame.across(mark.at()) : frame.down(mark.at());
    return mark.upright()
        ? new Line2D.Double(at, plot.getMinY(), at, plot.getMaxY())
        : new Line2D.Double(plot.getMinX(), at, plot.getMaxX(), at);
  }

  /** How much a box would cover; being outside the plot weighs more than any curve. */
  private long hits(Rectangle2D box) {
    return lines.stream().filter(box::intersectsLine).count()
        + 1000 * taken.stream().filter(box::intersects).count()
        + (plot.contains(box) ? 0 : 1_000_000);
  }

  /** A free place for a legend, a corner if there is one, or null if there is none. */
  Rectangle2D place(Legend legend) {
    Rectangle2D size = legend.column();
    content.marks.forEach(mark -> lines.add(line(mark)));
    double free = plot.getWidth() - size.getWidth();
    double below = plot.getHeight() - size.getHeight();
    for (double[] share : PLACES) {
      double x = plot.getMinX() + share[0] * free;
      double y = plot.getMinY() + share[1] * below;
      Rectangle2D box = new Rectangle2D.Double(x, y, size.getWidth(), size.getHeight());
      if (free >= 0 && below >= 0 && hits(box) == 0) {
        return box;
      }
    }
    return null;
  }

  /** Takes in a series as pieces of straight lines; points stand for themselves. */
  private void addLines(Series one) {
    if (one instanceof Curve c) {
      for (int i = 0; i < c.x().length; i++) {
        int next = c.hasLine() && i + 1 < c.x().length ? i + 1 : i;
        add(c.x()[i], c.y()[i], c.x()[next], c.y()[next]);
        if (c.hasBar(i)) {
          add(c.x()[i], above(c.y()[i] - c.below()[i]), c.x()[i], c.y()[i] + c.above()[i]);
        }
      }
    } else if (one instanceof Band b) {
      for (int i = 0; i < b.x().length; i++) {
        int next = Math.min(i + 1, b.x().length - 1);
        add(b.x()[i], above(b.low()[i]), b.x()[next], above(b.low()[next]));
        add(b.x()[i], b.high()[i], b.x()[next], b.high()[next]);
        add(b.x()[i], above(b.low()[i]), b.x()[i], b.high()[i]);
      }
    } else if (one instanceof Steps s) {
      for (int k = 0; k < s.heights().length; k++) {
        add(s.edges()[k], s.heights()[k], s.edges()[k + 1], s.heights()[k]);
        add(s.edges()[k], above(0), s.edges()[k], s.heights()[k]);
      }
    }
  }

  private double above(double low) {
    return frame.y().log() ? Math.max(low, frame.y().min()) : low;
  }

  private void add(double x0, double y0, double x1, double y1) {
    if (frame.shows(x0, y0) && frame.shows(x1, y1)) {
      lines.add(
          new Line2D.Double(frame.across(x0), frame.down(y0), frame.across(x1), frame.down(y1)));
    }
  }
}
