package criticaldiffusion.notebook;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Base64;
import java.util.Map;

/**
 * A kernel with {@code display(DisplayData)}: IJava, JJava and rapaio. They differ in how display
 * data are made and in where {@code updateDisplay(String, DisplayData)} is.
 */
final class DisplayKernel implements FrontEnd {
  private final Object kernel;
  private final Method display;
  private final Class<?> type;
  private final Object updater;
  private final Method update;

  private DisplayKernel(Object kernel, Method display, Object updater, Method update) {
    this.kernel = kernel;
    this.display = display;
    this.type = display.getParameterTypes()[0];
    this.updater = updater;
    this.update = update;
  }

  /** The front end of such a kernel, or null if it is none. */
  static FrontEnd of(Object kernel) {
    Method display = method(kernel, "display", 1);
    if (display == null) {
      return null;
    }
    Object updater = kernel;
    Method update = method(kernel, "updateDisplay", 2);
    try {
      if (update == null) { // IJava and JJava keep it on the output stream of displays
        Object streams = kernel.getClass().getMethod("getIO").invoke(kernel);
        updater = streams.getClass().getField("display").get(streams);
        update = method(updater, "updateDisplay", 2);
      }
    } catch (ReflectiveOperationException e) {
      return null;
    }
    return update == null ? null : new DisplayKernel(kernel, display, updater, update);
  }

  @Override
  public void show(String id, Map<String, ?> bundle) {
    FrontEnds.call(display, kernel, data(id, bundle));
  }

  @Override
  public void update(String id, Map<String, ?> bundle) {
    FrontEnds.call(update, updater, id, data(id, bundle));
  }

  @Override
  public boolean isNotebook() {
    return true;
  }

  private Object data(String id, Map<String, ?> bundle) {
    try {
      Object data = empty();
      Method put = type.getMethod("putData", String.class, Object.class);
      for (Map.Entry<String, ?> entry : bundle.entrySet()) {
        Object value = entry.getValue();
        boolean binary = value instanceof byte[];
        put.invoke(
            data,
            entry.getKey(),
            binary ? Base64.getEncoder().encodeToString((byte[]) value) : value);
      }
      type.getMethod("setDisplayId", String.class).invoke(data, id);
      return data;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this kernel does not fit the library: " + e, e);
    }
  }

  private Object empty() throws ReflectiveOperationException {
    for (Constructor<?> constructor : type.getConstructors()) {
      if (constructor.getParameterCount() == 0) {
        return constructor.newInstance();
      }
    }
    return type.getMethod("withText", String.class).invoke(null, "");
  }

  /** A public method by name whose last parameter is display data. */
  private static Method method(Object target, String name, int parameters) {
    for (Method method : target.getClass().getMethods()) {
      Class<?>[] types = method.getParameterTypes();
      if (method.getName().equals(name)
          && types.length == parameters
          && types[parameters - 1].getSimpleName().equals("DisplayData")
          && (parameters == 1 || types[0] == String.class)) {
        return method;
      }
    }
    return null;
  }
}
