package criticaldiffusion.sweep;

import criticaldiffusion.experiment.AtomicFile;
import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the rows of a plan that nobody has finished, into a folder that any number of processes and
 * hosts may share.
 *
 * <p>A finished row is on disk before the next begins. Rows that another worker holds are left to
 * it; when all others are done, they are waited for, and taken over if the other is gone. Stopping
 * at any moment, by interrupt, kill or loss of power, loses at most the rows under way.
 *
 * @param experiment what is run
 * @param plan the rows
 * @param folder where they go
 * @param options how
 */
public record Sweep(Experiment<?> experiment, SweepPlan plan, Path folder, Options options) {
  /**
   * How a sweep runs.
   *
   * @param slice the rows of this process
   * @param seconds the time it may take: a row that would not finish is left for the next run;
   *     infinite without a limit
   * @param lease after how long without a heartbeat a worker on another host is given up
   */
  public record Options(Slice slice, double seconds, Duration lease) {
    /** All rows, no limit, and a minute without a heartbeat. */
    public static final Options DEFAULT =
        new Options(Slice.ALL, Double.POSITIVE_INFINITY, Duration.ofSeconds(60));
  }

  /**
   * What a run did.
   *
   * @param before rows of the slice that were done before
   * @param done rows done by this run
   * @param failed the rows that failed, with their reasons, in order
   * @param left rows left for want of time
   * @param notes what else is to be known
   */
  public record Outcome(int before, int done, List<String> failed, int left, List<String> notes) {}

  /** A row is expected to take this much longer than the longest so far, at worst. */
  private static final double CAUTION = 1.25;

  /**
   * Runs the slice to its end, or to the limit of time.
   *
   * @param progress told the share of the slice's rows that are done
   * @throws IllegalArgumentException if the plan does not suit the experiment, or the folder holds
   *     another sweep; nothing is written then
   * @throws IOException if the folder cannot be written; what is done stays done
   * @throws CancellationException if the thread is interrupted; what is done stays done
   */
  public Outcome run(Progress progress) throws IOException {
    plan.check(experiment);
    RowBlocks.checkpoint(); // an interrupted process may not know what it is itself, its commit say
    AtomicFile.requireWritable(folder);
    PlanFile.join(folder, plan);
    try (Worker worker = new Worker(folder.resolve("workers"), options.lease())) {
      RowStore store = new RowStore(folder, plan, worker.id());
      List<String> notes = store.open();
      Run run =
          new Run(this, worker, store, new Claims(folder, worker.id(), options.lease()), progress);
      try {
        return run.toEnd(notes);
      } catch (ClosedByInterruptException stopped) {
        throw new CancellationException("interrupted");
      } finally {
        close(store);
      }
    }
  }

  /** Packs what is done, in a thread that was perhaps interrupted. */
  private static void close(RowStore store) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      store.close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The failure of a row, as {@code DIR/failed/ROW.txt} tells it. */
  static Path failure(Path folder, int row) {
    return folder.resolve("failed").resolve(SweepRow.fileName(row) + ".txt");
  }

  /** One run of a slice. */
  private static final class Run {
    private final Sweep sweep;
    private final Worker worker;
    private final RowStore store;
    private final Claims claims;
    private final Progress progress;
    private final long start = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());
    private final String planHash;
    private int slice;
    private int before;

    Run(Sweep sweep, Worker worker, RowStore store, Claims claims, Progress progress) {
      this.sweep = sweep;
      this.worker = worker;
      this.store = store;
      this.claims = claims;
      this.progress = progress;
      this.planHash = PlanFile.hash(sweep.plan());
    }

    Outcome toEnd(List<String> notes) throws IOException {
      List<Integer> rows = new ArrayList<>();
      for (int row = 0; row < sweep.plan().rows(); row++) {
        if (sweep.options().slice().contains(row)) {
          rows.add(row);
        }
      }
      slice = rows.size();
      var finished = store.done();
      rows.removeIf(finished::get);
      before = slice - rows.size();
      List<Integer> held = pass(rows);
      while (!held.isEmpty()) {
        held = waitFor(held);
      }
      failed.sort(null);
      return new Outcome(before, done.get(), List.copyOf(failed), left.get(), notes);
    }

    /** Runs the rows that are free, and returns those that others hold. */
    private List<Integer> pass(List<Integer> rows) throws IOException {
      List<Integer> held = Collections.synchronizedList(new ArrayList<>());
      try {
        RowBlocks.run(
            rows.size(),
            1,
            (from, to) -> {
              try {
                one(rows.get(from), held);
              } catch (IOException unwritten) {
                throw new UncheckedIOException(unwritten);
              }
            });
      } catch (UncheckedIOException stopped) {
        throw stopped.getCause();
      }
      held.sort(null);
      return held;
    }

    private void one(int row, List<Integer> held) throws IOException {
      if (store.isDone(row)) {
        return;
      }
      if (elapsed() + CAUTION * store.longestSeconds() > sweep.options().seconds()) {
        left.incrementAndGet();
        return;
      }
      if (!claims.take(row)) {
        held.add(row);
        return;
      }
      try {
        if (!store.isDone(row)) {
          compute(row);
        }
      } finally {
        claims.release(row);
      }
    }

    private void compute(int row) throws IOException {
      long begin = System.nanoTime();
      ResultTable table;
      Path failure = failure(sweep.folder(), row);
      try {
        table = sweep.plan().run(sweep.experiment(), sweep.plan().row(row), Progress.NONE);
        RowBlocks.checkpoint(); // an interrupt may have cut the row short
      } catch (CancellationException stopped) {
        throw stopped;
      } catch (RuntimeException | OutOfMemoryError | StackOverflowError wrong) {
        StringWriter trace = new StringWriter();
        wrong.printStackTrace(new PrintWriter(trace, true));
        AtomicFile.write(failure, trace.toString());
        failed.add(String.format(Locale.ROOT, "row %9d: %s", row, wrong.getMessage()));
        return;
      }
      store.put(
          new RowRecord(
              row,
              planHash,
              sweep.plan().seed(),
              sweep.plan().version(),
              sweep.plan().commit(),
              sweep.plan().engine(),
              Runtime.version().toString(),
              worker.id(),
              (System.nanoTime() - begin) * 1e-9,
              table.toCsv()));
      Files.deleteIfExists(failure);
      int count = done.incrementAndGet();
      progress.report((before + count) / (double) slice, before + count + " of " + slice + " rows");
    }

    /** Waits a while for others; returns the rows that they still hold. */
    private List<Integer> waitFor(List<Integer> held) throws IOException {
      int finished = before + done.get();
      progress.report(
          finished / (double) slice, "waiting for " + held.size() + " rows that others run");
      try {
        Thread.sleep(Math.min(500, Math.max(20, sweep.options().lease().toMillis() / 10)));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
      store.refresh();
      List<Integer> free = new ArrayList<>();
      List<Integer> still = new ArrayList<>();
      for (int row : held) {
        if (store.isDone(row)) {
          continue;
        }
        (claims.freeIfAbandoned(row) ? free : still).add(row);
      }
      if (elapsed() > sweep.options().seconds()) {
        left.addAndGet(still.size());
        still.clear();
      }
      still.addAll(pass(free));
      return still;
    }

    private double elapsed() {
      return (System.nanoTime() - start) * 1e-9;
    }
  }
}
