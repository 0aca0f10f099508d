package criticaldiffusion.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.figure.Figure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final Figure LINE =
      Figure.column().line("a", new double[] {0, 1}, new double[] {0, 1});

  @Test
  void theEnvironmentChoosesTheFolder() {
    assertEquals(Path.of("figures"), Figures.folder(null));
    assertEquals(Path.of("figures"), Figures.folder(" "));
    assertEquals(Path.of("/out"), Figures.folder("/out"));
  }

  @Test
  void namesThatLeaveTheFolderAreRefused() {
    for (String name : List.of("", "../a", "a/b", ".a", "a b")) {
      assertThrows(IllegalArgumentException.class, () -> Figures.save(LINE, name), name);
    }
  }

  @Test
  void picturesAreShownWithWhatTheirCaptionMustSay() {
    try (Recorder recorder = Recorder.start()) {
      Cell.show(LINE);
      assertEquals(
          List.of("image/png", "text/plain"),
          List.copyOf(new java.util.TreeSet<>(recorder.last().bundle().keySet())));
      Cell.show(LINE.line("<b>", new double[] {0, 1}, new double[] {0, Double.NaN}));
      assertTrue(recorder.last().html().contains("&lt;b&gt;: 1 of 2 points left out"));
      assertTrue(
          recorder
              .last()
              .html()
              .startsWith("<img alt=\"figure\" src=\"data:image/png;base64,iVBOR"));
    }
  }
}
