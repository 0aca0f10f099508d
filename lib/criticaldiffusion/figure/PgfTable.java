package criticaldiffusion.figure;

import criticaldiffusion.experiment.ShortestDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers that the {@link Pgfplots} source of a picture reads, as one table of columns. */
final class PgfTable {
  private final List<String> names = new ArrayList<>();
  private final List<double[]> columns = new ArrayList<>();

  /** The table: a line of names, then the numbers; shorter columns are filled up with nan. */
  String text() {
    StringBuilder text = new StringBuilder(String.join(" ", names)).append('\n');
    int rows = columns.stream().mapToInt(column -> column.length).max().orElse(0);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < columns.size(); i++) {
        double[] column = columns.get(i);
        double value = row < column.length ? column[row] : Double.NaN;
        text.append(i == 0 ? "" : " ")
            .append(Double.isFinite(value) ? ShortestDecimal.toString(value) : "nan");
      }
      text.append('\n');
    }
    return text.toString();
  }

  /**
   * Adds a curve with its error bars; returns the options that name its columns.
   *
   * @param log whether the y axis is logarithmic, on which no bar reaches 0
   */
  String add(Curve curve, boolean log) {
    double[] shown = curve.y().clone();
    String table = "x=" + column("x", curve.x()) + ",y=" + column("y", shown);
    if (curve.below() == null) {
      return table;
    }
    double[] below = curve.below().clone();
    double[] above = curve.above().clone();
    for (int i = 0; i < below.length; i++) {
      double most = log ? curve.y()[i] * (1 - 1e-9) : Double.POSITIVE_INFINITY;
      below[i] = curve.hasBar(i) ? Math.min(below[i], most) : 0;
      above[i] = curve.hasBar(i) ? above[i] : 0;
    }
    return table
        + ",y error minus="
        + column("low", below)
        + ",y error plus="
        + column("high", above);
  }

  /** Adds the outline of a band: along the upper edge and back along the lower one. */
  String add(Band band, Content content) {
    int[] shown =
        IntStream.range(0, band.x().length)
            .filter(i -> band.shows(i, content.x.log(), content.y.log()))
            .toArray();
    int length = shown.length;
    double[][] outline = new double[2][2 * length];
    for (int k = 0; k < length; k++) {
      double low = band.low()[shown[k]];
      double high = band.high()[shown[k]];
      outline[0][k] = outline[0][2 * length - 1 - k] = band.x()[shown[k]];
      outline[1][k] = high;
      outline[1][2 * length - 1 - k] = Scale.shows(content.y.log(), low) ? low : 1e-9 * high;
    }
    return add(outline);
  }

  /** Adds the outline of steps: up, along and down, from the axis to the axis. */
  String add(Steps steps, Content content) {
    int bins = steps.heights().length;
    double floor = content.y.log() ? 1e-9 * content.extent().lowY : 0;
    double[][] outline = new double[2][2 * bins + 2];
    for (int k = 0; k <= bins; k++) {
      outline[0][2 * k] = outline[0][2 * k + 1] = steps.edges()[k];
      outline[1][2 * k] = k == 0 ? floor : Math.max(floor, steps.heights()[k - 1]);
      outline[1][2 * k + 1] = k == bins ? floor : Math.max(floor, steps.heights()[k]);
    }
    return add(outline);
  }

  private String add(double[][] outline) {
    return "x=" + column("x", outline[0]) + ",y=" + column("y", outline[1]);
  }

  private String column(String what, double[] values) {
    names.add(what + names.size());
    columns.add(values);
    return names.get(names.size() - 1);
  }
}
