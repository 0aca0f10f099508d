package criticaldiffusion.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Which build of the library runs: its version and, where it can be known, its commit. */
public final class LibraryVersion {
  private static final Properties BUILD = build();

  /** Asked for once: a process of git takes longer than a short experiment. */
  private static final String COMMIT = findCommit();

  private LibraryVersion() {}

  /** The version, such as {@code 0.1.0}. */
  public static String version() {
    return BUILD.getProperty("version", "unknown");
  }

  /**
   * The commit as git names it, with {@code -dirty} where files differed from it; the one given to
   * the build ({@code -Dcommit=…}), else that of the working tree the classes lie in, else {@code
   * unknown}.
   */
  public static String commit() {
    return COMMIT;
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream in = LibraryVersion.class.getResourceAsStream("build.properties")) {
      if (in != null) {
        build.load(in);
      }
    } catch (IOException unreadable) {
      return new Properties();
    }
    return build;
  }

  private static String findCommit() {
    String built = BUILD.getProperty("commit", "");
    if (!built.isEmpty()) {
      return built;
    }
    try {
      Path tree = workingTree();
      return tree == null ? "unknown" : askGit(tree);
    } catch (IOException | URISyntaxException noAnswer) {
      return "unknown";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }

  /** The folder above the classes that holds both git's records and this library's sources. */
  private static Path workingTree() throws URISyntaxException {
    CodeSource source = LibraryVersion.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return null;
    }
    Path folder = Path.of(source.getLocation().toURI());
    while (folder != null
        && !(Files.exists(folder.resolve(".git"))
            && Files.exists(folder.resolve("lib/criticaldiffusion")))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static String askGit(Path tree) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder(
                "git",
                "--no-optional-locks",
                "-C",
                tree.toString(),
                "describe",
                "--always",
                "--dirty",
                "--abbrev=40",
                "--exclude=*")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!git.waitFor(30, TimeUnit.SECONDS)) {
      git.destroy();
      return "unknown";
    }
    String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return git.exitValue() == 0 && !answer.isEmpty() ? answer : "unknown";
  }
}
