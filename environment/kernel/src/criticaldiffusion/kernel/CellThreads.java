package criticaldiffusion.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * The thread on which cells run, one after the other, and their interruption.
 *
 * <p>An interrupt arms {@link Stop} for the thread of the cells, for the threads that the running
 * cell has started and for the common pool, and sets the interrupt flag of these threads. That ends
 * loops of the cell, and calls that sleep, wait or look at the flag. What ends in no such way
 * within {@link #PATIENCE} (a loop of foreign code) is stopped by force where the JVM still can
 * (before Java 20), and else left behind: the kernel goes on with a new thread.
 *
 * <p>Only threads made here and by the cells are ever interrupted. The sockets of the kernel are
 * not used on them, because an interrupt in the wrong moment closes a channel of the JVM for good.
 */
final class CellThreads {
  /** How long an interrupted cell may take to end, before it is left behind. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration SETTLING = Duration.ofSeconds(1);

  /** One cell, from its beginning to its end. */
  private static final class Run {
    final String name;
    final CellThread thread;
    final Set<Thread> older;
    volatile boolean interrupted;
    volatile boolean leftBehind;

    Run(String name, CellThread thread) {
      this.name = name;
      this.thread = thread;
      this.older = thread.helpers();
    }

    boolean owns(Thread other) {
      return other == thread || (thread.started(other) && !older.contains(other));
    }

    /** Whether an interrupt of this run ends what the thread does. */
    boolean condemns(Thread other) {
      return isCommonPool(other) ? !leftBehind : owns(other);
    }
  }

  private final ClassLoader loader;
  private final List<Run> condemned = new ArrayList<>();
  private CellThread thread;
  private volatile Run current;
  private volatile Run last;

  CellThreads(ClassLoader loader) {
    this.loader = loader;
  }

  /** Begins a cell: threads and interrupts belong to it until {@link #end}. */
  void begin(String name) {
    if (thread == null || !thread.isAlive()) {
      thread = new CellThread(loader);
      thread.start();
    }
    thread.setName(name);
    thread.submit(Thread::interrupted);
    become(new Run(name, thread));
  }

  private synchronized void become(Run run) {
    last = run;
    current = run;
  }

  /**
   * Ends the cell. After an interrupt this waits, for a moment, until its helpers have stopped too.
   */
  void end() {
    Run run = close();
    if (run == null) {
      return; // the cell failed before it began
    }
    if (run.leftBehind) {
      watch(run);
    } else if (run.interrupted) {
      settle(run);
      release(run);
    }
  }

  private synchronized Run close() {
    Run run = current;
    current = null;
    return run;
  }

  /** Whether the running cell, or the last one when none runs, was interrupted. */
  boolean isInterrupted() {
    return last != null && last.interrupted;
  }

  /** Whether the last interrupt could not end the code of the cell. */
  boolean isLeftBehind() {
    return last != null && last.leftBehind;
  }

  /** Interrupts the running cell, if there is one. Returns at once. */
  synchronized void interrupt() {
    // Locked, so that no interrupt meant for a cell hits the next one.
    Run run = current;
    if (run != null) {
      run.interrupted = true;
      condemn(run);
      interruptThreads(run);
    }
  }

  /** Runs the work on the thread of the cells and waits for it. */
  Object call(CellThread.Work work) throws Throwable {
    Run run = current;
    if (run.interrupted) {
      throw new Stop.Stopped();
    }
    CellThread.Outcome outcome = run.thread.submit(work);
    long since = 0;
    boolean again = false;
    boolean forced = false;
    while (!outcome.await(50)) {
      if (!run.thread.isAlive()) {
        throw new Stop.Stopped();
      }
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
        stopByForce(run.thread);
      }
      if (forced && waited > PATIENCE.plus(SETTLING).toNanos()) {
        run.leftBehind = true;
        run.thread.retire();
        thread = null;
        throw new Stop.Stopped();
      }
    }
    return outcome.get();
  }

  private synchronized void condemn(Run run) {
    if (!condemned.contains(run)) {
      condemned.add(run);
    }
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

  @SuppressWarnings("deprecation")
  private static void stopByForce(Thread thread) {
    try {
      thread.stop();
    } catch (UnsupportedOperationException | LinkageError e) {
      // Java 20 and later cannot; the thread is left behind.
    }
  }

  private static void interruptThreads(Run run) {
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
    return Arrays.stream(worker.getStackTrace())
        .map(StackTraceElement::getClassName)
        .anyMatch(
            name ->
                !name.matches(
                    "java\\.lang\\..*|jdk\\.internal\\..*|java\\.util\\.concurrent\\.(ForkJoin|locks).*"));
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
            "watch " + run.name);
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
