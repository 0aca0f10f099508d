package criticaldiffusion.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The structure of the source for pgfplots; LaTeX itself is not needed. */
class PgfplotsTest {
  private static final double[] X = {1, 2, 4};
  private static final double[] Y = {1, Double.NaN, 0.5};
  private static final double[] E = {0.1, 0.1, 2};

  private static Figure figure() {
    return Figure.column()
        .yLog()
        .xLabel("t/t_S (OU time)")
        .yLabel("φ_C(t), 5 %")
        .points("d = 4096", X, Y, E)
        .line("theory", X, E)
        .style(s -> s.dashed().unlisted())
        .band("1σ", X, E, Y)
        .steps("counts", new double[] {0, 1, 3}, new double[] {1, 2})
        .verticalMark(2, "t_S")
        .verticalMark(99, "outside");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void everySeriesIsAPlotOfColumnsThatAreThere() {
    Pgfplots plots = new Pgfplots(figure(), "fig");
    String source = plots.source();
    assertEquals(4, count(source, "\\addplot["), source);
    assertEquals(3, count(source, "\\addlegendentry{"));
    assertEquals(1, count(source, "forget plot"));
    assertTrue(source.contains("xmode=linear,ymode=log"));
    assertTrue(source.contains("y error minus="));
    assertEquals(1, count(source, "\\draw[dashed"), "a mark outside the ranges is left out");
    List<String> rows = plots.data().lines().toList();
    Set<String> columns = new HashSet<>(List.of(rows.get(0).split(" ")));
    Matcher used = Pattern.compile("(?:[xy]|minus|plus)=([a-z]+[0-9]+)").matcher(source);
    int uses = 0;
    while (used.find()) {
      assertTrue(columns.contains(used.group(1)), used.group(1));
      uses++;
    }
    assertEquals(columns.size(), uses);
    rows.forEach(row -> assertEquals(columns.size(), row.split(" ").length, row));
    assertTrue(rows.get(2).contains("nan"), "a point that is not finite is a gap");
  }

  @Test
  void noErrorBarReachesZeroOnALogarithmicAxis() {
    List<String> rows = new Pgfplots(figure(), "fig").data().lines().toList();
    int y = List.of(rows.get(0).split(" ")).indexOf("y1");
    int low = List.of(rows.get(0).split(" ")).indexOf("low2");
    String[] last = rows.get(3).split(" ");
    assertTrue(Double.parseDouble(last[low]) < Double.parseDouble(last[y]));
  }

  @Test
  void groupsAndBracesClose() {
    Figure field =
        Figure.column()
            .heatMap("m", new double[][] {{1, 2}, {3, 4}}, 0, 1, 0, 1, ColourMap.VIRIDIS)
            .colours("m_k", 0, 4);
    String source =
        new Pgfplots(Panels.beside(figure().inset(figure(), Corner.TOP_LEFT, 0.4), field), "p")
            .source();
    assertEquals(count(source, "{"), count(source, "}"));
    assertEquals(3, count(source, "\\begin{axis}"));
    assertEquals(3, count(source, "\\end{axis}"));
    assertTrue(source.contains("\\small (b)"));
    assertTrue(source.contains("mesh/cols=2") && source.contains("0.250000 0.750000 3.00000"));
  }

  @Test
  void labelsAreLatex() {
    assertEquals("$t$/$t_{S}$ (OU time)", Tex.label("t/t_S (OU time)"));
    assertEquals("$\\varphi _{C}$($t$), 5 \\%", Tex.label("φ_C(t), 5 %"));
    assertEquals("$w_{i}^{2}$", Tex.label("w_i^2"));
    assertEquals("$T_{\\mathrm{eff}}$ = 3", Tex.label("T_eff = 3"));
    assertEquals("$\\hat{t}_{C}$", Tex.label("t\u0302_C"));
    assertEquals("late\\_start \\textbackslash{}", Tex.label("late\\_start \\"));
    assertEquals("", Tex.label(""));
  }

  @Test
  void sourcesAreTheSameInEveryLanguageAndOnEveryJdk() {
    double[][] field = {{0.002, 2e23}, {1, 3}};
    Figure map = Figure.column().heatMap("field", field, 0, 1, 0, 2e-3, ColourMap.VIRIDIS);
    String expected = new Pgfplots(map, "fig").source();
    List<String> caption = figure().caption();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertEquals(expected, new Pgfplots(map, "fig").source());
      assertEquals(caption, figure().caption());
    } finally {
      Locale.setDefault(before);
    }
    assertTrue(expected.contains("point meta min=0.002,"), expected);
    // Java before 19 would write 1.9999999999999998E23 for itself.
    double[] large = {2e23, 1};
    assertTrue(
        new Pgfplots(Figure.column().points("p", large, large), "fig")
            .data()
            .endsWith("\n2.0E23 2.0E23\n1.0 1.0\n"));
  }
}
