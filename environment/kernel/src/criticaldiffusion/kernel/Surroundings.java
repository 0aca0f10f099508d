package criticaldiffusion.kernel;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * What the kernel has to do with the operating system: the signal of Ctrl-C, and the process that
 * started it.
 */
final class Surroundings {
  private Surroundings() {}

  /**
   * Calls the action on SIGINT, which would end the JVM otherwise. Front ends set to {@code
   * interrupt_mode: message} do not send it, others and terminals do. By reflection, because the
   * JDK offers signals only in a package that javac warns of.
   */
  static void onInterruptSignal(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Surroundings.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                  return null;
                }
                return method.getName().equals("equals")
                    ? self == arguments[0]
                    : method.getName().equals("hashCode") ? (Object) 1 : "SIGINT";
              });
      Method handle = signal.getMethod("handle", signal, handler);
      handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), proxy);
    } catch (ReflectiveOperationException | RuntimeException e) {
      Log.fault("SIGINT will end the kernel", e);
    }
  }

  /** Ends the JVM when Jupyter, which gives its process id in JPY_PARENT_PID, is gone. */
  static void endWithParent() {
    long jupyter;
    try {
      jupyter = Long.parseLong(System.getenv().getOrDefault("JPY_PARENT_PID", "0"));
    } catch (NumberFormatException e) {
      return;
    }
    if (jupyter <= 1) {
      return;
    }
    long parent = parent();
    Thread watch =
        new Thread(
            () -> {
              while (parent() == parent && isAlive(jupyter)) {
                try {
                  Thread.sleep(1000);
                } catch (InterruptedException e) {
                  return;
                }
              }
              ShutdownHandler.exit(1);
            },
            "parent");
    watch.setDaemon(true);
    watch.start();
  }

  private static long parent() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
  }

  private static boolean isAlive(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    return process.isPresent() && process.get().isAlive();
  }
}
