package criticaldiffusion.experiment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads exactly the grammar of RFC 8259, and nothing that lenient readers let through. */
public final class StrictJson {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern STRING =
      Pattern.compile("\"(?:[^\"\\\\\\x00-\\x1f]|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*\"");
  private static final Pattern WORD = Pattern.compile("true|false|null");

  private final String text;
  private int at;

  private StrictJson(String text) {
    this.text = text;
  }

  /** The value, of maps, lists, strings (escapes undone), BigDecimals, booleans and null. */
  public static Object parse(String text) {
    StrictJson json = new StrictJson(text);
    Object value = json.value();
    json.blanks();
    if (json.at != text.length()) {
      throw new IllegalArgumentException("more after the value, at " + json.at);
    }
    return value;
  }

  /** The member of nested objects with the given path. */
  public static Object at(Object value, String... path) {
    for (String key : path) {
      Map<?, ?> map = (Map<?, ?>) value;
      if (!map.containsKey(key)) {
        throw new IllegalArgumentException("no " + key + " in " + map);
      }
      value = map.get(key);
    }
    return value;
  }

  private Object value() {
    blanks();
    switch (text.charAt(at)) {
      case '{':
        return object();
      case '[':
        return array();
      case '"':
        return string();
      case 't', 'f', 'n':
        String word = match(WORD);
        return word.equals("null") ? null : Boolean.valueOf(word);
      default:
        return new BigDecimal(match(NUMBER));
    }
  }

  private Map<String, Object> object() {
    Map<String, Object> map = new LinkedHashMap<>();
    at++;
    blanks();
    if (text.charAt(at) == '}') {
      at++;
      return map;
    }
    do {
      blanks();
      String key = string();
      blanks();
      expect(':');
      if (map.containsKey(key)) {
        throw new IllegalArgumentException("two members " + key);
      }
      map.put(key, value());
    } while (more('}'));
    return map;
  }

  private List<Object> array() {
    List<Object> list = new ArrayList<>();
    at++;
    blanks();
    if (text.charAt(at) == ']') {
      at++;
      return list;
    }
    do {
      list.add(value());
    } while (more(']'));
    return list;
  }

  private boolean more(char end) {
    blanks();
    if (text.charAt(at) == end) {
      at++;
      return false;
    }
    expect(',');
    return true;
  }

  private String string() {
    String quoted = match(STRING);
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < quoted.length() - 1; i++) {
      char c = quoted.charAt(i);
      if (c != '\\') {
        plain.append(c);
      } else if (quoted.charAt(++i) == 'u') {
        plain.append((char) Integer.parseInt(quoted.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        int escape = "bfnrt".indexOf(quoted.charAt(i));
        plain.append(escape < 0 ? quoted.charAt(i) : "\b\f\n\r\t".charAt(escape));
      }
    }
    return plain.toString();
  }

  private String match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new IllegalArgumentException("no " + pattern + " at " + at);
    }
    at = matcher.end();
    return matcher.group();
  }

  private void expect(char c) {
    if (text.charAt(at) != c) {
      throw new IllegalArgumentException("no '" + c + "' at " + at);
    }
    at++;
  }

  private void blanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
