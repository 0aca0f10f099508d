package criticaldiffusion.notebook;

import criticaldiffusion.experiment.ShortestDecimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One parameter that a reader can change: a number on a slider, a choice from a list, or a switch.
 */
public final class Control {
  private static final int MOST_POSITIONS = 1000;

  /** How a control looks. */
  enum Kind {
    NUMBER,
    CHOICE,
    SWITCH
  }

  private final String name;
  private final Kind kind;
  private final List<?> values;
  private final int start;

  private Control(String name, Kind kind, List<?> values, int start) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a control needs a name");
    }
    this.name = name;
    this.kind = kind;
    this.values = List.copyOf(values);
    this.start = start;
  }

  /**
   * A slider over {@code from, from + step, …} up to {@code to}, beginning in the middle.
   *
   * @throws IllegalArgumentException if the numbers do not ascend by a positive step, or there are
   *     more than 1000
   */
  public static Control number(String name, double from, double to, double step) {
    if (!(from < to) || !(step > 0) || !Double.isFinite(to - from)) {
      throw new IllegalArgumentException(
          "the slider '"
              + name
              + "' needs from < to and a positive step, was "
              + from
              + " to "
              + to
              + " by "
              + step);
    }
    if ((to - from) / step > MOST_POSITIONS - 1) {
      throw new IllegalArgumentException(
          "the slider '" + name + "' has more than " + MOST_POSITIONS + " positions");
    }
    List<Double> values = new ArrayList<>();
    // In decimals, so that 0.1 + 2 · 0.1 is 0.3.
    BigDecimal value = BigDecimal.valueOf(from);
    while (value.doubleValue() <= to + 1e-9 * step) {
      values.add(value.doubleValue());
      value = value.add(BigDecimal.valueOf(step));
    }
    return new Control(name, Kind.NUMBER, values, values.size() / 2);
  }

  /**
   * A slider over given numbers, for instance powers of two.
   *
   * @throws IllegalArgumentException if there is no number, or one is not finite
   */
  public static Control numbers(String name, double... values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("the slider '" + name + "' has a value " + value);
      }
      list.add(value);
    }
    if (list.isEmpty() || list.size() > MOST_POSITIONS) {
      throw new IllegalArgumentException(
          "the slider '" + name + "' needs 1 to " + MOST_POSITIONS + " values");
    }
    return new Control(name, Kind.NUMBER, list, list.size() / 2);
  }

  /**
   * One of some texts, beginning with the first.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Control choice(String name, String... texts) {
    if (texts.length == 0 || texts.length > MOST_POSITIONS) {
      throw new IllegalArgumentException("the choice '" + name + "' needs at least one text");
    }
    return new Control(name, Kind.CHOICE, List.of(texts), 0);
  }

  /** A switch. */
  public static Control onOff(String name, boolean on) {
    return new Control(name, Kind.SWITCH, List.of(false, true), on ? 1 : 0);
  }

  /**
   * The same control beginning at a value of its own.
   *
   * @throws IllegalArgumentException if it has no such value
   */
  public Control at(Object value) {
    Object sought = value instanceof Number number ? number.doubleValue() : value;
    int place = values.indexOf(Objects.requireNonNull(sought, "value"));
    if (place < 0) {
      throw new IllegalArgumentException("the control '" + name + "' has no value " + value);
    }
    return new Control(name, kind, values, place);
  }

  String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  int positions() {
    return values.size();
  }

  int start() {
    return start;
  }

  Object value(int position) {
    return values.get(position);
  }

  /** The value at a position as it is written beside the control. */
  String text(int position) {
    Object value = values.get(position);
    if (value instanceof Double number) {
      boolean whole = number == Math.rint(number) && Math.abs(number) < 1e9;
      return whole ? Long.toString(number.longValue()) : ShortestDecimal.toString(number);
    }
    return value.toString();
  }

  /** Some positions, evenly spread over all of them, and the starting one. */
  List<Integer> some(int most) {
    if (kind != Kind.NUMBER || positions() <= most) {
      return java.util.stream.IntStream.range(0, positions()).boxed().toList();
    }
    java.util.TreeSet<Integer> chosen = new java.util.TreeSet<>();
    chosen.add(start);
    int others = most - 1;
    for (int i = 0; i < others; i++) {
      chosen.add(others == 1 ? 0 : (int) Math.round(i * (positions() - 1.0) / (others - 1)));
    }
    return List.copyOf(chosen);
  }
}
