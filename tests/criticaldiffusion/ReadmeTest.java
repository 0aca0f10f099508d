package criticaldiffusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README compiles and runs as it stands, and prints what it says. */
class ReadmeTest {
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void theExampleRuns(@TempDir Path folder) throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
    assertTrue(example.find(), "the README has an example");
    String code = example.group(1);
    String imports =
        code.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
    String body =
        code.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
    Path source = folder.resolve("Example.java");
    Files.writeString(
        source,
        imports
            + "\npublic class Example { public static String run() { var out = new StringBuilder();\n"
            + body.replace("System.out.println(", "out.append('\\n').append(")
            + "\nreturn out.toString(); } }\n");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(messages, files, null, null, null, files.getJavaFileObjects(source.toFile()))
              .call();
      assertTrue(compiled, messages.toString());
    }
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      String printed = (String) loader.loadClass("Example").getMethod("run").invoke(null);
      assertEquals(4, printed.lines().filter(line -> line.contains("theory")).count(), printed);
    }
  }
}
