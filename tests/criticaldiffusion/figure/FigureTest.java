package criticaldiffusion.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.stats.Estimate;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
  private static final double[] X = {1, 2, 3, 4};
  private static final double[] Y = {2, 1, 4, 3};

  @Test
  void everyMethodLeavesTheFigureAsItWas() {
    Figure empty = Figure.column();
    Figure line = empty.line("a", X, Y);
    Figure styled = line.style(s -> s.colour(5).dashed());
    assertFalse(empty.showsAnything());
    assertTrue(line.showsAnything());
    assertNotEquals(line.svg(), styled.svg());
    assertEquals(line.svg(), empty.line("a", X, Y).svg());
  }

  @Test
  void laterChangesOfTheArraysDoNotReachTheFigure() {
    double[] y = Y.clone();
    Figure figure = Figure.column().line("a", X, y);
    String before = figure.svg();
    y[2] = 100;
    assertEquals(before, figure.svg());
  }

  @Test
  void refusesWhatDoesNotFitTogether() {
    Figure figure = Figure.column();
    refused("series 'a' has 4 x but 3 y", () -> figure.line("a", X, new double[3]));
    refused("series 'a' has no x", () -> figure.line("a", new double[0], new double[0]));
    refused("series 'a' has no y", () -> figure.line("a", X, null));
    refused("series 'a' has 4 x but 2 errors", () -> figure.points("a", X, Y, new double[2]));
    refused(
        "negative error at index 1", () -> figure.points("a", X, Y, new double[] {0, -1, 0, 0}));
    refused("a series needs a name", () -> figure.line(" ", X, Y));
    refused("two series named 'a'", () -> figure.line("a", X, Y).points("a", X, Y));
    refused("has no cell", () -> figure.heatMap("f", new double[0][0], 0, 1, 0, 1, ColourMap.GREY));
    refused(
        "differ in length",
        () -> figure.heatMap("f", new double[][] {{1, 2}, {3}}, 0, 1, 0, 1, ColourMap.GREY));
    refused("1 to 100000 bins", () -> figure.histogram("h", X, 0));
    refused("not finite at index 1", () -> figure.histogram("h", new double[] {1, Double.NaN}, 3));
    refused("must run from a number to a larger one", () -> figure.xRange(3, 3));
    refused("needs a positive range", () -> figure.yLog().yRange(0, 1));
    refused("must stand at a finite number", () -> figure.verticalMark(Double.NaN, "t"));
    refused("0.2 to 0.8", () -> figure.inset(figure, Corner.TOP_LEFT, 0.9));
    refused("60 to 2000 pt", () -> new FigureSize(10, 100));
    refused("1 to 26", () -> Panels.beside());
    assertThrows(IllegalStateException.class, () -> figure.style(s -> s.black()));
    assertThrows(IllegalStateException.class, () -> figure.colours("m", 0, 1));
  }

  @Test
  void refusesAPlotOfNothing() {
    IllegalStateException none = assertThrows(IllegalStateException.class, Figure.column()::image);
    assertTrue(none.getMessage().contains("shows nothing"), none.getMessage());
    Figure hidden = Figure.column().yLog().line("decay", X, new double[] {0, -1, Double.NaN, 0});
    IllegalStateException error = assertThrows(IllegalStateException.class, hidden::image);
    assertTrue(error.getMessage().contains("'decay'"), error.getMessage());
  }

  @Test
  void leavesGapsAndSaysSo() {
    double nan = Double.NaN;
    Figure figure = Figure.column().line("a", X, new double[] {1, nan, 2, 3});
    assertEquals(
        List.of("a: 1 of 4 points left out (not finite; the first is point 1, counted from 0)."),
        figure.caption());
    Figure log = Figure.column().yLog().points("b", X, new double[] {1, 0, 2, 3}, X);
    assertEquals(3, log.caption().size(), log.caption().toString());
    assertEquals("Error bars: 1σ.", log.caption().get(0));
    assertTrue(log.caption().get(1).contains("not positive on a log axis"));
    assertTrue(log.caption().get(2).startsWith("b: 3 error bars reach zero"), log.caption().get(2));
    log.image();
    Figure one =
        Figure.column()
            .points("c", X, List.of(estimate(1), estimate(nan), estimate(1), estimate(1)));
    assertTrue(one.caption().get(1).contains("no finite error"), one.caption().toString());
    one.image();
  }

  private static Estimate estimate(double error) {
    return new Estimate(2, error, 10);
  }

  @Test
  void theImageHasTheSizeAskedFor() {
    BufferedImage image = Figure.column().line("a", X, Y).image(2);
    assertEquals(492, image.getWidth());
    BufferedImage page = Panels.beside(Figure.column().line("a", X, Y)).image(1);
    assertEquals(510, page.getWidth());
    refused("between 0.25 and 20", () -> Figure.column().line("a", X, Y).image(100));
  }

  @Test
  void manyKindsOfDataCanBeDrawn() {
    double[] one = {3};
    double[] tiny = {1e-300, 2e-300, 3e-300, 4e-300};
    double[] huge = {1e300, -2e300, 3e300, 4e300};
    Figure.column().points("one", one, one).image(1);
    Figure.column().line("flat", X, new double[] {5, 5, 5, 5}).image(1);
    Figure.column().line("tiny", X, tiny).image(1);
    Figure.column().line("huge", X, huge).image(1);
    Figure.column().line("far", X, new double[] {1e9 + 1, 1e9 + 2, 1e9, 1e9 + 1}).image(1);
    Figure.column()
        .xLog()
        .yLog()
        .line("decades", new double[] {1e-30, 1, 1e30, 1e40}, tiny)
        .image(1);
    Figure.column().yLog().histogram("h", X, 7).image(1);
    Figure.column().line("range", X, Y).xRange(10, Double.NaN).image(1);
    Figure.column().line("a b $x$ <&>", X, Y).svg();
  }

  @Test
  void theDensityOfAHistogramHasAreaOne() {
    Steps steps = Steps.density("h", new double[] {0, 0.1, 0.5, 0.9, 1}, 4, 0, 1);
    double area = 0;
    for (double height : steps.heights()) {
      area += height * 0.25;
    }
    assertEquals(1, area, 1e-14);
    assertEquals(2 / (5 * 0.25), steps.heights()[3], 1e-14);
  }

  private static void refused(String part, Runnable action) {
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(error.getMessage().contains(part), error.getMessage());
    assertFalse(error.getMessage().contains("\n"));
  }
}
