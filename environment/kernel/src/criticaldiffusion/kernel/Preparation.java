package criticaldiffusion.kernel;

/**
 * Work that a library wants done before the first cell needs it, such as loading the classes that
 * draw: the system property {@value #PROPERTY} names a public class that is a {@link Runnable} and
 * has a constructor without parameters. It runs once, when cells can run already.
 */
final class Preparation {
  private static final String PROPERTY = "criticaldiffusion.kernel.prepare";

  private Preparation() {}

  /** Does it, on the calling thread. What goes wrong is left to the cells, which meet it again. */
  static void run(ClassLoader loader) {
    String name = System.getProperty(PROPERTY, "");
    if (name.isEmpty()) {
      return;
    }
    try {
      Class<?> type = Class.forName(name, true, loader);
      type.asSubclass(Runnable.class).getConstructor().newInstance().run();
    } catch (ReflectiveOperationException | RuntimeException | Error e) {
      Log.fault("not prepared: " + name, e);
    }
  }
}
