package criticaldiffusion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.experiment.TinyExperiment;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signal to the command line as a process of its own. */
class InterruptedProcessTest {
  /** The command line with the tiny experiment; says when its work has begun. */
  public static final class Launcher {
    private Launcher() {}

    /** Starts it. */
    public static void main(String[] args) {
      TinyExperiment.onStart = () -> System.out.println("begun");
      Main.launch(List.of(new TinyExperiment()), args);
    }
  }

  @Test
  void aSignalEndsTheWorkTidily(@TempDir Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "tiny-mean",
                "fate=run-on",
                "--engine",
                "portable",
                "--out",
                folder.toString())
            .start();
    try (BufferedReader out = process.inputReader();
        BufferedReader err = process.errorReader()) {
      assertEquals("begun", out.readLine());
      // SIGTERM, because a shell may have started this Java with SIGINT ignored; the way from the
      // signal to the end of the work is the same, and only the status differs, 143 for 130.
      process.toHandle().destroy();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(143, process.exitValue());
      assertEquals(List.of("interrupted; nothing was written"), err.lines().toList());
    } finally {
      process.destroyForcibly();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
