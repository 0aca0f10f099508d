package criticaldiffusion.notebook;

import java.util.List;
import java.util.stream.Collectors;

/** What the controls of {@link Sliders} are set to. */
public final class Values {
  private final List<Control> controls;
  private final int[] positions;

  Values(List<Control> controls, int[] positions) {
    this.controls = controls;
    this.positions = positions;
  }

  /**
   * The number on a slider.
   *
   * @throws IllegalArgumentException if there is no slider of that name
   */
  public double number(String name) {
    return (Double) value(name, Control.Kind.NUMBER);
  }

  /** The number on a slider as a whole number. */
  public int integer(String name) {
    return (int) Math.rint(number(name));
  }

  /**
   * The text chosen.
   *
   * @throws IllegalArgumentException if there is no choice of that name
   */
  public String choice(String name) {
    return (String) value(name, Control.Kind.CHOICE);
  }

  /**
   * Whether a switch is on.
   *
   * @throws IllegalArgumentException if there is no switch of that name
   */
  public boolean isOn(String name) {
    return (Boolean) value(name, Control.Kind.SWITCH);
  }

  private Object value(String name, Control.Kind kind) {
    for (int i = 0; i < positions.length; i++) {
      if (controls.get(i).name().equals(name) && controls.get(i).kind() == kind) {
        return controls.get(i).value(positions[i]);
      }
    }
    String known = controls.stream().map(Control::name).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "no "
            + kind.name().toLowerCase(java.util.Locale.ROOT)
            + " named '"
            + name
            + "'; the controls are "
            + known);
  }

  /** {@code β = 1.5, schedule = OU}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < positions.length; i++) {
      Control control = controls.get(i);
      text.append(i == 0 ? "" : ", ").append(control.name()).append(" = ");
      text.append(control.text(positions[i]));
    }
    return text.toString();
  }
}
