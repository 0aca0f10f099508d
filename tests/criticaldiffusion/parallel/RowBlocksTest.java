package criticaldiffusion.parallel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time limits end a test that hangs; none of them is a measurement. */
@Timeout(120)
class RowBlocksTest {
  @AfterEach
  void noInterruptIsLeft() {
    assertFalse(Thread.interrupted());
  }

  @Test
  void everyRowIsVisitedOnce() {
    for (int rows : new int[] {0, 1, 7, 100, 1001}) {
      for (int block : new int[] {1, 3, 100, 5000}) {
        int[] visits = new int[rows];
        RowBlocks.run(
            rows,
            block,
            (from, to) -> {
              assertTrue(to > from && to - from <= block);
              assertEquals(0, from % block);
              for (int i = from; i < to; i++) {
                visits[i]++;
              }
            });
        int[] once = new int[rows];
        Arrays.fill(once, 1);
        assertArrayEquals(once, visits);
      }
    }
  }

  @Test
  void rowsUpToTheLargestIntegerDoNotOverflow() {
    AtomicInteger blocks = new AtomicInteger();
    RowBlocks.run(
        Integer.MAX_VALUE,
        1 << 30,
        (from, to) -> {
          assertTrue(from >= 0 && to > from);
          blocks.incrementAndGet();
        });
    assertEquals(2, blocks.get());
  }

  @Test
  void aShapeThatIsNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> RowBlocks.run(-1, 1, (from, to) -> {}));
    assertThrows(IllegalArgumentException.class, () -> RowBlocks.run(1, 0, (from, to) -> {}));
  }

  @Test
  void theFirstErrorReachesTheCallerAndStopsTheRest() {
    for (Throwable error : List.of(new IllegalStateException("row 40"), new StackOverflowError())) {
      AtomicInteger begun = new AtomicInteger();
      Throwable thrown =
          assertThrows(
              Throwable.class,
              () ->
                  RowBlocks.run(
                      1_000_000,
                      1,
                      (from, to) -> {
                        begun.incrementAndGet();
                        if (from == 40) {
                          RowBlocksTest.<RuntimeException>sneak(error);
                        }
                      }));
      assertSame(error, thrown);
      assertTrue(begun.get() < 1_000_000);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable error) throws T {
    throw (T) error;
  }

  @Test
  void anInterruptCancelsAllBlocksAtTheirCheckpoints() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> kept = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                RowBlocks.run(
                    8,
                    1,
                    (from, to) -> {
                      running.countDown();
                      while (true) {
                        RowBlocks.checkpoint();
                        Thread.onSpinWait();
                      }
                    });
              } catch (CancellationException e) {
                thrown.set(e);
                kept.set(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    running.await();
    caller.interrupt();
    caller.join();
    assertTrue(thrown.get() instanceof CancellationException);
    assertTrue(kept.get(), "the interrupt status is kept");
  }

  /** The caller has no block left and waits for a helper when the interrupt comes. */
  @Test
  void anInterruptReachesACallerThatWaits() throws InterruptedException {
    assumeTrue(ForkJoinPool.getCommonPoolParallelism() > 0, "one core has no helpers");
    AtomicReference<Thread> helper = new AtomicReference<>();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              Thread self = Thread.currentThread();
              try {
                RowBlocks.run(
                    2,
                    1,
                    (from, to) -> {
                      if (Thread.currentThread() == self) {
                        while (helper.get() == null) {
                          Thread.onSpinWait(); // until the helper has the other block
                        }
                        return;
                      }
                      helper.set(Thread.currentThread());
                      while (true) {
                        RowBlocks.checkpoint();
                        Thread.onSpinWait();
                      }
                    });
              } catch (CancellationException e) {
                thrown.set(self.isInterrupted() ? e : null);
              }
            });
    caller.start();
    while (helper.get() == null || caller.getState() == Thread.State.RUNNABLE) {
      Thread.onSpinWait();
    }
    caller.interrupt();
    caller.join();
    assertTrue(thrown.get() instanceof CancellationException);
  }

  @Test
  void anInterruptReachesNestedRuns() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                RowBlocks.run(
                    4,
                    1,
                    (from, to) ->
                        RowBlocks.run(
                            4,
                            1,
                            (a, b) -> {
                              running.countDown();
                              while (true) {
                                RowBlocks.checkpoint();
                                Thread.onSpinWait();
                              }
                            }));
              } catch (RuntimeException e) {
                thrown.set(e);
              }
            });
    caller.start();
    running.await();
    caller.interrupt();
    caller.join();
    assertTrue(thrown.get() instanceof CancellationException);
  }

  @Test
  void aThreadInterruptedBeforeDoesNothing() {
    AtomicInteger begun = new AtomicInteger();
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, RowBlocks::checkpoint);
    assertThrows(
        CancellationException.class,
        () -> RowBlocks.run(10, 1, (from, to) -> begun.incrementAndGet()));
    assertTrue(Thread.interrupted());
    assertEquals(0, begun.get());
    RowBlocks.checkpoint();
  }

  @Test
  void anErrorOfANestedRunReachesTheOutermostCaller() {
    var error = new IllegalArgumentException("inner");
    Throwable thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                RowBlocks.run(
                    6,
                    1,
                    (from, to) ->
                        RowBlocks.run(
                            6,
                            1,
                            (a, b) -> {
                              if (from + a == 7) {
                                throw error;
                              }
                            })));
    assertSame(error, thrown);
    // The context of the failed runs is gone: nothing is stopped any more.
    RowBlocks.checkpoint();
  }

  /** More runs than the pool has threads, three deep, some begun inside of the pool itself. */
  @Test
  void nestedRunsInsideThePoolFinish() throws Exception {
    int outer = 4 * (ForkJoinPool.getCommonPoolParallelism() + 1);
    AtomicInteger rows = new AtomicInteger();
    Runnable nested =
        () ->
            RowBlocks.run(
                5,
                1,
                (from, to) ->
                    RowBlocks.run(
                        5, 2, (a, b) -> RowBlocks.run(5, 1, (c, e) -> rows.addAndGet(b - a))));
    for (int repeat = 0; repeat < 50; repeat++) {
      List<ForkJoinTask<?>> tasks = new ArrayList<>();
      for (int i = 0; i < outer; i++) {
        tasks.add(ForkJoinPool.commonPool().submit(nested));
      }
      nested.run();
      for (ForkJoinTask<?> task : tasks) {
        task.get();
      }
    }
    assertEquals(50 * (outer + 1) * 125, rows.get());
  }
}
