package criticaldiffusion.command;

import criticaldiffusion.experiment.Regimes;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.figure.Picture;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * H(μ | x_t) and φ_C against t with the times t_S and t_C of a data set (Biroli et al. 2024, Fig.
 * 5).
 */
final class RegimesPicture {
  private RegimesPicture() {}

  static Picture of(ResultTable table) {
    double logSize = StrictMath.log(((Number) table.about().get("n")).doubleValue());
    Figure entropy =
        measured(table, Regimes.ENTROPY, "H(μ | x_t) (nats)").horizontalMark(logSize, "log n");
    Figure agreement =
        measured(table, Regimes.AGREEMENT, "φ_C").yRange(-0.03, 1.03).horizontalMark(0.5, "½");
    return Panels.beside(entropy, agreement);
  }

  private static Figure measured(ResultTable table, String quantity, String label) {
    int[] rows = rows(table, quantity);
    double[] t = pick(table, "t", rows);
    double first = Arrays.stream(t).min().orElseThrow();
    double last = Arrays.stream(t).max().orElseThrow();
    Figure figure =
        Figure.column()
            .points(label, t, pick(table, "value", rows), pick(table, "value_error", rows))
            .style(s -> s.joined())
            .noLegend()
            .xLabel("t")
            .yLabel(label);
    figure = last > 20 * first ? figure.xLog() : figure;
    figure = mark(figure, table, Regimes.SPECIATION, "t_S");
    figure = mark(figure, table, Regimes.COLLAPSE, "t_C");
    return mark(figure, table, Regimes.INFORMATION, "log n = I");
  }

  /** An upright line where there is such a time. */
  private static Figure mark(Figure figure, ResultTable table, String quantity, String label) {
    double t = pick(table, "t", rows(table, quantity))[0];
    return t > 0 ? figure.verticalMark(t, label) : figure;
  }

  private static int[] rows(ResultTable table, String quantity) {
    String[] names = table.texts("quantity");
    return IntStream.range(0, names.length).filter(i -> names[i].equals(quantity)).toArray();
  }

  private static double[] pick(ResultTable table, String column, int[] rows) {
    double[] all = table.column(column);
    return Arrays.stream(rows).mapToDouble(i -> all[i]).toArray();
  }
}
