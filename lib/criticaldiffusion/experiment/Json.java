package criticaldiffusion.experiment;

import java.lang.reflect.Array;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Values as JSON text (RFC 8259): maps, lists, arrays, numbers, booleans and texts.
 *
 * <p>JSON has no NaN or infinity: NaN becomes null and an infinity the text "Infinity" or
 * "-Infinity". Any other value becomes the text of its {@code toString}. Doubles read back bit for
 * bit.
 */
public final class Json {
  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /** The text of a value, indented by two blanks a level, ending in a line feed. */
  public static String write(Object value) {
    Json json = new Json();
    json.value(value, "\n");
    return json.out.append('\n').toString();
  }

  private void value(Object value, String line) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Float || value instanceof Double) {
      number(((Number) value).doubleValue());
    } else if (value instanceof Number) {
      out.append(value);
    } else if (value instanceof Map<?, ?> map) {
      object(map, line);
    } else if (value instanceof List<?> list) {
      array(list, line);
    } else if (value.getClass().isArray()) {
      array(
          IntStream.range(0, Array.getLength(value)).mapToObj(i -> Array.get(value, i)).toList(),
          line);
    } else if (value instanceof Enum<?>) {
      text(KeyType.format(value));
    } else {
      text(value.toString());
    }
  }

  private void number(double value) {
    if (Double.isFinite(value)) {
      out.append(ShortestDecimal.toString(value));
    } else if (Double.isNaN(value)) {
      out.append("null");
    } else {
      text(Double.toString(value));
    }
  }

  private void object(Map<?, ?> map, String line) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator).append(line).append(INDENT);
      text(entry.getKey().toString());
      out.append(": ");
      value(entry.getValue(), line + INDENT);
      separator = ",";
    }
    out.append(map.isEmpty() ? "" : line).append('}');
  }

  private void array(List<?> list, String line) {
    out.append('[');
    for (Iterator<?> values = list.iterator(); values.hasNext(); ) {
      value(values.next(), line + INDENT);
      out.append(values.hasNext() ? ", " : "");
    }
    out.append(']');
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
      if (pair) {
        out.append(c).append(text.charAt(++i));
      } else if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // A lone surrogate has no UTF-8; the escape keeps the file valid.
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
