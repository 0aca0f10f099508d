package criticaldiffusion.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFilesTest {
  private static final double[] X = {0.1, 0.2, 1.0 / 3, 1e-17};
  private static final double[] Y = {2, Double.NaN, 4, 3};
  private static final double[] E = {0.1, 0.2, 0.3, 0.4};

  @TempDir Path folder;

  private static Figure figure() {
    return Figure.column()
        .xLabel("t (OU time)")
        .yLabel("φ(t)")
        .points("d = 4, \"a\"", X, Y, E, X)
        .line("theory", X, E)
        .verticalMark(0.2, "t_S");
  }

  @Test
  void writesItsFilesAndNothingElse() throws IOException {
    figure().write(folder.resolve("new/fig2"), Map.of("seed", 7));
    assertEquals(
        List.of(
            "fig2.csv", "fig2.dat", "fig2.json", "fig2.pdf", "fig2.png", "fig2.svg", "fig2.tex"),
        names(folder.resolve("new")));
    figure().write(folder.resolve("new/fig2")); // again, over the old ones
    assertEquals(7, names(folder.resolve("new")).size());
  }

  @Test
  void theCsvHoldsEveryNumberExactly() throws IOException {
    figure().write(folder.resolve("fig"));
    List<String> rows = Files.readAllLines(folder.resolve("fig.csv"));
    assertEquals("series,x,y,err_low,err_high", rows.get(0));
    assertEquals(1 + 8, rows.size());
    String[] last = rows.get(4).split(",(?=[^,]*,[^,]*,[^,]*,[^,]*$)|,(?=[^,]*,[^,]*,[^,]*$)");
    assertTrue(rows.get(4).startsWith("\"d = 4, \"\"a\"\"\",1.0E-17,3.0,0.4,1.0E-17"), last[0]);
    assertEquals(1.0 / 3, Double.parseDouble(rows.get(3).split(",")[2]));
    assertEquals("theory,0.1,0.1,,", rows.get(5));
  }

  @Test
  void fieldsBandsHistogramsAndInsetsAreInTheCsv() throws IOException {
    Figure field =
        Figure.column()
            .heatMap("m", new double[][] {{1, 2}, {3, 4}}, 0, 2, 0, 4, ColourMap.VIRIDIS);
    Figure rest =
        Figure.column().band("b", X, E, X).steps("h", new double[] {0, 2}, new double[] {5});
    Panels.beside(field, rest.inset(figure(), Corner.TOP_LEFT, 0.4))
        .size(new FigureSize(800, 300))
        .write(folder.resolve("p"));
    List<String> rows = Files.readAllLines(folder.resolve("p.csv"));
    assertEquals("series,x,y,err_low,err_high,value", rows.get(0));
    assertEquals("(a) m,0.5,1.0,,,1.0", rows.get(1));
    assertEquals("(a) m,1.5,3.0,,,4.0", rows.get(4));
    assertTrue(rows.contains("(b) b (lower),0.1,0.1,,,"), rows.toString());
    assertTrue(rows.contains("(b) h,1.0,5.0,,,"), rows.toString());
    assertTrue(rows.contains("(b) inset theory,0.1,0.1,,,"), rows.toString());
  }

  @Test
  void thePdfHasTheStatedSizeAndNoFont() throws IOException {
    figure().write(folder.resolve("fig"));
    try (PDDocument document = Loader.loadPDF(folder.resolve("fig.pdf").toFile())) {
      assertEquals(1, document.getNumberOfPages());
      PDPage page = document.getPage(0);
      assertEquals(246, page.getMediaBox().getWidth(), 0.01);
      assertEquals(figure().size().height(), page.getMediaBox().getHeight(), 0.01);
      assertFalse(page.getResources().getFontNames().iterator().hasNext());
    }
  }

  @Test
  void thePngHas300DotsPerInch() throws IOException {
    figure().write(folder.resolve("fig"));
    BufferedImage image = ImageIO.read(folder.resolve("fig.png").toFile());
    assertEquals(1025, image.getWidth());
    byte[] bytes = Files.readAllBytes(folder.resolve("fig.png"));
    // 300 dots per inch are 11811 per metre, unit 1.
    byte[] chunk = {'p', 'H', 'Y', 's', 0, 0, 0x2E, 0x23, 0, 0, 0x2E, 0x23, 1};
    int at = 0;
    while (!Arrays.equals(chunk, Arrays.copyOfRange(bytes, at, at + chunk.length))) {
      at++;
    }
    assertTrue(at < 100);
  }

  @Test
  void thePngHoldsEveryPixel() throws IOException {
    BufferedImage image = figure().image(1.5);
    image.setRGB(3, 5, 0x010203);
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(image, 0)));
    assertEquals(image.getHeight(), read.getHeight());
    int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, 369);
    assertArrayEquals(pixels, read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, 369));
  }

  @Test
  void theJsonHoldsTheProvenanceAndWhatIsShown() throws IOException {
    figure()
        .write(folder.resolve("fig"), Map.of("seed", 7, "note", "a \"b\"\n", "t", List.of(1.5)));
    String json = Files.readString(folder.resolve("fig.json"));
    assertTrue(json.contains("\"seed\": 7"), json);
    assertTrue(json.contains("\"note\": \"a \\\"b\\\"\\u000a\""), json);
    assertTrue(json.contains("\"t\": [1.5]"), json);
    assertTrue(json.contains("1 of 4 points left out"), json);
    assertTrue(json.contains("\"label\": \"t_S\""), json);
  }

  @Test
  void theSameFigureGivesTheSameBytes() throws IOException {
    figure().write(folder.resolve("a"));
    figure().write(folder.resolve("b"));
    for (String end : List.of(".svg", ".csv", ".json", ".png")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("a" + end)),
          Files.readAllBytes(folder.resolve("b" + end)));
    }
  }

  @Test
  void refusesNamesThatAreNone() {
    for (String name : List.of("", ".hidden", "fig.pdf", "fig.CSV")) {
      assertThrows(IllegalArgumentException.class, () -> figure().write(Path.of(name)), name);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    UncheckedIOException error =
        assertThrows(UncheckedIOException.class, () -> figure().write(file.resolve("fig")));
    assertTrue(error.getMessage().startsWith("the figure 'fig' cannot be written: "));
    assertTrue(error.getMessage().contains("is not a folder"), error.getMessage());
  }

  @Test
  void aFailureLeavesNoPartOfAFile() throws IOException {
    Files.createDirectories(folder.resolve("fig.pdf/full")); // in the place of the last file
    assertThrows(UncheckedIOException.class, () -> figure().write(folder.resolve("fig")));
    assertEquals(
        List.of("fig.csv", "fig.dat", "fig.json", "fig.pdf", "fig.png", "fig.svg", "fig.tex"),
        names(folder));
    assertTrue(Files.isDirectory(folder.resolve("fig.pdf/full")));
  }

  /** The disk is full at the first, second, … file, half of which is written. */
  @Test
  void aDiskThatFillsLeavesTheFilesAsTheyWere() throws IOException {
    for (int room = 0; room < 7; room++) {
      for (boolean before : new boolean[] {false, true}) {
        Path own = Files.createDirectory(folder.resolve(room + "-" + before));
        if (before) {
          Figure.column().line("before", X, E).write(own.resolve("fig"));
        }
        Map<String, String> old = contents(own);
        int[] left = {room};
        FigureFiles.Disk full =
            (file, bytes) -> {
              boolean fits = left[0]-- > 0;
              Files.write(file, fits ? bytes : Arrays.copyOf(bytes, bytes.length / 2));
              if (!fits) {
                throw new IOException("No space left on device");
              }
            };
        UncheckedIOException error =
            assertThrows(
                UncheckedIOException.class,
                () -> FigureFiles.write(figure(), own.resolve("fig"), Map.of(), full));
        assertEquals(
            "the figure 'fig' cannot be written: No space left on device (in " + own + ")",
            error.getMessage());
        assertEquals(old, contents(own));
      }
    }
  }

  @Test
  void aFigureThatCannotBeDrawnTouchesNoFile() throws IOException {
    assertThrows(IllegalStateException.class, () -> Figure.column().write(folder.resolve("fig")));
    assertEquals(List.of(), names(folder));
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String name : names(folder)) {
      contents.put(name, Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1));
    }
    return contents;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return List.copyOf(new TreeSet<>(files.map(f -> f.getFileName().toString()).toList()));
    }
  }
}
