package criticaldiffusion.notebook;

import criticaldiffusion.experiment.TerminalProgress;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A bar below the running cell with the time left, for work of more than two seconds; on a terminal
 * a line on standard error.
 *
 * <pre>{@code
 * try (ProgressBar bar = new ProgressBar("clones")) {
 *   cloning.run(streams, bar);
 * }
 * }</pre>
 *
 * <p>Reporting stops the work, by a {@link java.util.concurrent.CancellationException}, when the
 * cell was interrupted.
 */
public final class ProgressBar implements Progress, AutoCloseable {
  private static final double QUIET = 0.5;
  private static final double WORTH_SHOWING = 2;
  private static final double BETWEEN = 0.25;

  private final String name;
  private final FrontEnd front = FrontEnds.current();
  private final Slot slot;
  private final TerminalProgress line;
  private final LongSupplier clock;
  private final long start;
  private double last;

  /** A bar with a name in front of it, which may be empty. */
  public ProgressBar(String name) {
    this(name, new Slot(FrontEnds.current()), System::nanoTime);
  }

  /** A bar in a place that may show something else afterwards; the clock is in nanoseconds. */
  ProgressBar(String name, Slot slot, LongSupplier clock) {
    this.slot = slot;
    this.clock = clock;
    this.start = clock.getAsLong();
    this.name = name == null ? "" : name.strip();
    this.line = front.isNotebook() ? null : TerminalProgress.onStandardError();
  }

  @Override
  public synchronized void report(double done, String what) {
    RowBlocks.checkpoint();
    if (line != null) {
      line.report(done, what);
      return;
    }
    double elapsed = (clock.getAsLong() - start) * 1e-9;
    boolean worth = elapsed > QUIET && elapsed > WORTH_SHOWING * done;
    if (elapsed - last >= BETWEEN && (slot.isShown() || worth)) {
      last = elapsed;
      show(done, describe(done, what, elapsed));
    }
  }

  /** Replaces the bar by the time that the work took. */
  @Override
  public synchronized void close() {
    if (line != null) {
      line.end();
    } else if (slot.isShown()) {
      double elapsed = (clock.getAsLong() - start) * 1e-9;
      String text = label() + "done in " + TerminalProgress.duration(elapsed);
      slot.show(Bundles.html("<small>" + Bundles.escape(text) + "</small>", text));
    }
  }

  /** {@code 42 % · 1:10 left · d = 4096, trunk}. */
  private static String describe(double done, String what, double elapsed) {
    String left =
        done > 0 && done < 1
            ? " · " + TerminalProgress.duration(elapsed * (1 - done) / done) + " left"
            : "";
    String part = what == null || what.isBlank() ? "" : " · " + what.strip();
    return String.format(Locale.ROOT, "%.0f %%", 100 * Math.max(0, Math.min(1, done)))
        + left
        + part;
  }

  private void show(double done, String text) {
    String bar =
        String.format(
            Locale.ROOT,
            "<small>%s<progress style=\"width:12em\" max=\"1\" value=\"%.3f\"></progress> %s</small>",
            Bundles.escape(label()),
            Math.max(0, Math.min(1, done)),
            Bundles.escape(text));
    slot.show(Bundles.html(bar, label() + text));
  }

  private String label() {
    return name.isEmpty() ? "" : name + ": ";
  }
}
