package criticaldiffusion.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.function.Predicate;

/**
 * What {@link StopChecks} writes into the code of the cells: the check that ends a loop after an
 * interrupt.
 *
 * <p>Between interrupts the check is a call site bound to nothing, which the compilers of the JVM
 * remove: a compiled loop runs as fast as without it, vectorised where it was (a volatile flag
 * would cost a factor of three there). An interrupt binds the site to {@link #armed}; the JVM then
 * throws away the compiled loop, even while it runs, and the next check of a thread that is to stop
 * throws {@link Stopped}.
 */
public final class Stop {
  private static final MethodHandle NOTHING =
      MethodHandles.empty(MethodType.methodType(void.class));
  private static final MethodHandle ARMED;
  private static final MutableCallSite SITE = new MutableCallSite(NOTHING);
  private static final MethodHandle CHECK = SITE.dynamicInvoker();

  private static volatile Predicate<Thread> condemned = thread -> false;

  static {
    try {
      ARMED = MethodHandles.lookup().findStatic(Stop.class, "armed", NOTHING.type());
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Thrown in the threads of an interrupted cell. An Error, so that {@code catch (Exception e)}
   * lets it through.
   */
  public static final class Stopped extends Error {
    private static final long serialVersionUID = 1;

    Stopped() {
      super("the cell was interrupted");
    }
  }

  /**
   * Thrown where a cell calls {@code System.exit}: the kernel belongs to the notebook, not to one
   * of its cells.
   */
  public static final class ExitRefused extends Error {
    private static final long serialVersionUID = 1;

    ExitRefused(int status) {
      super(
          "System.exit("
              + status
              + ") ended the cell, not the kernel; to end the kernel use Kernel > Shut Down or Restart");
    }
  }

  private Stop() {}

  /** Stands at the entry of every method of a cell and at the end of every loop. */
  public static void check() {
    try {
      CHECK.invokeExact();
    } catch (Error | RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** Stands in place of {@code System.exit(status)}. */
  public static void exit(int status) {
    throw new ExitRefused(status);
  }

  /** Stands in place of {@code runtime.exit(status)} and {@code runtime.halt(status)}. */
  public static void exit(Runtime runtime, int status) {
    throw new ExitRefused(status);
  }

  /** From now on a check throws in the threads named by the predicate. */
  static void arm(Predicate<Thread> threads) {
    condemned = threads;
    bind(ARMED);
  }

  /** From now on checks cost nothing and do nothing. */
  static void disarm() {
    bind(NOTHING);
    condemned = thread -> false;
  }

  private static void bind(MethodHandle target) {
    SITE.setTarget(target);
    MutableCallSite.syncAll(new MutableCallSite[] {SITE});
  }

  private static void armed() {
    if (condemned.test(Thread.currentThread())) {
      throw new Stopped();
    }
  }
}
