package criticaldiffusion.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/**
 * Says what went wrong in a cell in terms of the cell: its number, the line, the place in the line.
 */
final class ErrorReport {
  private static final int MOST_FRAMES = 24;
  private static final int MOST_QUOTED = 6;
  private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+[.$]");
  private static final Pattern JDK = Pattern.compile("(java|javax|jdk|sun|com\\.sun)\\..*");

  /** Where the snippets stand in the cells. */
  interface Places {
    /** The place of a character of a snippet, or null. */
    CellSource.Place ofCharacter(String snippetId, int position);

    /** The place of a line of a snippet, or null; lines count from 1. */
    CellSource.Place ofLine(String snippetId, int line);
  }

  private final Places places;

  ErrorReport(Places places) {
    this.places = places;
  }

  /** Text that does not compile. */
  CellFailure rejected(JShell shell, Snippet snippet) {
    List<String> lines = new ArrayList<>();
    String summary = null;
    for (Diag fault : shell.diagnostics(snippet).filter(Diag::isError).toList()) {
      List<String> message = message(fault);
      CellSource.Place place = places.ofCharacter(snippet.id(), (int) fault.getPosition());
      lines.add(
          Style.red("CompilationError: " + message.get(0))
              + (place == null ? "" : " (" + place.name() + ")"));
      if (place != null) {
        long length = Math.max(fault.getEndPosition() - fault.getPosition(), 1);
        lines.addAll(place.marked((int) length));
      }
      lines.addAll(message.subList(1, message.size()));
      summary =
          summary == null
              ? message.get(0) + (place == null ? "" : " (" + place.name() + ")")
              : summary;
    }
    if (summary == null) {
      summary = "this is not a complete piece of Java";
      lines.add(Style.red("CompilationError: " + summary));
    }
    return new CellFailure("CompilationError", summary, lines);
  }

  private static List<String> message(Diag fault) {
    List<String> lines = new ArrayList<>();
    for (String line : fault.getMessage(null).split("\\R")) {
      // The class JShell wraps around a snippet is not the reader's concern.
      if (!line.matches("\\s*location:\\s+class\\s*(REPL\\..*|\\$JShell\\$.*)?")
          && !line.isBlank()) {
        lines.add(clean(line));
      }
    }
    return lines.isEmpty() ? List.of("this does not compile") : lines;
  }

  /** A text that begins with a percent sign. */
  CellFailure magic(CellSource.Place place) {
    String summary = "this kernel has no magics (" + place.name() + ")";
    List<String> lines = new ArrayList<>(List.of(Style.red("CompilationError: " + summary)));
    lines.addAll(place.marked(Integer.MAX_VALUE));
    return new CellFailure("CompilationError", summary, lines);
  }

  /** An exception that left a cell. */
  CellFailure thrown(JShell shell, JShellException exception) {
    List<String> lines = new ArrayList<>();
    String name = null;
    String summary = null;
    for (Throwable e = exception; e instanceof JShellException; e = e.getCause()) {
      String kind =
          e instanceof EvalException eval
              ? kind(eval.getExceptionClassName())
              : "UnresolvedReference";
      String text =
          e instanceof UnresolvedReferenceException open
              ? unresolved(shell, open.getSnippet())
              : clean(e.getMessage());
      String head = text == null || text.isEmpty() ? kind : kind + ": " + text;
      lines.add(name == null ? Style.red(head) : "Caused by: " + head);
      lines.addAll(frames(e.getStackTrace()));
      if (name == null) {
        name = kind;
        summary = text == null ? "" : text;
      }
    }
    return new CellFailure(name, summary, lines);
  }

  /** A cell that was interrupted, and what it threw then, or null. */
  CellFailure interrupted(JShellException exception, boolean leftBehind) {
    String summary =
        leftBehind
            ? "the cell does not react to the interrupt and goes on in the background; restart the kernel to end it"
            : "the cell was interrupted";
    List<String> lines = new ArrayList<>(List.of(Style.red("Interrupted: " + summary)));
    if (exception != null) {
      lines.addAll(frames(exception.getStackTrace()));
    }
    return new CellFailure("Interrupted", summary, lines);
  }

  /** What the reader should know of a cell that succeeded. */
  List<String> warnings(
      JShell shell, Collection<DeclarationSnippet> open, Collection<String> reset) {
    List<String> lines = new ArrayList<>();
    for (DeclarationSnippet snippet : open) {
      lines.add("warning: " + unresolved(shell, snippet));
      List<String> missing = shell.unresolvedDependencies(snippet).toList();
      if (!missing.isEmpty()) {
        String identifier = missing.get(0).replaceAll("\\(.*", "").replaceAll(".* ", "");
        Matcher use =
            Pattern.compile("\\b" + Pattern.quote(identifier) + "\\b").matcher(snippet.source());
        CellSource.Place place = use.find() ? places.ofCharacter(snippet.id(), use.start()) : null;
        if (place != null) {
          lines.addAll(place.marked(identifier.length()));
        }
      }
    }
    if (!reset.isEmpty()) {
      lines.add(
          "note: "
              + String.join(", ", reset)
              + (reset.size() == 1 ? " lost its value" : " lost their values")
              + ", because something in the declaration was declared anew; run that cell again");
    }
    return lines;
  }

  private static String unresolved(JShell shell, DeclarationSnippet snippet) {
    String missing = shell.unresolvedDependencies(snippet).collect(Collectors.joining(", "));
    return snippet.name()
        + " cannot be used before there is "
        + (missing.isEmpty() ? "all that it refers to" : missing);
  }

  /**
   * The frames of the cells and of libraries; those of the JDK only where the exception was thrown.
   */
  private List<String> frames(StackTraceElement[] trace) {
    List<String> lines = new ArrayList<>();
    int shown = 0;
    int left = 0;
    StackTraceElement before = null;
    for (int i = 0; i < trace.length; i++) {
      StackTraceElement frame = trace[i];
      boolean ofKernel = frame.getClassName().startsWith("criticaldiffusion.kernel.");
      boolean ofCell = frame.getFileName() != null && frame.getFileName().startsWith("#");
      boolean inside = i > 0 && !ofCell && JDK.matcher(frame.getClassName()).matches();
      if (ofKernel || inside) {
        continue;
      }
      if (frame.equals(before) || shown >= MOST_FRAMES) {
        left++;
        continue;
      }
      shown++;
      before = frame;
      lines.addAll(ofCell ? cellFrame(frame, shown <= MOST_QUOTED) : List.of("    at " + frame));
    }
    if (left > 0) {
      lines.add("    ... and " + left + " more frames");
    }
    return lines;
  }

  private List<String> cellFrame(StackTraceElement frame, boolean quote) {
    String method =
        frame.getMethodName().startsWith("lambda$")
            ? "lambda"
            : frame.getMethodName().replaceAll("^do_it\\$.*", "");
    String type = frame.getClassName().matches("\\d*") ? "" : frame.getClassName() + ".";
    CellSource.Place place = places.ofLine(frame.getFileName().substring(1), frame.getLineNumber());
    String where = place == null ? "start-up" : place.name();
    List<String> lines = new ArrayList<>();
    lines.add("    at " + (method.isEmpty() ? where : type + method + " (" + where + ")"));
    if (quote && place != null) {
      lines.add("    " + place.quoted());
    }
    return lines;
  }

  private static String kind(String className) {
    return className.equals(Stop.ExitRefused.class.getName()) ? "SystemExit" : clean(className);
  }

  private static String clean(String text) {
    return text == null ? null : WRAPPER.matcher(text).replaceAll("");
  }
}
