package criticaldiffusion.notebook;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Function;

/** The project's kernel; environment/kernel/README.md names the methods used. */
final class OwnKernel implements FrontEnd {
  private final Object kernel;
  private final Method publish;
  private final Method update;
  private final Method answerComms;

  OwnKernel(Object kernel) {
    this.kernel = kernel;
    try {
      publish = kernel.getClass().getMethod("publish", String.class, Map.class);
      update = kernel.getClass().getMethod("update", String.class, Map.class);
      answerComms = kernel.getClass().getMethod("answerComms", String.class, Function.class);
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
  public boolean answerComms(String target, Function<Map<String, ?>, Map<String, ?>> answer) {
    FrontEnds.call(answerComms, kernel, target, answer);
    return true;
  }

  @Override
  public boolean isNotebook() {
    return true;
  }
}
