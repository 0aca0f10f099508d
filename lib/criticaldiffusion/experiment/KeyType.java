package criticaldiffusion.experiment;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads and writes the value of one key; the types that a parameter record may have. */
public final class KeyType {
  /** A range asks for at most so many points, so that a slip of the finger does not fill memory. */
  private static final int MOST_POINTS = 1_000_000;

  private KeyType() {}

  /** What a value of the type looks like; an exception if the type is none of the known ones. */
  static String describe(Class<?> type) {
    if (type == int.class || type == long.class) {
      return "a whole number";
    } else if (type == double.class) {
      return "a number";
    } else if (type == boolean.class) {
      return "true or false";
    } else if (type == String.class) {
      return "a text";
    } else if (type == Path.class) {
      return "a file or folder";
    } else if (type == double[].class) {
      return "numbers a,b,... or lo:hi:n";
    } else if (type == int[].class) {
      return "whole numbers a,b,...";
    } else if (type.isEnum()) {
      return "one of " + choices(type);
    }
    throw new IllegalStateException("no key can be of the type " + type.getName());
  }

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException without a message if the text is no value of the type
   */
  public static Object parse(Class<?> type, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException();
    } else if (type == int.class) {
      return Math.toIntExact(whole(text));
    } else if (type == long.class) {
      return whole(text);
    } else if (type == double.class) {
      return number(text);
    } else if (type == boolean.class) {
      return choice(text, List.of("false", "true")) == 1;
    } else if (type == Path.class) {
      return path(text);
    } else if (type == double[].class) {
      return numbers(text);
    } else if (type == int[].class) {
      return Arrays.stream(text.split(",", -1)).mapToInt(s -> Math.toIntExact(whole(s))).toArray();
    } else if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return constants[choice(text, Arrays.stream(constants).map(KeyType::format).toList())];
    }
    return text;
  }

  /** The text that {@link #parse} takes back to the value; the same on every JDK. */
  public static String format(Object value) {
    if (value instanceof Double number) {
      String text = ShortestDecimal.toString(number);
      return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    } else if (value instanceof double[] numbers) {
      if (numbers.length > 3) {
        String range = format(numbers[0]) + ":" + format(numbers[numbers.length - 1]);
        String text = range + ":" + numbers.length;
        if (Arrays.equals(numbers, numbers(text))) {
          return text;
        }
      }
      return Arrays.stream(numbers).mapToObj(KeyType::format).collect(Collectors.joining(","));
    } else if (value instanceof int[] numbers) {
      return Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(","));
    } else if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return String.valueOf(value);
  }

  private static String choices(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(KeyType::format)
        .collect(Collectors.joining(", "));
  }

  private static int choice(String text, List<String> choices) {
    int index = choices.indexOf(text.toLowerCase(Locale.ROOT).replace('_', '-'));
    if (index < 0) {
      throw new IllegalArgumentException();
    }
    return index;
  }

  /** A whole number, also in the form 1e4. */
  private static long whole(String text) {
    try {
      return new BigDecimal(text).longValueExact();
    } catch (ArithmeticException notWhole) {
      throw new IllegalArgumentException(notWhole);
    }
  }

  private static double number(String text) {
    // parseDouble alone would also take "1f", " 1" and "NaN".
    double value = text.matches("[-+.0-9eE]+") ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException notAPath) {
      throw new IllegalArgumentException(notAPath);
    }
  }

  /** A comma list whose elements are numbers or ranges lo:hi:n of n points, both ends included. */
  static double[] numbers(String text) {
    List<Double> values = new ArrayList<>();
    for (String element : text.split(",", -1)) {
      String[] range = element.split(":", -1);
      if (range.length == 1) {
        values.add(number(element));
        continue;
      }
      if (range.length != 3) {
        throw new IllegalArgumentException();
      }
      double lo = number(range[0]);
      double hi = number(range[1]);
      long points = whole(range[2]);
      if (points < 2 || points > MOST_POINTS) {
        throw new IllegalArgumentException();
      }
      for (long i = 0; i < points; i++) {
        // The product before the quotient: 0:1:11 then holds 0.3, not 0.30000000000000004.
        values.add(i == points - 1 ? hi : lo + (hi - lo) * i / (points - 1));
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
