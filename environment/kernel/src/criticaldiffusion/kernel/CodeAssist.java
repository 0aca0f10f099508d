package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completion, documentation and the question whether a cell is complete. */
final class CodeAssist {
  private static final int MOST_DOCUMENTED = 12;
  private static final LibraryDocumentation LIBRARY = library();

  private final SourceCodeAnalysis analysis;

  CodeAssist(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
  }

  private static LibraryDocumentation library() {
    String sources = System.getProperty("criticaldiffusion.kernel.sources", "");
    return !sources.isEmpty() && Files.isDirectory(Path.of(sources))
        ? new LibraryDocumentation(Path.of(sources))
        : null;
  }

  ReplacementOptions complete(String source, int at) {
    int start = startOfSnippet(source, at);
    int[] anchor = {0};
    List<Suggestion> found =
        analysis.completionSuggestions(source.substring(start), at - start, anchor);
    List<String> names =
        found.stream()
            .sorted((a, b) -> Boolean.compare(b.matchesType(), a.matchesType()))
            .map(Suggestion::continuation)
            .distinct()
            .collect(Collectors.toList());
    return new ReplacementOptions(names, start + anchor[0], at);
  }

  DisplayData inspect(String source, int at) {
    int end = at;
    // With the cursor in a name, the name is meant; JShell looks to the left of the cursor only.
    while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
      end++;
    }
    List<Documentation> found = documentation(source, end);
    if (found.isEmpty()) {
      // The name of a method is one to JShell only before a bracket.
      found = documentation(source.substring(0, end) + "(", end + 1);
    }
    int call = enclosingCall(source, at);
    if (found.isEmpty() && call > 0) {
      found = documentation(source, call);
    }
    if (found.isEmpty()) {
      return null;
    }
    List<String> sections =
        found.stream()
            .limit(MOST_DOCUMENTED)
            .map(d -> section(d.signature(), d.javadoc()))
            .distinct()
            .collect(Collectors.toList());
    if (found.size() > MOST_DOCUMENTED) {
      sections.add("... and " + (found.size() - MOST_DOCUMENTED) + " more of this name");
    }
    return new DisplayData(String.join("\n\n", sections));
  }

  private static String section(String signature, String jdkComment) {
    String comment =
        jdkComment == null && LIBRARY != null ? LIBRARY.comment(signature) : jdkComment;
    return comment == null || comment.isBlank()
        ? signature
        : signature + "\n\n" + JavadocText.of(comment);
  }

  private List<Documentation> documentation(String source, int at) {
    int start = startOfSnippet(source, at);
    return analysis.documentation(source.substring(start), at - start, true);
  }

  /** The place behind the bracket of the call among whose arguments the cursor stands, or 0. */
  private static int enclosingCall(String source, int at) {
    int depth = 0;
    for (int i = at - 1; i >= 0 && source.charAt(i) != ';'; i--) {
      char c = source.charAt(i);
      depth += c == ')' ? 1 : c == '(' ? -1 : 0;
      if (depth < 0) {
        return i + 1;
      }
    }
    return 0;
  }

  String isComplete(String source) {
    String rest = source;
    while (!rest.isBlank()) {
      CompletionInfo piece = analysis.analyzeCompletion(rest);
      if (piece.completeness() == Completeness.DEFINITELY_INCOMPLETE) {
        return "    ";
      }
      if (piece.completeness() == Completeness.UNKNOWN) {
        return "invalid";
      }
      if (!piece.completeness().isComplete()) {
        break;
      }
      rest = piece.remaining();
    }
    return "complete";
  }

  /** Where the snippet begins in which the cursor stands. */
  private int startOfSnippet(String source, int at) {
    int start = 0;
    while (start < at) {
      CompletionInfo piece = analysis.analyzeCompletion(source.substring(start));
      int next = source.length() - piece.remaining().length();
      if (!piece.completeness().isComplete() || next >= at || next <= start) {
        break;
      }
      start = next;
    }
    return start;
  }
}
