package criticaldiffusion.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private double seconds;

  private TerminalProgress progress(boolean terminal) {
    return new TerminalProgress(err, terminal, () -> (long) (seconds * 1e9));
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aLogGetsFewLines() {
    TerminalProgress progress = progress(false);
    for (int i = 0; i <= 6000; i++) {
      seconds = i * 0.1;
      progress.report(i / 6000.0, "part " + i);
    }
    progress.end();
    assertTrue(text().startsWith("0 %, 9:58 left, part 20\n1 %, 9:56 left, part 40\n"), text());
    assertEquals(14, text().lines().count());
  }

  @Test
  void shortWorkIsSilent() {
    TerminalProgress progress = progress(true);
    seconds = 1.9;
    progress.report(0.9, "soon");
    progress.end();
    assertEquals("", text());
  }

  @Test
  void aBarIsRedrawnInPlaceAndTakenAway() {
    TerminalProgress progress = progress(true);
    seconds = 30;
    progress.report(0.25, "trunk");
    progress.report(0.26, "too soon after it");
    String line = "[######..................]  25 %  1:30 left  trunk";
    assertEquals("\r" + line + " ".repeat(79 - line.length()), text());
    seconds = 31;
    progress.report(2, "x".repeat(200));
    progress.end();
    String[] frames = text().split("\r", -1);
    assertEquals(79, frames[2].length());
    assertTrue(frames[2].startsWith("[########################] 100 %  0 s left  xxx"));
    assertEquals(" ".repeat(79), frames[3]);
    assertEquals("", frames[4]);
  }

  @Test
  void durations() {
    assertEquals("0 s", TerminalProgress.duration(0.4));
    assertEquals("59 s", TerminalProgress.duration(59.4));
    assertEquals("1:00", TerminalProgress.duration(59.6));
    assertEquals("2:05:07", TerminalProgress.duration(7507));
  }
}
