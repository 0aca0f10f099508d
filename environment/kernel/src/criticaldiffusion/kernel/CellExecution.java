package criticaldiffusion.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;

/**
 * JShell's door to the running code: snippets run in this JVM, on the threads of {@link
 * CellThreads}.
 */
final class CellExecution extends DirectExecutionControl {
  private final CellThreads threads;
  private Object value;
  private boolean rehearsing;

  CellExecution(CellLoader loader, CellThreads threads) {
    super(loader);
    this.threads = threads;
  }

  /**
   * The value of the last snippet itself, where JShell knows only text. Handed out once, so that it
   * can be collected.
   */
  Object takeValue() {
    Object taken = value;
    value = null;
    return taken;
  }

  /** Whether snippets run on the calling thread, while there are no cells yet. */
  void rehearse(boolean yes) {
    rehearsing = yes;
  }

  @Override
  protected String invoke(Method method) throws Exception {
    if (rehearsing) {
      method.invoke(null);
      return "";
    }
    try {
      value =
          threads.call(
              () -> {
                try {
                  return method.invoke(null);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    } catch (Throwable e) {
      throw new InvocationTargetException(e);
    }
    // JShell would have the text of every value made here, of a list of a million numbers too;
    // nobody reads it.
    return "";
  }
}
