package criticaldiffusion.sweep;

import criticaldiffusion.experiment.KeyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One key and the values it runs through.
 *
 * @param key a key of the experiment
 * @param values its values as they would be typed, at least one and none twice
 */
public record SweepGrid(String key, List<String> values) {
  /** Keeps a copy. */
  public SweepGrid {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("the grid of " + key + " has no value");
    }
    if (values.stream().distinct().count() < values.size()) {
      throw new IllegalArgumentException(
          "the grid of " + key + " has a value twice: " + String.join(",", values));
    }
  }

  /**
   * The grid of a text {@code key=a,b,c} or {@code key=lo:hi:n}, n values from lo to hi.
   *
   * @throws IllegalArgumentException with one line if it is none
   */
  public static SweepGrid parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw new IllegalArgumentException("a grid is key=a,b,c or key=lo:hi:n, was '" + text + "'");
    }
    String key = text.substring(0, equals);
    List<String> values = new ArrayList<>();
    for (String element : text.substring(equals + 1).split(",", -1)) {
      if (element.isEmpty()) {
        throw new IllegalArgumentException("the grid '" + text + "' has an empty value");
      }
      values.addAll(isRange(element) ? range(text, element) : List.of(element));
    }
    return new SweepGrid(key, values);
  }

  private static boolean isRange(String element) {
    return element.matches("[-+0-9.eE]+:[-+0-9.eE]+:[0-9]+");
  }

  private static List<String> range(String text, String element) {
    try {
      double[] values = (double[]) KeyType.parse(double[].class, element);
      return Arrays.stream(values).mapToObj(v -> KeyType.format(v)).toList();
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw new IllegalArgumentException(
          "the range " + element + " of the grid '" + text + "' is not lo:hi:n with n from 2 on",
          wrong);
    }
  }

  @Override
  public String toString() {
    return key + "=" + String.join(",", values);
  }
}
