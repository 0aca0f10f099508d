package criticaldiffusion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    PrintStream out = new PrintStream(OutputStream.nullOutputStream());
    return Main.run(words, out, new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String oneLine() {
    String text = err.toString(StandardCharsets.UTF_8);
    assertEquals(1, text.lines().count(), text);
    return text;
  }

  @Test
  void aPaperThatThereIsNotIsSaidWithThoseThereAre() {
    Path out = folder.resolve("out");
    assertEquals(
        Main.WRONG_USE, run("figures", "--paper", "slowing-dwon", "--out", out.toString()));
    String line = oneLine();
    assertTrue(line.contains("did you mean slowing-down?"), line);
    assertTrue(line.contains("dynamical-regimes, thermodynamics, slowing-down"), line);
    assertFalse(Files.exists(out));
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidBeforeAnyWork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertEquals(Main.WRONG_USE, run("figures", "--out", file.resolve("out").toString()));
    assertTrue(oneLine().contains("is not a folder"));
    assertEquals("x", Files.readString(file));
  }
}
