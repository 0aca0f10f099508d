package criticaldiffusion.figure;

import criticaldiffusion.experiment.ShortestDecimal;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture as source for pgfplots: a {@code tikzpicture} for {@code \input}, with the same layout,
 * and its numbers as one table. A {@code bp} of TeX is the point of this package.
 */
final class Pgfplots {
  private final String table;
  private final double height;
  private final StringBuilder tex = new StringBuilder();
  private final PgfTable numbers = new PgfTable();

  /**
   * Writes out a picture.
   *
   * @param stem name of its files without their endings
   */
  Pgfplots(Picture picture, String stem) {
    table = stem + ".dat";
    height = picture.size().height();
    double width = picture.size().width();
    line("%% \\usepackage{pgfplots} \\pgfplotsset{compat=1.16}, then \\input{%s.tex}", stem);
    line("\\begin{tikzpicture}[line width=0.6bp]");
    line("\\useasboundingbox (0,0) rectangle (%sbp,%sbp);", number(width), number(height));
    Rectangle2D area = new Rectangle2D.Double(0, 0, width, height);
    if (picture instanceof Panels panels) {
      List<Rectangle2D> cells = panels.cells(area);
      List<Rectangle2D> areas = panels.areas(cells);
      for (int i = 0; i < cells.size(); i++) {
        axis(panels.figure(i).content(), areas.get(i));
        if (panels.isLabelled()) {
          String x = number(cells.get(i).getX() + 2);
          String y = number(height - cells.get(i).getY() + 1);
          line(
              "\\node[anchor=base west,inner sep=0] at (%sbp,%sbp) {\\small %s};",
              x, y, Panels.label(i));
        }
      }
    } else {
      picture.figures().forEach(figure -> axis(figure.content(), area));
    }
    line("\\end{tikzpicture}");
  }

  /** The source. */
  String source() {
    return tex.toString();
  }

  /** The table it reads. */
  String data() {
    return numbers.text();
  }

  private void axis(Content content, Rectangle2D area) {
    Layout layout = Layout.of(content, area);
    Rectangle2D plot = layout.plot();
    Scale x = layout.x();
    Scale y = layout.y();
    line("\\begin{axis}[");
    line(
        "  at={(%sbp,%sbp)},anchor=south west,scale only axis,",
        number(plot.getX()), number(height - plot.getMaxY()));
    line("  width=%sbp,height=%sbp,", number(plot.getWidth()), number(plot.getHeight()));
    line(
        "  xmin=%s,xmax=%s,ymin=%s,ymax=%s,",
        decimal(x.min()), decimal(x.max()), decimal(y.min()), decimal(y.max()));
    line("  xmode=%s,ymode=%s,", x.log() ? "log" : "linear", y.log() ? "log" : "linear");
    line("  xlabel={%s},ylabel={%s},", Tex.label(content.x.label()), Tex.label(content.y.label()));
    line("  title={%s},title style={font=\\small,yshift=-4bp},", Tex.label(content.title));
    line("  label style={font=\\small},tick label style={font=\\footnotesize},");
    line("  axis background/.style={fill=white},unbounded coords=jump,");
    line("  every axis plot/.append style={line width=%sbp},", number(content.theme.lineWidth()));
    legend(layout);
    HeatMap field = content.heatMap();
    if (field != null) {
      colours(field, content.colourLabel);
    }
    line("]");
    if (field != null) {
      cells(field);
    }
    int next = 0;
    for (Series one : content.series) {
      if (!(one instanceof HeatMap)) {
        series(content, one, next);
        next += one.style().takesNextColour() ? 1 : 0;
      }
    }
    content.marks.forEach(mark -> mark(mark, x, y));
    line("\\end{axis}");
    if (content.inset != null) {
      axis(content.inset.figure().content(), content.inset.box(plot));
    }
  }

  private void legend(Layout layout) {
    Rectangle2D box = layout.box();
    if (box == null) {
      return;
    }
    Rectangle2D plot = layout.plot();
    String place =
        layout.below()
            ? String.format(
                Locale.ROOT,
                "at={(0.5,%.4f)},anchor=north,legend columns=-1",
                (plot.getMaxY() - box.getY()) / plot.getHeight())
            : String.format(
                Locale.ROOT,
                "at={(%.4f,%.4f)},anchor=north west",
                (box.getX() - plot.getX()) / plot.getWidth(),
                (plot.getMaxY() - box.getY()) / plot.getHeight());
    line(
        "  legend style={draw=none,fill=none,font=\\footnotesize,%s},legend cell align=left,",
        place);
  }

  private void series(Content content, Series one, int next) {
    Color colour = one.style().colour(content.theme, next);
    List<String> options = new ArrayList<>(List.of("color=" + name(colour)));
    String table;
    if (one instanceof Curve curve) {
      options.addAll(pen(curve, next));
      table = numbers.add(curve, content.y.log());
    } else {
      options.addAll(List.of("fill", "fill opacity=0.24", "area legend"));
      options.add(one instanceof Band ? "draw=none" : "draw opacity=1");
      table =
          one instanceof Band band ? numbers.add(band, content) : numbers.add((Steps) one, content);
    }
    boolean listed = one.style().isListed() && content.legend;
    if (!listed) {
      options.add("forget plot");
    }
    line("\\addplot[%s] table[%s] {%s};", String.join(",", options), table, this.table);
    if (listed) {
      line("\\addlegendentry{%s}", Tex.label(one.name()));
    }
  }

  private static List<String> pen(Curve curve, int next) {
    List<String> options = new ArrayList<>();
    if (!curve.hasLine()) {
      options.add("only marks");
    } else if (curve.style().dash() != Dash.SOLID) {
      options.add(curve.style().dash().name().toLowerCase(Locale.ROOT).replace("dash_", "dash"));
    }
    String mark =
        switch (curve.style().marker(next)) {
          case NONE -> "none";
          case CIRCLE, DOT -> "*";
          case SQUARE -> "square*";
          case TRIANGLE -> "triangle*";
          case DIAMOND -> "diamond*";
          case OPEN_CIRCLE -> "o";
          case OPEN_SQUARE -> "square";
        };
    options.add("mark=" + (curve.points() ? mark : "none"));
    options.add("mark size=1.5bp");
    options.add("mark options={solid}");
    if (curve.below() != null) {
      options.add(
          "error bars/.cd,y dir=both,y explicit,error mark options={rotate=90,mark size=1.5bp}");
    }
    return options;
  }

  private void colours(HeatMap field, String label) {
    StringBuilder map = new StringBuilder();
    for (int i = 0; i <= 16; i++) {
      Color c = field.colours().at(i / 16.0);
      map.append(
          String.format(Locale.ROOT, "rgb255=(%d,%d,%d) ", c.getRed(), c.getGreen(), c.getBlue()));
    }
    line("  colormap={field}{%s},point meta min=%s,", map.toString().strip(), decimal(field.low()));
    line("  point meta max=%s,enlargelimits=false,axis on top,colorbar,", decimal(field.high()));
    line("  colorbar style={width=7bp,xshift=-4bp,ylabel={%s}},", Tex.label(label));
  }

  /** A matrix plot takes no gaps, so its cells cannot stand in the table beside longer columns. */
  private void cells(HeatMap field) {
    int rows = field.values().length;
    int across = field.values()[0].length;
    double[] range = field.range();
    line("\\addplot[matrix plot*,mesh/cols=%d,point meta=explicit,forget plot]", across);
    line("  table[x=x,y=y,meta=value] {");
    line("x y value");
    for (int i = 0; i < rows * across; i++) {
      double x = range[0] + (range[1] - range[0]) * (i % across + 0.5) / across;
      double y = range[2] + (range[3] - range[2]) * (i / across + 0.5) / rows;
      line("%.6g %.6g %.6g", x, y, field.values()[i / across][i % across]);
    }
    line("};");
  }

  private void mark(Mark mark, Scale x, Scale y) {
    boolean upright = mark.upright();
    Scale along = upright ? x : y;
    if (!Scale.shows(along.log(), mark.at())
        || mark.at() < along.min()
        || mark.at() > along.max()) {
      return;
    }
    String at = decimal(mark.at());
    line(
        "\\draw[dashed,black!60] (axis cs:%s,%s) -- (axis cs:%s,%s) node[%s,inner sep=3bp] {%s};",
        upright ? at : decimal(x.min()),
        upright ? decimal(y.min()) : at,
        upright ? at : decimal(x.max()),
        upright ? decimal(y.max()) : at,
        upright ? "anchor=north west,black" : "anchor=south east,black",
        mark.label().isEmpty() ? "" : "\\footnotesize " + Tex.label(mark.label()));
  }

  private static String name(Color colour) {
    return String.format(
        Locale.ROOT,
        "{rgb,255:red,%d;green,%d;blue,%d}",
        colour.getRed(),
        colour.getGreen(),
        colour.getBlue());
  }

  /** All digits, the same on every JDK. */
  private static String decimal(double value) {
    return ShortestDecimal.toString(value);
  }

  private static String number(double points) {
    return String.format(Locale.ROOT, "%.3f", points).replaceAll("\\.?0+$", "");
  }

  private void line(String format, Object... values) {
    tex.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
