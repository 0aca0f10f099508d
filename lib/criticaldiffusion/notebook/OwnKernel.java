package criticaldiffusion.notebook;

import java.lang.reflect.Method;
import java.util.Map;

/** The project's kernel; environment/kernel/README.md names the methods used. */
final class OwnKernel implements FrontEnd {
  private final Object kernel;
  private final Method publish;
  private final Method update;

  OwnKernel(Object kernel) {
    this.kernel = kernel;
    try {
      publish = kernel.getClass().getMethod("publish", String.class, Map.class);
      update = kernel.getClass().getMethod("update", String.class, Map.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("this kernel does not fit the library: " + e.getMessage(), e);
    }
  }

  @Override
  public void show(String id, Map<String, ?> bundle) {
    FrontEnds.call(publish, kernel, id, bundle);
  }

  @Override
  public void update(String id, Map<String, ?> bundle) {
    FrontEnds.call(update, kernel, id, bundle);
  }

  @Override
  public boolean isNotebook() {
    return true;
  }
}
