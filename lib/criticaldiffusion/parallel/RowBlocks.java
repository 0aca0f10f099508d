package criticaldiffusion.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs a task over blocks of rows on the common pool, with the calling thread at work too.
 *
 * <p>Which thread takes which block is left open, so a task writes only to its own rows. The first
 * error of any block stops the others and is thrown again to the caller. Interrupting the calling
 * thread stops all blocks at their next {@link #checkpoint()} and throws {@link
 * CancellationException} with the interrupt status kept, which is how a notebook's stop button ends
 * a run.
 */
public final class RowBlocks {
  /** What is done with the rows {@code from … to - 1}. */
  @FunctionalInterface
  public interface Task {
    /** Works on one block. */
    void run(int from, int to);
  }

  private static final ThreadLocal<RowBlocks> CURRENT = new ThreadLocal<>();

  private static volatile int mostThreads = Integer.MAX_VALUE;

  private final Thread caller = Thread.currentThread();
  private final RowBlocks outer = CURRENT.get();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final int rows;
  private final int blockSize;
  private final Task task;

  private RowBlocks(int rows, int blockSize, Task task) {
    this.rows = rows;
    this.blockSize = blockSize;
    this.task = task;
  }

  /**
   * Runs the task over the blocks {@code [0, b), [b, 2b), …} of {@code rows} rows and returns when
   * all are done.
   *
   * @throws IllegalArgumentException if the number of rows is negative or a block holds none
   * @throws CancellationException if the calling thread is interrupted
   */
  public static void run(int rows, int blockSize, Task task) {
    if (rows < 0 || blockSize < 1) {
      throw new IllegalArgumentException(
          "need rows >= 0 and blocks of at least 1 row, were " + rows + " and " + blockSize);
    }
    new RowBlocks(rows, blockSize, task).run();
  }

  /**
   * Limits every later run in this Java to so many threads, the calling one among them. The common
   * pool gives no more than it has.
   *
   * @throws IllegalArgumentException if not even the caller may work
   */
  public static void limitThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("need at least 1 thread, was " + threads);
    }
    mostThreads = threads;
  }

  /**
   * Throws if the run to which the current thread belongs has been stopped. Long tasks call it once
   * a step; outside any run it looks at the thread's own interrupt status.
   *
   * @throws CancellationException if the work is to stop
   */
  public static void checkpoint() {
    RowBlocks run = CURRENT.get();
    if (run == null ? Thread.currentThread().isInterrupted() : run.stopped()) {
      throw new CancellationException("interrupted");
    }
  }

  /**
   * Whether the current thread is at work on a block. What it calls then need not be cut finely for
   * the sake of other threads: they have blocks of their own.
   */
  public static boolean isInside() {
    return CURRENT.get() != null;
  }

  private boolean stopped() {
    return failure.get() != null || caller.isInterrupted() || (outer != null && outer.stopped());
  }

  private void run() {
    int blocks = rows / blockSize + (rows % blockSize == 0 ? 0 : 1);
    int pool = Math.min(ForkJoinPool.getCommonPoolParallelism(), mostThreads - 1);
    int helpers = Math.min(pool, blocks - 1);
    List<ForkJoinTask<?>> tasks = new ArrayList<>();
    for (int i = 0; i < helpers; i++) {
      tasks.add(ForkJoinPool.commonPool().submit(this::takeBlocks));
    }
    takeBlocks();
    // A helper that has not begun finds no block left; one that has is waited for. Only the task
    // submitted last can be taken back, so the last comes first.
    for (int i = helpers - 1; i >= 0; i--) {
      ForkJoinTask<?> helper = tasks.get(i);
      if (!helper.tryUnfork() || !helper.cancel(false)) {
        waitFor(helper);
      }
    }
    Throwable error = failure.get();
    if (error instanceof RuntimeException exception) {
      throw exception;
    }
    if (error instanceof Error fatal) {
      throw fatal;
    }
  }

  /** Waits for a helper, and stops it and all others if this thread is interrupted meanwhile. */
  private void waitFor(ForkJoinTask<?> helper) {
    try {
      helper.get();
    } catch (InterruptedException stopped) {
      // While a thread waits, its interrupt status is not to be seen by the others.
      failure.compareAndSet(null, new CancellationException("interrupted"));
      helper.quietlyJoin();
      Thread.currentThread().interrupt();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible); // takeBlocks keeps what is thrown in it
    }
  }

  private void takeBlocks() {
    RowBlocks before = CURRENT.get();
    CURRENT.set(this);
    try {
      for (long from; (from = (long) next.getAndIncrement() * blockSize) < rows; ) {
        checkpoint();
        task.run((int) from, (int) Math.min(rows, from + blockSize));
      }
    } catch (RuntimeException | Error error) {
      failure.compareAndSet(null, error);
    } finally {
      if (before == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(before);
      }
    }
  }
}
