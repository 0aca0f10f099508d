package criticaldiffusion.kernel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A thread that runs the cells. All of them run on one, as long as it obeys, so that locks and
 * thread-local values last from one cell to the next; the threads they start are known by their
 * group.
 */
final class CellThread extends Thread {
  /** Work of a cell; may throw anything, as cells do. */
  interface Work {
    Object run() throws Throwable;
  }

  /** What has become, or will become, of some work. */
  static final class Outcome {
    private final Work work;
    private final CountDownLatch done = new CountDownLatch(1);
    private Object value;
    private Throwable thrown;

    private Outcome(Work work) {
      this.work = work;
    }

    private void fulfil() {
      try {
        value = work.run();
      } catch (Throwable e) {
        thrown = e;
      } finally {
        done.countDown();
      }
    }

    /** Waits so many milliseconds at most, and tells whether the work is done. */
    boolean await(long milliseconds) throws InterruptedException {
      return done.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** The value of the work that is done. */
    Object get() throws Throwable {
      if (thrown != null) {
        throw thrown;
      }
      return value;
    }
  }

  private final ThreadGroup cells;
  private final Semaphore submitted = new Semaphore(0);
  private final Queue<Outcome> waiting = new ConcurrentLinkedQueue<>();
  private volatile boolean retired;

  CellThread(ClassLoader loader) {
    this(loader, new ThreadGroup("cells"));
  }

  private CellThread(ClassLoader loader, ThreadGroup cells) {
    super(cells, "cells");
    this.cells = cells;
    setContextClassLoader(loader);
    setDaemon(true);
  }

  Outcome submit(Work work) {
    Outcome outcome = new Outcome(work);
    waiting.add(outcome);
    submitted.release();
    return outcome;
  }

  /** Lets the thread end after what it does at present. */
  void retire() {
    retired = true;
    submitted.release();
  }

  @Override
  public void run() {
    while (!retired) {
      // An interrupt flag that a cell sets is there when its next statement looks.
      submitted.acquireUninterruptibly();
      Outcome outcome = waiting.poll();
      if (outcome != null) {
        outcome.fulfil();
      }
    }
  }

  /** Whether the other thread was started by a cell on this one, or by such a thread. */
  boolean started(Thread other) {
    ThreadGroup group = other.getThreadGroup();
    return group != null && other != this && cells.parentOf(group);
  }

  /** The threads that cells have started and that have not ended. */
  Set<Thread> helpers() {
    Thread[] threads = new Thread[2 * cells.activeCount() + 8];
    int count = cells.enumerate(threads);
    Set<Thread> found = new HashSet<>(Arrays.asList(threads).subList(0, count));
    found.remove(this);
    return found;
  }
}
