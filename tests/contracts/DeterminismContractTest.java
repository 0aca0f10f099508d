package contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Contract 7: one hash of a whole run on one thread and on two, in batches of 1 and of 300 rows,
 * interpreted and compiled, on every JDK at hand.
 */
class DeterminismContractTest {
  private static final String THREADS = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=";

  private static String hash;

  @BeforeAll
  static void hashOnThisJdk() throws Exception {
    hash = hash(Path.of(System.getProperty("java.home")), List.of(), 300);
    assertTrue(hash.matches("[0-9a-f]{64}"), hash);
  }

  /** Helpers of the common pool beside the calling thread: 0 is one thread, 1 is two. */
  static Stream<Arguments> machines() {
    Map<Path, String> jdks = Jdks.found();
    List<Arguments> machines = new ArrayList<>();
    jdks.forEach(
        (home, version) -> {
          machines.add(Arguments.of(version, home, List.of(THREADS + 0), 300));
          machines.add(Arguments.of(version, home, List.of(THREADS + 1), 1));
          machines.add(Arguments.of(version, home, List.of("-XX:TieredStopAtLevel=1"), 7));
          machines.add(Arguments.of(version, home, List.of(THREADS + 1, "-Xint"), 300));
        });
    return machines.stream();
  }

  @ParameterizedTest(name = "Java {0}, {2}, batch {3}")
  @MethodSource("machines")
  void theHashIsThatOfThisJdk(String version, Path home, List<String> options, int batch)
      throws Exception {
    assertEquals(hash, hash(home, options, batch));
  }

  /** Counted as skipped, never passed over, where a machine has one JDK only. */
  @Test
  void moreThanOneJdkWasAtHand() {
    Map<Path, String> jdks = Jdks.found();
    System.out.println(
        "[contracts] run hashes compared on " + jdks.size() + " JDK: " + jdks.values());
    assumeTrue(
        jdks.size() > 1,
        "only one JDK was found; CRITICAL_DIFFUSION_JDKS can name the folders of others");
  }

  private static String hash(Path home, List<String> options, int batch)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve("java").toString()));
    command.addAll(options);
    command.add("-Dcriticaldiffusion.engine=portable");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(RunHash.class.getName(), Integer.toString(batch)));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    // Options meant for the parent would change what is compared, and print a line of their own.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("the run ended with " + output);
      }
      return output.strip();
    } finally {
      process.destroyForcibly();
    }
  }
}
