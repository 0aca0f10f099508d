package criticaldiffusion.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which cells run, and their interruption.
 *
 * <p>An interrupt arms {@link Stop} for the threads of the running cell and for the common pool,
 * and sets the interrupt flag of these threads. That ends loops of the cell, and calls that sleep,
 * wait or look at the flag. What ends in no such way within {@link #PATIENCE} (a loop of foreign
 * code) is stopped by force where the JVM still can (before Java 20), and else left behind: the
 * kernel goes on without it.
 *
 * <p>Only threads made here and by the cells are ever interrupted. The sockets of the kernel are
 * not used on them, because an interrupt in the wrong moment closes a channel of the JVM for good.
 */
final class CellThreads {
  /** How long an interrupted cell may take to end, before it is left behind. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration SETTLING = Duration.ofSeconds(1);

  /** Work of a cell; may throw anything, as cells do. */
  interface Work {
    Object run() throws Throwable;
  }

  private final class Run {
    final ThreadGroup group;
    volatile boolean interrupted;
    volatile boolean leftBehind;

    Run(String name) {
      group = new ThreadGroup(name);
    }

    boolean owns(Thread thread) {
      ThreadGroup g = thread.getThreadGroup();
      return g != null && group.parentOf(g);
    }

    /** Whether an interrupt of this run ends what the thread does. */
    boolean condemns(Thread thread) {
      return isCommonPool(thread) ? !leftBehind : owns(thread);
    }
  }

  private final ClassLoader loader;
  private final List<Run> condemned = new ArrayList<>();
  private volatile Run current;
  private volatile boolean lastInterrupted;
  private volatile boolean lastLeftBehind;

  CellThreads(ClassLoader loader) {
    this.loader = loader;
  }

  /** Begins a cell: threads and interrupts belong to it until {@link #end}. */
  void begin(String name) {
    lastInterrupted = false;
    lastLeftBehind = false;
    current = new Run(name);
  }

  /**
   * Ends the cell. After an interrupt this waits, for a moment, until its helpers have stopped too.
   */
  void end() {
    Run run = current;
    current = null;
    if (run != null && run.interrupted) {
      if (run.leftBehind) {
        watch(run);
      } else {
        settle(run);
        release(run);
      }
    }
  }

  /** Whether the running cell, or the last one when none runs, was interrupted. */
  boolean isInterrupted() {
    Run run = current;
    return run == null ? lastInterrupted : run.interrupted;
  }

  /** Whether the last interrupt could not end the code of the cell. */
  boolean isLeftBehind() {
    return lastLeftBehind;
  }

  /** Interrupts the running cell, if there is one. Returns at once. */
  void interrupt() {
    Run run = current;
    if (run == null) {
      return;
    }
    run.interrupted = true;
    lastInterrupted = true;
    condemn(run);
    interruptThreads(run);
  }

  private synchronized void condemn(Run run) {
    condemned.remove(run);
    condemned.add(run);
    arm();
  }

  private synchronized void release(Run run) {
    condemned.remove(run);
    arm();
  }

  private void arm() {
    List<Run> runs = List.copyOf(condemned);
    if (runs.isEmpty()) {
      Stop.disarm();
    } else {
      Stop.arm(thread -> runs.stream().anyMatch(run -> run.condemns(thread)));
    }
  }

  /** Runs the work on a thread of the cell and waits for it. */
  Object call(Work work) throws Throwable {
    Run run = current;
    if (run.interrupted) {
      throw new Stop.Stopped();
    }
    Outcome outcome = new Outcome(work);
    Thread thread = new Thread(run.group, outcome, run.group.getName());
    thread.setContextClassLoader(loader);
    thread.setDaemon(true);
    thread.start();
    await(run, thread, outcome);
    if (outcome.thrown != null) {
      throw outcome.thrown;
    }
    return outcome.value;
  }

  private static final class Outcome implements Runnable {
    final Work work;
    final CountDownLatch done = new CountDownLatch(1);
    volatile Object value;
    volatile Throwable thrown;

    Outcome(Work work) {
      this.work = work;
    }

    @Override
    public void run() {
      try {
        value = work.run();
      } catch (Throwable e) {
        thrown = e;
      } finally {
        done.countDown();
      }
    }
  }

  private void await(Run run, Thread thread, Outcome outcome) throws InterruptedException {
    long since = 0;
    boolean again = false;
    boolean forced = false;
    while (!outcome.done.await(50, TimeUnit.MILLISECONDS)) {
      if (!run.interrupted) {
        continue;
      }
      since = since == 0 ? System.nanoTime() : since;
      long waited = System.nanoTime() - since;
      if (!again && waited > PATIENCE.toNanos() / 4) {
        // Code that swallowed the first interrupt gets a second.
        again = true;
        interruptThreads(run);
      }
      if (!forced && waited > PATIENCE.toNanos()) {
        forced = true;
        stopByForce(thread);
      }
      if (forced && waited > PATIENCE.plus(SETTLING).toNanos()) {
        run.leftBehind = true;
        lastLeftBehind = true;
        outcome.thrown = new Stop.Stopped();
        return;
      }
    }
  }

  @SuppressWarnings("deprecation")
  private static void stopByForce(Thread thread) {
    try {
      thread.stop();
    } catch (UnsupportedOperationException | LinkageError e) {
      // Java 20 and later cannot; the thread is left behind.
    }
  }

  private void interruptThreads(Run run) {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (isCommonPool(thread) ? isBusy(thread) : run.owns(thread)) {
        thread.interrupt();
      }
    }
  }

  private static boolean isCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  /**
   * Whether a worker of the pool runs a task. An idle one must not be interrupted: the flag would
   * hit its next task.
   */
  private static boolean isBusy(Thread worker) {
    for (StackTraceElement frame : worker.getStackTrace()) {
      String name = frame.getClassName();
      if (!name.startsWith("java.util.concurrent.ForkJoin")
          && !name.startsWith("java.lang.")
          && !name.startsWith("jdk.internal.")
          && !name.startsWith("java.util.concurrent.locks.")) {
        return true;
      }
    }
    return false;
  }

  private static void settle(Run run) {
    long end = System.nanoTime() + SETTLING.toNanos();
    while (runsCellCode(run) && System.nanoTime() < end) {
      pause(5);
    }
  }

  private static boolean runsCellCode(Run run) {
    return Thread.getAllStackTraces().entrySet().stream()
        .anyMatch(
            e ->
                run.condemns(e.getKey())
                    && Arrays.stream(e.getValue()).anyMatch(CellLoader::isCellCode));
  }

  /** Keeps the checks armed for a run that was left behind, until it meets one or ends. */
  private void watch(Run run) {
    Thread watcher =
        new Thread(
            () -> {
              while (runsCellCode(run)) {
                pause(200);
              }
              release(run);
            },
            "watch " + run.group.getName());
    watcher.setDaemon(true);
    watcher.start();
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
