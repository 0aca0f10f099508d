package criticaldiffusion.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutTest {
  private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 246, 162);

  private static Layout layout(Figure figure) {
    return Layout.of(figure.content(), AREA);
  }

  /** Whether the legend lies over a curve, looked at on a fine grid of its points. */
  private static boolean covers(Layout layout, double from, double to, DoubleUnaryOperator curve) {
    Frame frame = new Frame(layout.plot(), layout.x(), layout.y());
    for (int i = 0; i <= 1000; i++) {
      double x = from + (to - from) * i / 1000;
      if (layout.box().contains(frame.across(x), frame.down(curve.applyAsDouble(x)))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theLegendTakesACornerThatIsFree() {
    for (DoubleUnaryOperator curve :
        new DoubleUnaryOperator[] {x -> x, x -> 1 - x, x -> x * x, x -> StrictMath.sqrt(x)}) {
      Layout layout = layout(Figure.column().yRange(0, 1).line("curve", 0, 1, curve));
      assertFalse(layout.below());
      assertFalse(covers(layout, 0, 1, curve));
    }
  }

  @Test
  void whereNothingIsFreeTheLegendStandsBelow() {
    DoubleUnaryOperator wild = x -> 0.5 + 0.5 * StrictMath.sin(60 * x);
    Layout layout = layout(Figure.column().yRange(0, 1).line("curve", 0, 1, wild));
    assertTrue(layout.below());
    assertTrue(layout.box().getY() >= layout.plot().getMaxY());
    assertTrue(AREA.contains(layout.box()));
  }

  @Test
  void anOpenAxisGrowsForTheLegendInstead() {
    DoubleUnaryOperator wild = x -> 0.5 + 0.5 * StrictMath.sin(60 * x);
    Layout layout = layout(Figure.column().line("curve", 0, 1, wild));
    assertFalse(layout.below());
    assertFalse(covers(layout, 0, 1, wild));
    assertTrue(layout.y().max() > 1.1);
  }

  @Test
  void labelsAreInsideTheFigure() {
    Layout bare = layout(Figure.column().line("a", 0, 1, x -> x));
    Layout named =
        layout(Figure.column().line("a", 0, 1, x -> x).xLabel("t").yLabel("φ").title("T"));
    assertTrue(named.plot().getX() > bare.plot().getX() + 8);
    assertTrue(named.plot().getY() > bare.plot().getY() + 8);
    assertTrue(named.plot().getMaxY() < bare.plot().getMaxY() - 8);
    assertTrue(AREA.contains(named.chart()));
  }

  @Test
  void panelsInAColumnHaveOneEdge() {
    Figure narrow = Figure.column().line("a", 0, 1, x -> x).xLabel("t");
    Figure wide = Figure.column().line("a", 0, 1, x -> 10_000 * x).yLabel("M").title("T");
    Panels panels = Panels.rows(2, narrow, wide, wide, narrow);
    var plots = panels.plots(new Rectangle2D.Double(0, 0, 510, 300));
    for (int i = 0; i < 2; i++) {
      assertEquals(plots.get(i).getX(), plots.get(i + 2).getX(), 0.3);
      assertEquals(plots.get(i).getMaxX(), plots.get(i + 2).getMaxX(), 0.3);
      assertEquals(plots.get(2 * i).getY(), plots.get(2 * i + 1).getY(), 0.3);
      assertEquals(plots.get(2 * i).getMaxY(), plots.get(2 * i + 1).getMaxY(), 0.3);
    }
  }

  /** XChart leaves out every tick when two of its labels are the same, empty ones among them. */
  @ParameterizedTest
  @ValueSource(doubles = {2.5, 5.6, 5.9, 6.1, 7, 9, 13, 14.6, 15.2, 18, 30, 75})
  void aLogAxisHasLabelsWhateverItsDecades(double decades) {
    double[] x = {3e-7, 3e-7 * Math.pow(10, decades)};
    Figure plain = Figure.column().points("p", x, new double[] {1, 2}).xLog().noLegend();
    for (Figure figure : new Figure[] {plain, plain.size(FigureSize.page())}) {
      BufferedImage image = figure.image(1);
      int row = image.getHeight() - 1;
      int ink = 0;
      // Without an axis label all that is below the frame's last line are the numbers.
      while (!isLine(image, row)) {
        for (int column = 0; column < image.getWidth(); column++) {
          ink += (image.getRGB(column, row) & 0xFF) < 128 ? 1 : 0;
        }
        row--;
      }
      assertTrue(ink > 30, decades + " decades: " + ink + " dark pixels");
    }
  }

  private static boolean isLine(BufferedImage image, int row) {
    int dark = 0;
    for (int column = 0; column < image.getWidth(); column++) {
      dark += (image.getRGB(column, row) & 0xFF) < 160 ? 1 : 0;
    }
    return dark > image.getWidth() / 2;
  }

  /** Fields wider than high, and higher than wide, with and without a legend's rows. */
  @ParameterizedTest
  @ValueSource(ints = {8, 16, 64})
  void theFrameOfAFieldWithEqualScalesEndsWithTheField(int across) {
    Figure field =
        Figure.column().heatMap("x", new double[16][across], 0, across, 0, 16, ColourMap.BLUE_RED);
    for (Figure figure :
        new Figure[] {
          field.equalScales(), field.equalScales().title("t = 1").xLabel("x").yLabel("y").noLegend()
        }) {
      Layout layout = layout(figure);
      assertEquals(0, layout.x().min());
      assertEquals(across, layout.x().max());
      assertEquals(16, layout.y().max());
      double ratio = layout.plot().getWidth() / layout.plot().getHeight();
      assertEquals(across / 16.0, ratio, 0.02 * across / 16);
      assertTrue(AREA.contains(layout.plot()));
    }
  }

  /** Narrower numbers along one panel's axis leave its field more room, which it may not take. */
  @Test
  void fieldsBesideEachOtherHaveOneHeight() {
    double[] x = {1, 10, 200};
    Figure decades = Figure.column().xLog().yLog().points("e", x, new double[] {7, 1, 1e-4});
    Figure units = Figure.column().xLog().points("φ", x, new double[] {0, 0.5, 1});
    Figure field =
        Figure.column()
            .heatMap("f", new double[][] {{0, 1}, {1, 0}}, 0, 144, 0, 96, ColourMap.GREY)
            .equalScales();
    Panels panels = Panels.rows(2, decades.yLabel("e"), units, field, field);
    var plots = panels.plots(new Rectangle2D.Double(0, 0, 510, 360));
    assertEquals(plots.get(2).getMinY(), plots.get(3).getMinY(), 0.25);
    assertEquals(plots.get(2).getMaxY(), plots.get(3).getMaxY(), 0.25);
  }

  @Test
  void aFieldTooNarrowForAFrameOfItsOwnHasLongerAxes() {
    Layout layout =
        layout(
            Figure.column()
                .heatMap("x", new double[64][2], 0, 2, 0, 64, ColourMap.BLUE_RED)
                .equalScales());
    double unit = layout.plot().getWidth() / (layout.x().max() - layout.x().min());
    assertEquals(layout.plot().getHeight() / (layout.y().max() - layout.y().min()), unit, 0.02);
    assertTrue(layout.x().max() > 2);
  }

  /** XChart paints curves before the field that would cover them. */
  @Test
  void linesAndPointsLieOnAField() {
    Figure field =
        Figure.column().heatMap("f", new double[][] {{0, 1}}, 0, 2, 0, 1, ColourMap.GREY);
    double[] x = {0.2, 1.8};
    double[] y = {0.4, 0.6};
    for (Figure figure : new Figure[] {field.line("line", x, y), field.points("points", x, y)}) {
      BufferedImage image = figure.noLegend().style(s -> s.colour(Color.RED)).image(2);
      int red = 0;
      for (int pixel :
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
        red += (pixel & 0xFFFFFF) == 0xFF0000 ? 1 : 0;
      }
      assertTrue(red > 20, "red pixels: " + red);
    }
  }
}
