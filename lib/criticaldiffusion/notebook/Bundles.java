package criticaldiffusion.notebook;

import criticaldiffusion.figure.Picture;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Pictures and texts as MIME bundles. */
final class Bundles {
  private Bundles() {}

  static Map<String, Object> text(String text) {
    return Map.of("text/plain", text);
  }

  static Map<String, Object> html(String html, String text) {
    return Map.of("text/html", html, "text/plain", text);
  }

  static Map<String, Object> svg(String svg, String text) {
    return Map.of("image/svg+xml", svg, "text/plain", text);
  }

  static Map<String, Object> png(byte[] png, String text) {
    return Map.of("image/png", png, "text/plain", text);
  }

  /** A picture; what its caption must say, beyond what the error bars are, stands below it. */
  static Map<String, Object> picture(Picture picture, double scale) {
    byte[] png = picture.png(scale);
    List<String> caption = picture.caption();
    String text = caption.isEmpty() ? "[figure]" : "[figure] " + String.join(" ", caption);
    if (notes(picture).isEmpty()) {
      return png(png, text);
    }
    String html =
        "<img alt=\"figure\" src=\"data:image/png;base64,"
            + Base64.getEncoder().encodeToString(png)
            + "\"><div style=\"font-size:85%;color:#666\">"
            + escape(String.join(" ", caption))
            + "</div>";
    return html(html, text);
  }

  /** What a reader must know that the picture does not show: points left out or cut. */
  static List<String> notes(Picture picture) {
    return picture.caption().stream().filter(note -> !note.startsWith("Error bars")).toList();
  }

  /** A text with the characters that HTML takes for itself replaced. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
