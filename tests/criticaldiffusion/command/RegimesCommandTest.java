package criticaldiffusion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.experiment.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From drawn images to a file, and from the file to its regimes, their figure and provenance. */
class RegimesCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    out.reset();
    err.reset();
    return Main.run(
        words,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void drawnImagesBecomeFilesAndFilesRegimes() throws Exception {
    String to = folder.toString();
    assertEquals(0, run("draw", "size=8", "count=60", "digits=1,8", "--out", to), err());
    assertEquals(List.of("digits-labels.npy", "digits.npy"), files());
    String data = folder.resolve("digits.npy").toString();
    String labels = folder.resolve("digits-labels.npy").toString();
    String[] words = {
      "regimes",
      "data=" + data,
      "labels=" + labels,
      "classes=1",
      "scale=2",
      "centring=false",
      "queries=20",
      "times=0.1,0.5,2",
      "--out",
      to
    };
    assertEquals(0, run(words), err());
    assertEquals(
        List.of(
            "digits-labels.npy",
            "digits.npy",
            "regimes.csv",
            "regimes.json",
            "regimes.pdf",
            "regimes.png",
            "regimes.svg"),
        files());
    assertTrue(err().contains("Error bars: 1σ"), err());
    Object kept = StrictJson.parse(Files.readString(folder.resolve("regimes.json")));
    assertEquals("30", StrictJson.at(kept, "n").toString());
    assertEquals("64", StrictJson.at(kept, "d").toString());
    assertEquals(hash(data), StrictJson.at(kept, "data_set", "sha256"));
    assertEquals(hash(labels), StrictJson.at(kept, "data_set", "labels_sha256"));
    assertEquals("[1]", StrictJson.at(kept, "data_set", "classes"));
    assertEquals("all", StrictJson.at(kept, "data_set", "channel"));
    assertEquals("2.0", StrictJson.at(kept, "data_set", "scale"));
    assertEquals("none", StrictJson.at(kept, "data_set", "centring"));
    assertEquals("30", StrictJson.at(kept, "class_sizes", "1").toString());
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("sha256=" + hash(data)));
  }

  private static String hash(String file) throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of(file));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void aDrawingThatCannotBeIsRefused() throws IOException {
    String to = folder.toString();
    for (String[] wrong :
        new String[][] {
          {"kind=faces", "kind is one of digits, textures"},
          {"size=7", "8 to 256"},
          {"count=0", "at least one image"},
          {"digits=10", "digit"},
          {"sizes=8", "did you mean size?"}
        }) {
      assertEquals(2, run("draw", wrong[0], "--out", to), wrong[0]);
      assertTrue(err().startsWith("draw: ") && err().contains(wrong[1]), err());
      assertEquals(1, err().lines().count(), err());
    }
    assertEquals(List.of(), files());
    assertEquals(0, run("draw", "--help"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("pixels a side"));
  }
}
