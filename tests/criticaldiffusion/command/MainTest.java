package criticaldiffusion.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.experiment.StrictJson;
import criticaldiffusion.experiment.TinyExperiment;
import criticaldiffusion.linalg.MatrixEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** Runs the command line, with the test's folder for the output. */
  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    if (!all.contains("--out")) {
      all.addAll(List.of("--out", folder.resolve("out").toString()));
    }
    return runBare(all.toArray(String[]::new));
  }

  private int runBare(String... words) {
    out.reset();
    err.reset();
    PrintStream o = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream e = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Main.run(List.of(new TinyExperiment()), words, o, e);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  @Test
  void aRunPrintsItsTableAndWritesBothFiles() throws IOException {
    String[] words = {
      "tiny-mean", "samples=50", "times=0:1:3", "--seed", "7", "--engine", "portable"
    };
    assertEquals(0, run(words), err());
    assertEquals(List.of(Path.of("out/tiny-mean.csv"), Path.of("out/tiny-mean.json")), files());
    ResultTable table = ResultTable.read(folder.resolve("out/tiny-mean.csv"));
    assertEquals(List.of("t", "mean", "mean_error", "samples", "law"), table.columns());
    assertArrayEquals(new double[] {0, 0.5, 1}, table.column("t"));
    assertEquals(table.toString(), out());
    String json = Files.readString(folder.resolve("out/tiny-mean.json"));
    Object provenance = StrictJson.parse(json);
    assertEquals("7", StrictJson.at(provenance, "seed").toString());
    assertEquals("50", StrictJson.at(provenance, "parameters", "samples").toString());
    assertEquals("fine", StrictJson.at(provenance, "parameters", "fate"));
    assertEquals(MatrixEngine.portable().name(), StrictJson.at(provenance, "engine"));
    assertEquals(3, ((List<?>) StrictJson.at(provenance, "parameters", "times")).size());
  }

  @Test
  void theSameSeedGivesTheSameBytesOnOneThreadAndMany() throws IOException {
    byte[][] csv = new byte[3][];
    String[][] options = {{"--threads", "1"}, {"--threads", "2"}, {"--engine", "portable"}};
    for (int i = 0; i < csv.length; i++) {
      assertEquals(0, run("tiny-mean", "--seed", "-3", options[i][0], options[i][1]), err());
      csv[i] = Files.readAllBytes(folder.resolve("out/tiny-mean.csv"));
    }
    assertArrayEquals(csv[0], csv[1]);
    assertArrayEquals(csv[0], csv[2]);
    assertEquals(0, run("tiny-mean", "--seed", "4"));
    assertFalse(
        new String(csv[0], StandardCharsets.UTF_8)
            .equals(Files.readString(folder.resolve("out/tiny-mean.csv"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tiny-maen | no experiment is named 'tiny-maen'; did you mean tiny-mean?",
        "lst | no experiment is named 'lst'; did you mean list?",
        "tiny-mean sampels=3 | tiny-mean: unknown key 'sampels'; did you mean samples?; the keys are samples, sigma, times, fate",
        "tiny-mean zeta=3 | tiny-mean: unknown key 'zeta'; the keys are samples, sigma, times, fate",
        "tiny-mean samples | tiny-mean: 'samples' is not key=value; the keys are samples, sigma, times, fate",
        "tiny-mean =3 | tiny-mean: '=3' is not key=value",
        "tiny-mean samples=x | tiny-mean: samples=x will not do: samples is a whole number (number of deviates, at least 2)",
        "tiny-mean samples=2.5 | samples is a whole number",
        "tiny-mean samples=3000000000 | samples is a whole number",
        "tiny-mean samples= | samples is a whole number",
        "tiny-mean samples=0 | tiny-mean: samples must be at least 2, was 0",
        "tiny-mean samples=3 samples=4 | tiny-mean: the key samples is given twice; give it once",
        "tiny-mean sigma=NaN | sigma is a number",
        "tiny-mean sigma=1e999 | sigma is a number",
        "tiny-mean sigma=-1 | tiny-mean: sigma must be a finite number above 0, was -1.0",
        "tiny-mean times=1,,2 | times is numbers a,b,... or lo:hi:n",
        "tiny-mean times=1:2 | times is numbers a,b,... or lo:hi:n",
        "tiny-mean times=1:2:1 | times is numbers a,b,... or lo:hi:n",
        "tiny-mean times=1:2:1e9 | times is numbers a,b,... or lo:hi:n",
        "tiny-mean fate=good | fate is one of fine, refuse, fail, stop, run-on",
        "tiny-mean fate=refuse | tiny-mean: sigma is too small for these samples",
        "tiny-mean --sed 4 | experiment knows no '--sed'; did you mean --seed?",
        "tiny-mean --seed x | Invalid value for option '--seed': 'x' is not a whole number",
        "tiny-mean --seed | Missing required parameter for option '--seed' (N)",
        "tiny-mean --seed 1 --seed 2 | option '--seed' (N) should be specified only once",
        "tiny-mean --engine fast | no matrix engine 'fast'; there are auto, native and portable",
        "tiny-mean --threads 0 | --threads must be at least 1, was 0",
        "tiny-mean @samples | tiny-mean: '@samples' is not key=value",
        "list everything | list knows no 'everything'",
      })
  void wrongUseGetsOneLineStatusTwoAndNoFile(String words, String line) throws IOException {
    String[] split = words.split(" ");
    boolean isOption = split[split.length - 1].startsWith("--") || split[0].equals("list");
    assertEquals(2, isOption ? runBare(split) : run(split));
    assertTrue(err().contains(line), err());
    assertEquals(1, err().lines().count(), err());
    assertEquals("", out());
    assertEquals(List.of(), files());
  }

  @Test
  void noNameIsWrongUse() {
    assertEquals(2, runBare());
    assertTrue(err().contains("'experiment list' shows them all"), err());
    assertEquals(1, err().lines().count());
  }

  @Test
  void anOutputFolderThatCannotBeWrittenIsRefusedBeforeTheWork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    // RUN_ON would never end: that it does not start is what is tested.
    for (Path out : List.of(file, file.resolve("below"), Path.of("/proc/none"))) {
      assertEquals(2, run("tiny-mean", "fate=run-on", "--out", out.toString()));
      assertTrue(err().startsWith("the output folder " + out + " cannot be "), err());
      assertEquals(1, err().lines().count(), err());
    }
    Files.createDirectories(folder.resolve("taken/tiny-mean.csv"));
    assertEquals(2, run("tiny-mean", "fate=run-on", "--out", folder.resolve("taken").toString()));
    assertTrue(err().contains("it is a folder"), err());
    assertEquals(List.of(Path.of("file")), files());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void aFailureWhileRunningIsStatusOneWithItsTrace() throws IOException {
    assertEquals(1, run("tiny-mean", "fate=fail"));
    assertTrue(
        err().startsWith("tiny-mean failed: java.lang.ArithmeticException: lost all digits\n"));
    assertTrue(err().contains("at criticaldiffusion.experiment.TinyExperiment.run"));
    assertEquals(List.of(), files());
  }

  @Test
  void anInterruptIsStatus130AndLeavesOlderFilesAlone() throws IOException {
    assertEquals(0, run("tiny-mean"));
    String before = Files.readString(folder.resolve("out/tiny-mean.csv"));
    assertEquals(130, run("tiny-mean", "fate=stop", "samples=3"));
    assertTrue(Thread.interrupted());
    assertEquals("interrupted; nothing was written\n", err());
    assertEquals(2, files().size());
    assertEquals(before, Files.readString(folder.resolve("out/tiny-mean.csv")));
  }

  @Test
  void theListAndTheHelpShowKeysDefaultsAndMeaning() {
    assertEquals(0, runBare("list"));
    String expected =
        """
        tiny-mean
          the mean of normal deviates, shifted by t
            samples=100  number of deviates, at least 2
            sigma=1      standard deviation, above 0
            times=0,0.5  times at which the mean is shifted
            fate=fine    one of fine, refuse, fail, stop, run-on
        """;
    assertEquals(expected.strip(), out().strip());
    assertEquals(0, runBare("tiny-mean", "--help"));
    assertEquals(expected.strip(), out().strip());
    assertEquals(0, runBare("--help"));
    assertTrue(out().contains("experiment NAME [key=value ...]"));
    assertEquals(0, runBare("list", "--help"));
    assertTrue(out().contains("Shows every experiment"));
    assertEquals("", err());
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertEquals(0, runBare("--version"));
    assertTrue(
        out().matches("\\d+\\.\\d+\\.\\d+.* \\(([0-9a-f]{40}(-dirty)?|unknown)\\)\\R"), out());
  }

  @Test
  void digitsAreTheSameInEveryLanguage() {
    Locale before = Locale.getDefault();
    String said;
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertEquals(0, run("sweep", "tiny-mean", "--grid", "sigma=1,2"), this::err);
      said = out() + err();
      assertEquals(0, runBare("status", folder.resolve("out").toString()), this::err);
      said += out() + err();
    } finally {
      Locale.setDefault(before);
    }
    assertTrue(said.contains("2 rows"), said);
    assertTrue(said.chars().filter(Character::isDigit).allMatch(c -> c <= '9'), said);
  }
}
