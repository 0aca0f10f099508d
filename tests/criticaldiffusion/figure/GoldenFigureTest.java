package criticaldiffusion.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The bytes of a figure with all that figures are made of. After a change that is meant, look at
 * the picture and run with {@code -Dfigure.accept=true}.
 */
class GoldenFigureTest {
  private static final Path GOLDEN = Path.of("tests/reference/figure.svg");

  /** The width of this text with the font of the stored picture, DejaVu Sans. */
  private static final double WIDTH = 45.1142578125;

  private static Figure figure() {
    double[] x = {1, 2, 5, 10};
    double[] y = {0.9, 0.8, 0.4, 0.1};
    double[] error = {0.05, 0.05, 0.1, 0.2};
    return Figure.column()
        .xLog()
        .xLabel("t (OU time)")
        .yLabel("φ(t)")
        .points("measured", x, y, error, new double[] {0.1, 0, 0.05, 0.1})
        .line("theory", 1, 10, t -> 1 / t)
        .style(s -> s.dashed().black())
        .band("1σ", x, error, y)
        .verticalMark(3, "t_S")
        .horizontalMark(0.775, "");
  }

  @Test
  void everyByteOfTheFigureIsAsStored() throws IOException {
    assumeTrue(Text.width("φ(t) 0.123", 9) == WIDTH, "another font than DejaVu Sans");
    if (Boolean.getBoolean("figure.accept")) {
      Files.writeString(GOLDEN, figure().svg());
    }
    assertEquals(Files.readString(GOLDEN), figure().svg());
  }

  @Test
  void theSvgHasTheSizeOfTheFigure() {
    String svg = figure().svg();
    assertTrue(svg.contains("width=\"246pt\""));
    assertTrue(svg.contains("viewBox=\"0 0 246 162.36\""));
    assertTrue(!svg.contains("<text"), "texts are outlines");
    assertTrue(!svg.contains("<image"), "lines are no bitmaps");
  }
}
