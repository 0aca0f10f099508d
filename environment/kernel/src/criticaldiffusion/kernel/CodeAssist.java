package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completion, documentation and the question whether a cell is complete. */
final class CodeAssist {
  private final SourceCodeAnalysis analysis;

  CodeAssist(SourceCodeAnalysis analysis) {
    this.analysis = analysis;
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
    if (found.isEmpty() && end < source.length() && source.charAt(end) == '(') {
      found = documentation(source, end + 1);
    }
    int call = enclosingCall(source, at);
    if (found.isEmpty() && call > 0) {
      found = documentation(source, call);
    }
    if (found.isEmpty()) {
      return null;
    }
    DisplayData data = new DisplayData();
    data.putText(
        found.stream().map(Documentation::signature).distinct().collect(Collectors.joining("\n")));
    return data;
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
