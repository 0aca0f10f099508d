package contracts;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The JDKs at hand: the running one, those beside it, {@code JAVA_HOME}, and the folders in the
 * environment variable {@code CRITICAL_DIFFUSION_JDKS} (separated like a path); those of version 17
 * or newer, each once.
 */
final class Jdks {
  private Jdks() {}

  /** Home folder and version of each, the running one first. */
  static Map<Path, String> found() {
    Map<Path, String> jdks = new LinkedHashMap<>();
    for (Path home : candidates()) {
      String version = version(home);
      if (version != null && Runtime.Version.parse(version).feature() >= 17) {
        jdks.putIfAbsent(real(home), version);
      }
    }
    return jdks;
  }

  private static List<Path> candidates() {
    Path own = Path.of(System.getProperty("java.home"));
    List<Path> candidates = new ArrayList<>(List.of(own));
    for (String variable : new String[] {"CRITICAL_DIFFUSION_JDKS", "JAVA_HOME"}) {
      String value = System.getenv(variable);
      if (value != null) {
        for (String folder : value.split(File.pathSeparator)) {
          candidates.add(Path.of(folder));
        }
      }
    }
    try (Stream<Path> siblings = Files.list(own.getParent())) {
      siblings.sorted().forEach(candidates::add);
    } catch (IOException e) {
      // A folder that cannot be listed holds none that could be run.
    }
    return candidates;
  }

  /** The version in the JDK's release file; null where this is no JDK that can be run. */
  private static String version(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.isReadable(release)) {
      return null;
    }
    Properties properties = new Properties();
    try (var in = Files.newInputStream(release)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("JAVA_VERSION", "").replace("\"", "");
  }

  private static Path real(Path home) {
    try {
      return home.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
