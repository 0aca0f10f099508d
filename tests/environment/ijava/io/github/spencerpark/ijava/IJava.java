package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.util.GlobFinder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/**
 * Stands in for IJava 1.3 in the tests, as IJava itself is on no Maven repository: a bare JShell on
 * IJava's base library, found under IJava's name, with its functions for display and its variable
 * IJAVA_CLASSPATH. It has nothing of the project's kernel.
 */
public final class IJava extends BaseKernel {
  private static IJava instance;

  private final JShell shell = JShell.builder().executionEngine("local").build();

  private IJava() throws Exception {
    String classPath = System.getenv("IJAVA_CLASSPATH");
    for (String glob : classPath == null ? new String[0] : classPath.split(File.pathSeparator)) {
      for (Path path : new GlobFinder(glob).computeMatchingPaths()) {
        shell.addToClasspath(path.toAbsolutePath().toString());
      }
    }
    for (String name :
        List.of("io", "math", "net", "util", "util.concurrent", "util.prefs", "util.regex")) {
      eval("import java." + name + ".*;");
    }
    eval("import static io.github.spencerpark.ijava.IJava.*;");
  }

  public static void main(String[] arguments) throws Exception {
    instance = new IJava();
    var address = KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0])));
    JupyterConnection connection = new JupyterConnection(address);
    instance.becomeHandlerForConnection(connection);
    connection.connect();
    connection.waitUntilClose();
  }

  public static IJava getKernelInstance() {
    return instance;
  }

  public static String display(Object shown) {
    DisplayData data = instance.getRenderer().render(shown);
    if (!data.hasDisplayId()) {
      data.setDisplayId(UUID.randomUUID().toString());
    }
    instance.display(data);
    return data.getDisplayId();
  }

  public static void updateDisplay(String id, Object shown) {
    instance.getIO().display.updateDisplay(id, instance.getRenderer().render(shown));
  }

  @Override
  public DisplayData eval(String cell) throws Exception {
    CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(cell);
    while (info.completeness().isComplete()) {
      for (SnippetEvent event : shell.eval(info.source())) {
        if (event.exception() instanceof EvalException e) {
          throw new IllegalStateException(e.getExceptionClassName() + ": " + e.getMessage(), e);
        }
        if (event.causeSnippet() == null && event.status() == Snippet.Status.REJECTED) {
          String reason = shell.diagnostics(event.snippet()).toList().get(0).getMessage(null);
          throw new IllegalArgumentException(event.snippet().source() + ": " + reason);
        }
      }
      info = shell.sourceCodeAnalysis().analyzeCompletion(info.remaining());
    }
    if (!info.remaining().isBlank()) {
      throw new IllegalArgumentException("incomplete: " + info.remaining());
    }
    return null;
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java").version(Runtime.version().toString()).build();
  }
}
