package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.figure.Figure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SlidersTest {
  private static Figure line(double slope) {
    return Figure.column().line("a", new double[] {0, 1}, new double[] {0, slope});
  }

  @Test
  void numbersAreExactDecimals() {
    Control control = Control.number("x", 0, 1, 0.1);
    assertEquals(11, control.positions());
    assertEquals(0.3, control.value(3));
    assertEquals("0.3", control.text(3));
    assertEquals("1", control.text(10));
    assertEquals(5, control.start());
    assertEquals(2, control.at(0.2).start());
    assertEquals(0, Control.numbers("d", 64, 256).at(64).start());
  }

  @Test
  void somePositionsHoldTheStartAndSpanTheRange() {
    Control control = Control.number("x", 0, 100, 1).at(37);
    assertEquals(List.of(0, 33, 37, 67, 100), control.some(5));
    assertEquals(101, control.some(200).size());
    assertEquals(List.of(0, 1, 2), Control.choice("c", "a", "b", "c").some(2));
  }

  @Test
  void badControlsAreRefused() {
    refused("needs from < to", () -> Control.number("x", 1, 1, 0.1));
    refused("positive step", () -> Control.number("x", 0, 1, -1));
    refused("more than 1000 positions", () -> Control.number("x", 0, 1, 1e-9));
    refused("has a value NaN", () -> Control.numbers("x", 1, Double.NaN));
    refused("at least one text", () -> Control.choice("x"));
    refused("has no value 7", () -> Control.number("x", 0, 1, 0.5).at(7));
    refused("needs a name", () -> Control.onOff("", true));
    refused("1 to 4 controls, had 0", Sliders::of);
    refused("same name", () -> Sliders.of(Control.onOff("a", true), Control.onOff("a", true)));
  }

  @Test
  void valuesAreReadByNameAndKind() {
    List<Control> controls =
        List.of(
            Control.number("x", 0, 1, 0.5),
            Control.choice("c", "a", "b"),
            Control.onOff("s", true));
    Values values = new Values(controls, new int[] {2, 1, 0});
    assertEquals(1.0, values.number("x"));
    assertEquals(1, values.integer("x"));
    assertEquals("b", values.choice("c"));
    assertFalse(values.isOn("s"));
    assertEquals("x = 1, c = b, s = false", values.toString());
    refused("no number named 'c'; the controls are x, c, s", () -> values.number("c"));
  }

  @Test
  void thePageHoldsControlsAndPicturesAndNothingFromTheNetwork() {
    try (Recorder recorder = Recorder.start()) {
      List<Double> asked = new ArrayList<>();
      Sliders.of(Control.number("slope </script>", 1, 3, 1), Control.onOff("on", true))
          .show(
              v -> {
                asked.add(v.number("slope </script>"));
                return line(v.number("slope </script>"));
              });
      String html = recorder.last().html();
      assertEquals("[sliders: slope </script> = 2, on = true]", recorder.last().text());
      assertTrue(html.contains("<input data-control type=\"range\""));
      assertTrue(html.contains("type=\"checkbox\" checked"));
      assertTrue(html.contains("slope &lt;/script&gt;"));
      assertEquals(1, html.split("</script>", -1).length - 1, "one script, ended once");
      Matcher frames = Pattern.compile("\"[0-2],[01]\": \"data:image/png;base64,").matcher(html);
      int count = 0;
      while (frames.find()) {
        count++;
      }
      assertTrue(count >= 4 && count <= 6, count + " pictures");
      Matcher addresses = Pattern.compile("https?://[^/\"]*").matcher(html);
      while (addresses.find()) {
        assertTrue(addresses.group().startsWith("http://127.0.0.1:"), addresses.group());
      }
      assertTrue(asked.containsAll(List.of(2.0)));
    }
  }

  @Test
  void aFunctionThatFailsAtFirstFailsTheCell() {
    try (Recorder recorder = Recorder.start()) {
      Sliders sliders = Sliders.of(Control.number("x", 0, 2, 1));
      assertThrows(
          ArithmeticException.class,
          () ->
              sliders.show(
                  v -> {
                    throw new ArithmeticException("at once");
                  }));
      assertEquals(List.of(), recorder.shown);
      sliders.show(
          v -> {
            if (v.number("x") == 0) {
              throw new ArithmeticException("at zero");
            }
            return line(1);
          });
      assertTrue(recorder.last().html().contains("\"0\": \"data:image/png"));
    }
  }

  /** What a page would be sent at the positions, whatever the way. */
  private static BufferedImage drawn(Sliders sliders, Function<Values, Figure> function, int... at)
      throws IOException {
    return ImageIO.read(new ByteArrayInputStream(sliders.draw(function, at)));
  }

  /** Exceptions and errors, also those of cells: each leaves the sliders as they were. */
  @Test
  void afterAFailureTheNextValueIsDrawn() throws IOException {
    Sliders sliders = Sliders.of(Control.number("x", 0, 6, 1));
    Function<Values, Figure> function =
        v -> {
          switch (v.integer("x")) {
            case 0 -> throw new ArithmeticException("at zero");
            case 1 -> throw new AssertionError();
            case 2 -> throw new OutOfMemoryError("Java heap space");
            case 3 -> deeper(0);
            case 4 -> throw new NoClassDefFoundError("REPL/$JShell$7");
            case 5 -> {
              return null;
            }
            default -> {}
          }
          return line(1);
        };
    BufferedImage good = drawn(sliders, function, 6);
    for (int bad = 0; bad < 6; bad++) {
      BufferedImage message = drawn(sliders, function, bad);
      assertTrue(message.getHeight() < good.getHeight() / 2, "a message of a line or two");
      assertTrue(red(message), "the message of " + bad);
      BufferedImage next = drawn(sliders, function, 6);
      assertEquals(good.getHeight(), next.getHeight());
      assertFalse(red(next));
    }
    assertEquals("at zero", SliderPicture.reason(new ArithmeticException("at\nzero ")));
    assertEquals(
        "java.lang.OutOfMemoryError: Java heap space",
        SliderPicture.reason(new OutOfMemoryError("Java heap space")));
  }

  private static int deeper(int depth) {
    return depth + deeper(depth + 1);
  }

  private static boolean red(BufferedImage image) {
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        if (image.getRGB(x, y) == 0xFFB3261E) {
          return true;
        }
      }
    }
    return false;
  }

  /** Two of three points of a log axis cannot be drawn: the note below the plot says so. */
  @Test
  void pointsLeftOutAreSaidBelowThePicture() throws IOException {
    Sliders sliders = Sliders.of(Control.onOff("gap", false));
    Function<Values, Figure> function =
        v -> {
          double[] y = v.isOn("gap") ? new double[] {-1, Double.NaN, 3} : new double[] {1, 2, 3};
          return Figure.column().yLog().points("a", new double[] {0, 1, 2}, y);
        };
    int whole = drawn(sliders, function, 0).getHeight();
    BufferedImage noted = drawn(sliders, function, 1);
    assertTrue(noted.getHeight() > whole + 20, noted.getHeight() + " against " + whole);
    int dark = 0;
    for (int x = 0; x < noted.getWidth(); x++) {
      for (int y = whole; y < noted.getHeight(); y++) {
        dark += (noted.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
      }
    }
    assertTrue(dark > 200, dark + " dark pixels of the note");
    // Of nothing but gaps there is no plot: the message says why.
    assertTrue(
        red(drawn(Sliders.of(Control.onOff("gap", false)), v -> line(Double.NaN).yLog(), 0)));
  }

  @Test
  void longTextsAreBrokenIntoAFewLines() {
    String text = "points left out ".repeat(40);
    List<String> lines = SliderPicture.lines(text, 200);
    assertEquals(5, lines.size());
    assertTrue(lines.get(4).endsWith("…"));
    assertEquals(List.of("a b"), SliderPicture.lines("a b", 200));
    assertTrue(SliderPicture.lines("x".repeat(100), 200).size() > 1, "a word without a space");
  }

  @Test
  void withoutANotebookNothingIsComputed() {
    FrontEnds.use(new Terminal());
    try {
      Sliders.of(Control.number("x", 0, 2, 1))
          .show(
              v -> {
                throw new AssertionError("computed");
              });
    } finally {
      FrontEnds.use(null);
    }
  }

  private static void refused(String part, Runnable action) {
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }
}
