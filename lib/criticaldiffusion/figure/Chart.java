package criticaldiffusion.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A figure as an XChart: axes, ticks and their numbers, curves, points and areas. */
final class Chart {
  /**
   * XChart rounds ticks and paddings to whole units, so a unit is a quarter of a point here and the
   * chart is painted scaled down.
   */
  static final int UNIT = 4;

  static final Color GREY = new Color(0x606060);
  private static final Color CLEAR = new Color(255, 255, 255, 0);

  /** Opacity of bands and histograms, of 255. */
  private static final int PALE = 60;

  /** XChart leaves one border on all sides; the plot needs more at the right than elsewhere. */
  private static final double BORDER = 8;

  private static final double CROP_LEFT = 6;
  private static final double CROP_TOP = 4;
  private static final double CROP_BOTTOM = 5;

  /** Least distances of labels along the axes, in points. */
  static final double ACROSS = 30;

  static final double DOWN = 20;

  private final Content content;
  private final PaperTheme theme;
  private final Scale x;
  private final Scale y;
  private final XYChart chart;
  private final double width;
  private final double height;

  /**
   * Sets up the chart.
   *
   * @param area what the plot and the numbers along its axes have, in points
   * @param plot the plot found by a draft, or null for the draft
   */
  Chart(Content content, Rectangle2D area, Scale x, Scale y, Rectangle2D plot) {
    this.content = content;
    this.theme = content.theme;
    this.x = x;
    this.y = y;
    this.width = area.getWidth() + CROP_LEFT;
    this.height = area.getHeight() + CROP_TOP + CROP_BOTTOM;
    chart = new XYChart(units(this.width), units(this.height));
    style(chart.getStyler());
    double across = plot == null ? area.getWidth() : plot.getWidth();
    double down = plot == null ? area.getHeight() : plot.getHeight();
    chart.setCustomXAxisTickLabelsFormatter(x.labels(across / ACROSS));
    chart.setCustomYAxisTickLabelsFormatter(y.labels(down / DOWN));
    addGuard();
    if (plot != null) { // what is drawn in a plot does not change its place
      addMarks();
      addAreas();
      addCurves();
    }
  }

  /** Paints the chart with the area's corner at the origin, and gives the frame of its plot. */
  Frame paint(Graphics2D graphics, Rectangle2D area) {
    var before = graphics.getTransform();
    graphics.translate(area.getX() - CROP_LEFT, area.getY() - CROP_TOP);
    graphics.scale(1.0 / UNIT, 1.0 / UNIT);
    chart.paint(graphics, units(width), units(height));
    graphics.setTransform(before);
    double left = chart.getScreenXFromChart(x.givenMin());
    double right = chart.getScreenXFromChart(x.givenMax());
    double top = chart.getScreenYFromChart(y.givenMax());
    double bottom = chart.getScreenYFromChart(y.givenMin());
    Rectangle2D plot =
        new Rectangle2D.Double(
            area.getX() - CROP_LEFT + left / UNIT,
            area.getY() - CROP_TOP + top / UNIT,
            (right - left) / UNIT,
            (bottom - top) / UNIT);
    return new Frame(plot, x, y);
  }

  private void style(XYStyler s) {
    Font text = new Font(Font.SANS_SERIF, Font.PLAIN, units(theme.textSize()));
    boolean field = content.heatMap() != null;
    s.setLocale(Locale.ROOT);
    s.setChartBackgroundColor(CLEAR).setPlotBackgroundColor(CLEAR).setPlotBorderVisible(false);
    s.setChartPadding(units(BORDER)).setPlotContentSize(1);
    s.setChartTitleVisible(false).setLegendVisible(false);
    s.setXAxisTitleVisible(false).setYAxisTitleVisible(false);
    s.setAxisTickLabelsFont(text).setAxisTickLabelsColor(Color.BLACK);
    s.setAxisTickMarkLength(units(3)).setAxisTickPadding(units(field ? 1 : 1.5));
    s.setAxisTickMarksColor(Color.BLACK).setAxisTickMarksStroke(stroke(theme.axisWidth()));
    s.setPlotTicksMarksVisible(!field).setAxisTicksMarksVisible(field);
    s.setAxisTicksLineVisible(false).setPlotMargin(0);
    s.setPlotGridLinesVisible(false);
    s.setXAxisTickMarkSpacingHint(units(ACROSS)).setYAxisTickMarkSpacingHint(units(DOWN));
    s.setYAxisLabelAlignment(org.knowm.xchart.style.AxesChartStyler.TextAlignment.Right);
    s.setXAxisLogarithmic(x.givenLog()).setYAxisLogarithmic(y.givenLog());
    s.setXAxisLogarithmicDecadeOnly(false).setYAxisLogarithmicDecadeOnly(false);
    s.setXAxisMin(x.givenMin()).setXAxisMax(x.givenMax());
    s.setYAxisMin(y.givenMin()).setYAxisMax(y.givenMax());
    s.setMarkerSize(units(theme.markerSize()));
  }

  /** Three unseen points at uneven places: XChart would put ticks at evenly spaced data. */
  private void addGuard() {
    double[] across = {x.givenMin(), between(x), x.givenMax()};
    double[] down = {y.givenMin(), between(y), y.givenMax()};
    XYSeries guard = chart.addSeries("guard", across, down);
    guard.setShowInLegend(false);
    guard.setLineStyle(SeriesLines.NONE).setLineColor(CLEAR);
    guard.setMarker(SeriesMarkers.NONE);
  }

  private static double between(Scale scale) {
    return scale.givenMin() + 0.37 * (scale.givenMax() - scale.givenMin());
  }

  private void addMarks() {
    for (Mark mark : content.marks) {
      if (!Scale.shows(mark.upright() ? x.log() : y.log(), mark.at())) {
        continue;
      }
      double at = mark.upright() ? x.given(mark.at()) : y.given(mark.at());
      double[] across = mark.upright() ? new double[] {at, at} : ends(x);
      double[] down = mark.upright() ? ends(y) : new double[] {at, at};
      XYSeries line = chart.addSeries("mark " + chart.getSeriesCollection().size(), across, down);
      line.setShowInLegend(false);
      line.setLineStyle(stroke(theme.axisWidth(), Dash.DASHED)).setLineColor(GREY);
      line.setMarker(SeriesMarkers.NONE);
    }
  }

  private static double[] ends(Scale scale) {
    return new double[] {scale.givenMin(), scale.givenMax()};
  }

  /** Bands and histograms, below all curves. */
  private void addAreas() {
    int next = 0;
    for (Series one : content.series) {
      Color colour = one.style().colour(theme, next);
      if (one instanceof Band || one instanceof Steps) {
        double[][] points =
            one instanceof Band band ? Outline.of(band, x, y) : Outline.of((Steps) one, x, y);
        XYSeries area = add(one.name(), points);
        area.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea).setFillColor(pale(colour));
        area.setLineStyle(one instanceof Band ? SeriesLines.NONE : pen(one)).setLineColor(colour);
        area.setMarker(SeriesMarkers.NONE);
      }
      next += one.style().takesNextColour() && !(one instanceof HeatMap) ? 1 : 0;
    }
  }

  /** Lines, then points. */
  private void addCurves() {
    for (boolean points : new boolean[] {false, true}) {
      int next = 0;
      for (Series one : content.series) {
        if (one instanceof Curve curve && curve.points() == points) {
          // XChart begins the pattern of a broken line again at every point; see Overlay.
          boolean line = curve.hasLine() && one.style().dash() == Dash.SOLID;
          Color colour = one.style().colour(theme, next);
          if (line || points) {
            draw(add(one.name(), Outline.of(curve, x, y)), curve, colour, next, line);
          }
        }
        next += one.style().takesNextColour() && !(one instanceof HeatMap) ? 1 : 0;
      }
    }
  }

  private XYSeries add(String name, double[][] points) {
    XYSeries added = chart.addSeries("series " + name, points[0], points[1]);
    added.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line).setShowInLegend(false);
    return added;
  }

  private void draw(XYSeries series, Curve curve, Color colour, int next, boolean line) {
    Style style = curve.style();
    series.setLineStyle(line ? pen(curve) : SeriesLines.NONE).setLineColor(colour);
    series.setMarkerColor(colour);
    series.setMarker(
        curve.points()
            ? style.marker(next).at(UNIT * theme.markerSize() * style.weight())
            : SeriesMarkers.NONE);
  }

  private BasicStroke pen(Series one) {
    return stroke(theme.lineWidth() * one.style().weight(), one.style().dash());
  }

  private static BasicStroke stroke(double points) {
    return stroke(points, Dash.SOLID);
  }

  private static BasicStroke stroke(double points, Dash dash) {
    return dash.stroke(UNIT * points);
  }

  static Color pale(Color colour) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), PALE);
  }

  private static int units(double points) {
    return (int) Math.round(UNIT * points);
  }
}
