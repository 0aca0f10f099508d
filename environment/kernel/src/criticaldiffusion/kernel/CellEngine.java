package criticaldiffusion.kernel;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs cells of Java: splits a cell into the snippets JShell knows and evaluates them one after the
 * other, in this JVM. Knows nothing of Jupyter.
 */
final class CellEngine implements AutoCloseable {
  /** What a cell may use without importing it. */
  static final List<String> IMPORTS =
      List.of(
          "java.io.*",
          "java.math.*",
          "java.net.*",
          "java.nio.file.*",
          "java.time.*",
          "java.util.*",
          "java.util.concurrent.*",
          "java.util.function.*",
          "java.util.regex.*",
          "java.util.stream.*");

  /** What is behind the last expression of a cell. */
  record Value(Object object) {}

  /** Where a snippet came from. */
  private record Origin(CellSource cell, int offset) {}

  private final CellThreads threads;
  private final CellExecution execution;
  private final JShell shell;
  private final SourceCodeAnalysis analysis;
  private final Map<String, Origin> origins = new HashMap<>();
  private final ErrorReport report = new ErrorReport(new Origins());

  CellEngine(CellLoader loader, CellThreads threads) {
    this.threads = threads;
    execution = new CellExecution(loader, threads);
    shell =
        JShell.builder()
            .executionEngine(new Here(execution), Map.of())
            .compilerOptions("-proc:none", "-Xlint:-options")
            .build();
    analysis = shell.sourceCodeAnalysis();
  }

  private record Here(CellExecution execution) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "criticaldiffusion.kernel";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
      return execution;
    }
  }

  /**
   * Imports what every cell may use, and runs a first snippet, so that the first cell need not wait
   * for the compiler.
   */
  void prepare(List<String> staticImports) {
    IMPORTS.forEach(i -> shell.eval("import " + i + ";"));
    staticImports.forEach(i -> shell.eval("import static " + i + ";"));
    execution.rehearse(true);
    shell.eval("Stream.of(1).mapToInt(i -> i).sum()").forEach(e -> shell.drop(e.snippet()));
    execution.rehearse(false);
  }

  SourceCodeAnalysis analysis() {
    return analysis;
  }

  /**
   * Runs a cell.
   *
   * @return the value of its last snippet, or null where that has none to show
   * @throws CellFailure if it does not compile, throws, or is interrupted; what stands before the
   *     fault has been run
   */
  Value run(CellSource cell) throws CellFailure {
    Value last = null;
    Set<DeclarationSnippet> open = new LinkedHashSet<>();
    Set<String> reset = new LinkedHashSet<>();
    int offset = cell.startOfCode(0);
    while (offset < cell.text().length()) {
      String rest = cell.text().substring(offset);
      CompletionInfo piece = analysis.analyzeCompletion(rest);
      if (piece.completeness() == Completeness.UNKNOWN && rest.startsWith("%")) {
        throw report.magic(cell.place(offset));
      }
      boolean whole = piece.completeness().isComplete();
      last = evaluate(whole ? piece.source() : rest, new Origin(cell, offset), open, reset);
      offset =
          whole
              ? cell.startOfCode(cell.text().length() - piece.remaining().length())
              : cell.text().length();
    }
    open.removeIf(
        s ->
            shell.status(s) != Status.RECOVERABLE_DEFINED
                && shell.status(s) != Status.RECOVERABLE_NOT_DEFINED);
    report.warnings(shell, open, reset).forEach(System.err::println);
    return last;
  }

  private Value evaluate(
      String source, Origin origin, Set<DeclarationSnippet> open, Set<String> reset)
      throws CellFailure {
    List<SnippetEvent> events = shell.eval(source);
    Object value = execution.takeValue();
    // Where the snippet stands must be known before anything of it is reported.
    events.stream()
        .filter(e -> e.causeSnippet() == null)
        .forEach(e -> origins.put(e.snippet().id(), origin));
    if (threads.isInterrupted()) {
      JShellException thrown =
          events.stream()
              .map(SnippetEvent::exception)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
      throw report.interrupted(thrown, threads.isLeftBehind());
    }
    Value shown = null;
    for (SnippetEvent event : events) {
      Snippet snippet = event.snippet();
      if (event.causeSnippet() == null && event.status() == Status.REJECTED) {
        throw report.rejected(shell, snippet);
      }
      if (event.exception() != null) {
        throw report.thrown(shell, event.exception());
      }
      if (snippet instanceof DeclarationSnippet declaration) {
        open.add(declaration);
      }
      if (snippet instanceof VarSnippet variable) {
        note(event, variable.name(), reset);
      }
      if (event.causeSnippet() == null && hasValueToShow(snippet)) {
        shown = new Value(value);
      }
    }
    return shown;
  }

  /**
   * JShell declares a variable anew, and empty, when the type it has or infers was declared anew.
   */
  private static void note(SnippetEvent event, String variable, Set<String> reset) {
    if (event.causeSnippet() == null) {
      reset.remove(variable);
    } else if (event.isSignatureChange()
        && event.previousStatus().isActive()
        && event.status() != Status.OVERWRITTEN) {
      reset.add(variable);
    }
  }

  private static boolean hasValueToShow(Snippet snippet) {
    return snippet.subKind().hasValue()
        && snippet.subKind() != SubKind.ASSIGNMENT_SUBKIND
        && snippet.subKind() != SubKind.VAR_DECLARATION_SUBKIND
        && snippet.subKind() != SubKind.VAR_DECLARATION_WITH_INITIALIZER_SUBKIND;
  }

  private final class Origins implements ErrorReport.Places {
    @Override
    public CellSource.Place ofCharacter(String snippetId, int position) {
      Origin origin = origins.get(snippetId);
      return origin == null ? null : origin.cell.place(origin.offset + position);
    }

    @Override
    public CellSource.Place ofLine(String snippetId, int line) {
      Origin origin = origins.get(snippetId);
      return origin == null ? null : origin.cell.placeOfLine(origin.offset, line);
    }
  }

  @Override
  public void close() {
    shell.close();
  }
}
