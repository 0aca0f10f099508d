package criticaldiffusion.kernel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A documentation comment as plain text, for the tooltips of front ends, which show no more. */
final class JavadocText {
  private static final Pattern LITERAL =
      Pattern.compile("\\{@(?:code|literal|value)\\s+((?:[^{}]|\\{[^{}]*\\})*)\\}");
  private static final Pattern LINK =
      Pattern.compile("\\{@link(?:plain)?\\s+([^\\s}(]+(?:\\([^)}]*\\))?)(?:\\s+([^}]*))?\\}");
  private static final Pattern BLOCK =
      Pattern.compile("(?m)^\\s*@(param|return|throws|exception|deprecated|[A-Za-z]+)\\b\\s*");

  private JavadocText() {}

  /** The text of a comment without its stars. */
  static String of(String comment) {
    StringBuilder text = new StringBuilder();
    Matcher tag = BLOCK.matcher(comment);
    int from = 0;
    String before = "";
    while (tag.find()) {
      text.append(block(before, comment.substring(from, tag.start())));
      before = tag.group(1);
      from = tag.end();
    }
    return text.append(block(before, comment.substring(from))).toString().strip();
  }

  private static String block(String tag, String body) {
    String text = inline(body).strip();
    return switch (tag) {
      case "" -> text + "\n";
      case "param" -> "\n  " + text.replaceFirst("\\s+", " - ");
      case "return" -> "\n  returns " + text;
      case "throws", "exception" -> "\n  throws " + text.replaceFirst("\\s+", " ");
      case "deprecated" -> "\n  deprecated: " + text;
      default -> "";
    };
  }

  private static String inline(String body) {
    // Code keeps its angle brackets, so it is put aside while tags are removed.
    String text =
        LITERAL.matcher(body).replaceAll(m -> Matcher.quoteReplacement(hidden(m.group(1))));
    text =
        LINK.matcher(text)
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(
                        m.group(2) == null
                            ? m.group(1).replaceFirst("^#", "").replace('#', '.')
                            : m.group(2)));
    text = text.replaceAll("\\{@\\w+\\s*([^}]*)\\}", "$1");
    text =
        text.replaceAll("\\s*\\R\\s*", "\n")
            .replaceAll("(?i)<(p|tr|h\\d|ul|ol|pre|table|blockquote|dl|dt)\\b[^>]*>", "\n");
    text = text.replaceAll("(?i)<li\\b[^>]*>", "\n- ").replaceAll("</?[A-Za-z][^>]*>", "");
    text =
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&nbsp;", " ")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
    return text.replace('\u0001', '<')
        .replace('\u0002', '>')
        .replace('\u0003', '&')
        .replaceAll("\n +", "\n")
        .replaceAll("\n{3,}", "\n\n");
  }

  private static String hidden(String code) {
    return code.replace('<', '\u0001').replace('>', '\u0002').replace('&', '\u0003');
  }
}
