package criticaldiffusion.experiment;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of a parameter record: {@code key=value} to record and back.
 *
 * <p>A key is a component of type int, long, double, boolean, String, Path, an enum, double[]
 * ({@code a,b,c}, with ranges {@code lo:hi:n} of n points, both ends included) or int[]. Numbers
 * are finite. Whatever is wrong is thrown as an {@link IllegalArgumentException} of one line that
 * says what would be right.
 *
 * @param <P> the record of parameters
 */
public final class Parameters<P extends Record> {
  /**
   * One key, for the help text.
   *
   * @param name the key
   * @param type what its values look like
   * @param preset the default as it would be typed, or null where the key must be given
   * @param meaning the line of {@link Key}, empty without one
   */
  public record Help(String name, String type, String preset, String meaning) {}

  private final P defaults;
  private final Map<String, RecordComponent> components = new LinkedHashMap<>();

  private Parameters(P defaults) {
    this.defaults = defaults;
    for (RecordComponent component : defaults.getClass().getRecordComponents()) {
      KeyType.describe(component.getType());
      components.put(component.getName(), component);
    }
  }

  /**
   * The keys of the record that holds the defaults.
   *
   * @throws IllegalStateException if a component is of a type that no key can have
   */
  public static <P extends Record> Parameters<P> of(P defaults) {
    return new Parameters<>(defaults);
  }

  /** The keys, in the order of the record. */
  public List<String> keys() {
    return List.copyOf(components.keySet());
  }

  /**
   * The value that a text gives a key, without the check of the record.
   *
   * @throws IllegalArgumentException with one line if there is no such key, or it takes no such
   *     text
   */
  public Object value(String key, String text) {
    RecordComponent component = components.get(key);
    if (component == null) {
      throw new IllegalArgumentException(
          "unknown key '" + key + "'" + Closest.hint(key, keys()) + "; the keys are " + keyList());
    }
    return parse(component, text);
  }

  /** The keys with what is to be known of them. */
  public List<Help> help() {
    return components.values().stream().map(this::help).toList();
  }

  /** The values of a record by key, in order. */
  public Map<String, Object> values(P parameters) {
    Map<String, Object> values = new LinkedHashMap<>();
    components.forEach((key, component) -> values.put(key, value(component, parameters)));
    return values;
  }

  /** The values as {@code key=value}, complete: parsing them gives the same record, on any JDK. */
  public List<String> assignments(P parameters) {
    List<String> list = new ArrayList<>();
    values(parameters).forEach((key, value) -> list.add(key + "=" + KeyType.format(value)));
    return list;
  }

  /**
   * The record with the given keys set and the others at their defaults.
   *
   * @param assignments texts {@code key=value}
   * @throws IllegalArgumentException if a key is unknown, doubled or missing, or a value is not of
   *     its type or refused by the record
   */
  public P parse(List<String> assignments) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "'" + assignment + "' is not key=value; the keys are " + keyList());
      }
      String key = assignment.substring(0, equals);
      if (values.containsKey(key)) {
        throw new IllegalArgumentException("the key " + key + " is given twice; give it once");
      }
      values.put(key, value(key, assignment.substring(equals + 1)));
    }
    components.forEach((key, c) -> values.computeIfAbsent(key, k -> value(c, defaults)));
    return construct(values);
  }

  private Object parse(RecordComponent component, String text) {
    try {
      return KeyType.parse(component.getType(), text);
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      Help help = help(component);
      throw new IllegalArgumentException(
          help.name()
              + "="
              + text
              + " will not do: "
              + help.name()
              + " is "
              + help.type()
              + (help.meaning().isEmpty() ? "" : " (" + help.meaning() + ")"),
          wrong);
    }
  }

  private P construct(Map<String, Object> values) {
    for (RecordComponent component : components.values()) {
      if (values.get(component.getName()) == null) {
        Help help = help(component);
        throw new IllegalArgumentException(
            "the key "
                + help.name()
                + " must be given: "
                + help.name()
                + "=..., "
                + help.type()
                + (help.meaning().isEmpty() ? "" : " (" + help.meaning() + ")"));
      }
    }
    Class<?>[] types =
        components.values().stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] arguments = components.keySet().stream().map(values::get).toArray();
    try {
      @SuppressWarnings("unchecked") // the class of a P
      Constructor<P> constructor =
          (Constructor<P>) defaults.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(
          "parameters " + Arrays.toString(arguments), thrown.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Help help(RecordComponent component) {
    Key key = component.getAnnotation(Key.class);
    Object preset = value(component, defaults);
    return new Help(
        component.getName(),
        KeyType.describe(component.getType()),
        preset == null ? null : KeyType.format(preset),
        key == null ? "" : key.value());
  }

  private String keyList() {
    return components.isEmpty() ? "none" : String.join(", ", keys());
  }

  private static Object value(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
