package criticaldiffusion.figure;

import criticaldiffusion.stats.Estimate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * One plot: axes and what is drawn on them. Every method returns a new figure and leaves the old
 * one as it was.
 *
 * <pre>{@code
 * Figure.column()
 *     .xLabel("t (OU time)").yLabel("φ(t)")
 *     .points("d = 4096", t, phi, error)                       // 1σ error bars
 *     .line("theory", 0, 10, phiTheory).style(s -> s.black())  // of the series before it
 *     .verticalMark(4.16, "t_S")
 *     .write(Path.of("figures/cloning"));
 * }</pre>
 *
 * <p>Texts are Unicode with indices and exponents: {@code φ_C}, {@code t/t_S}, {@code T_eff},
 * {@code L^2}, {@code e^{−2t}}; {@code \\_} is an underscore. Points that are not finite, or not
 * positive on a logarithmic axis, are left out and {@link #caption()} says so.
 */
public final class Figure implements Picture {
  /** Points of a line that is given as a function. */
  private static final int SAMPLES = 400;

  private final Content content;

  private Figure(Content content) {
    this.content = content;
  }

  /** An empty figure of the given size. */
  public static Figure of(FigureSize size) {
    return new Figure(new Content(Objects.requireNonNull(size, "size")));
  }

  /** An empty figure one column wide, 246 pt. */
  public static Figure column() {
    return of(FigureSize.column());
  }

  /** An empty figure as wide as the page, 510 pt. */
  public static Figure page() {
    return of(FigureSize.page());
  }

  /** The same figure at another size. */
  public Figure size(FigureSize other) {
    Objects.requireNonNull(other, "size");
    return with(c -> c.size = other);
  }

  /** The same figure with other sizes of text and lines and other colours. */
  public Figure theme(PaperTheme other) {
    Objects.requireNonNull(other, "theme");
    return with(c -> c.theme = other);
  }

  /** A line above the plot; in a paper the caption says it. */
  public Figure title(String text) {
    Objects.requireNonNull(text, "title");
    return with(c -> c.title = text);
  }

  /** The label of the x axis, "symbol (unit)". */
  public Figure xLabel(String text) {
    Axis axis = content.x.withLabel(text);
    return with(c -> c.x = axis);
  }

  /** The label of the y axis, "symbol (unit)". */
  public Figure yLabel(String text) {
    Axis axis = content.y.withLabel(text);
    return with(c -> c.y = axis);
  }

  /** A logarithmic x axis. */
  public Figure xLog() {
    Axis axis = content.x.logarithmic();
    return with(c -> c.x = axis);
  }

  /** A logarithmic y axis. */
  public Figure yLog() {
    Axis axis = content.y.logarithmic();
    return with(c -> c.y = axis);
  }

  /**
   * The x axis from one number to a larger one; NaN leaves an end to the data.
   *
   * @throws IllegalArgumentException if the numbers do not ascend, or reach zero on a log axis
   */
  public Figure xRange(double from, double to) {
    Axis axis = content.x.withRange(from, to);
    return with(c -> c.x = axis);
  }

  /**
   * The y axis from one number to a larger one; NaN leaves an end to the data.
   *
   * @throws IllegalArgumentException if the numbers do not ascend, or reach zero on a log axis
   */
  public Figure yRange(double from, double to) {
    Axis axis = content.y.withRange(from, to);
    return with(c -> c.y = axis);
  }

  /** A line through points. */
  public Figure line(String name, double[] x, double[] y) {
    return add(new Curve(name, x, y, null, null, false, Style.AUTO));
  }

  /**
   * A function as a line, at {@value #SAMPLES} places between two x, evenly spaced on the axis.
   *
   * @throws IllegalArgumentException if the ends do not ascend, or reach zero on a log axis
   */
  public Figure line(String name, double from, double to, DoubleUnaryOperator function) {
    Axis part = content.x.withRange(from, to);
    double[] places = new double[SAMPLES];
    double[] values = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      double share = i / (SAMPLES - 1.0);
      places[i] = part.log() ? from * StrictMath.pow(to / from, share) : from + (to - from) * share;
      values[i] = function.applyAsDouble(places[i]);
    }
    return line(name, places, values);
  }

  /** Points without errors. */
  public Figure points(String name, double[] x, double[] y) {
    return add(new Curve(name, x, y, null, null, true, Style.AUTO));
  }

  /** Points with error bars y ± error, 1σ. */
  public Figure points(String name, double[] x, double[] y, double[] error) {
    return points(name, x, y, error, error);
  }

  /** Points with error bars from y − below to y + above, 1σ. */
  public Figure points(String name, double[] x, double[] y, double[] below, double[] above) {
    Objects.requireNonNull(below, "errors");
    Objects.requireNonNull(above, "errors");
    return add(new Curve(name, x, y, below, above, true, Style.AUTO));
  }

  /** Points with the errors of Monte Carlo numbers, 1σ. */
  public Figure points(String name, double[] x, List<Estimate> y) {
    double[] mean = y.stream().mapToDouble(Estimate::mean).toArray();
    double[] error = y.stream().mapToDouble(Estimate::error).toArray();
    return points(name, x, mean, error, error);
  }

  /** The area between two curves, such as the 1σ range of a prediction. */
  public Figure band(String name, double[] x, double[] low, double[] high) {
    return add(new Band(name, x, low, high, Style.AUTO));
  }

  /**
   * The density of a sample, n_k / (n · width), on bins of equal width from its smallest to its
   * largest value.
   */
  public Figure histogram(String name, double[] sample, int bins) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value :
        Series.checked(name, "sample", sample, sample == null ? 0 : sample.length)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    double wider = low == high ? 0.5 : 0;
    return histogram(name, sample, bins, low - wider, high + wider);
  }

  /** The density of a sample, n_k / (n · width), on bins of equal width between two numbers. */
  public Figure histogram(String name, double[] sample, int bins, double from, double to) {
    return add(Steps.density(name, sample, bins, from, to));
  }

  /** A histogram that is counted already: one height for each interval between the edges. */
  public Figure steps(String name, double[] edges, double[] heights) {
    return add(new Steps(name, edges, heights, Style.AUTO));
  }

  /**
   * A field painted as cells with a colour bar: {@code values[row][column]}, rows upwards from
   * {@code y0} to {@code y1}, columns from {@code x0} to {@code x1}. One field a figure.
   */
  public Figure heatMap(
      String name, double[][] values, double x0, double x1, double y0, double y1, ColourMap map) {
    HeatMap other = content.heatMap();
    if (other != null) {
      throw new IllegalArgumentException(
          "a figure shows one field; '" + other.name() + "' is there already");
    }
    Objects.requireNonNull(map, "map");
    return add(HeatMap.of(name, values, new double[] {x0, x1, y0, y1}, map));
  }

  /** The label of the colour bar and the values at its ends. */
  public Figure colours(String label, double low, double high) {
    HeatMap field = content.heatMap();
    if (field == null) {
      throw new IllegalStateException("colours need a field: call heatMap(…) first");
    }
    Objects.requireNonNull(label, "label");
    HeatMap next = field.between(low, high);
    return with(
        c -> {
          c.colourLabel = label;
          c.series.replaceAll(one -> one == field ? next : one);
        });
  }

  /** Changes how the last series is drawn: {@code .style(s -> s.dashed().black())}. */
  public Figure style(UnaryOperator<Style> change) {
    int last = content.series.size() - 1;
    if (last < 0) {
      throw new IllegalStateException("style changes the series before it, and there is none yet");
    }
    Series one = content.series.get(last);
    Series next = one.with(change.apply(one.style()));
    return with(c -> c.series.set(last, next));
  }

  /** An upright line at x across the plot, with a label (which may be empty). */
  public Figure verticalMark(double at, String label) {
    Mark mark = new Mark(true, at, label);
    return with(c -> c.marks.add(mark));
  }

  /** A level line at y across the plot, with a label (which may be empty). */
  public Figure horizontalMark(double at, String label) {
    Mark mark = new Mark(false, at, label);
    return with(c -> c.marks.add(mark));
  }

  /** A small figure in a corner of the plot, taking this share (0.2 to 0.8) of its sides. */
  public Figure inset(Figure inner, Corner corner, double share) {
    Inset inset = new Inset(inner, corner, share);
    return with(c -> c.inset = inset);
  }

  /** One unit of x as long as one unit of y: for clouds of points and lattices. */
  public Figure equalScales() {
    return with(c -> c.equalScales = true);
  }

  /** Without a legend. */
  public Figure noLegend() {
    return with(c -> c.legend = false);
  }

  @Override
  public FigureSize size() {
    return content.size;
  }

  @Override
  public List<String> caption() {
    return content.caption();
  }

  @Override
  public Collection<Figure> figures() {
    return List.of(this);
  }

  /** Whether at least one point can be drawn; a figure that shows nothing is refused. */
  public boolean showsAnything() {
    return !content.extent().isEmpty();
  }

  Content content() {
    return content;
  }

  private Figure with(Consumer<Content> change) {
    Content next = content.copy();
    change.accept(next);
    return new Figure(next);
  }

  private Figure add(Series one) {
    for (Series other : content.series) {
      if (other.name().equals(one.name())) {
        throw new IllegalArgumentException("there are two series named '" + one.name() + "'");
      }
    }
    return with(c -> c.series.add(one));
  }
}
