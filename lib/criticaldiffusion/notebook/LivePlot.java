package criticaldiffusion.notebook;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Picture;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A figure that grows while a computation runs in the cell.
 *
 * <pre>{@code
 * LivePlot.run(plot -> {
 *   for (int step = 1; step <= steps; step++) {
 *     computeOneStep();
 *     plot.update(() -> Figure.column().line("φ", t, phi));  // drawn only when a frame is due
 *   }
 * });
 * }</pre>
 *
 * <p>Drawing takes about a twentieth of the time at most, after the first seconds, and there are at
 * most four frames a second. The last state is always drawn, also when the computation fails or is
 * stopped, and it is the only one that the stored notebook keeps. Outside a notebook nothing is
 * drawn.
 */
public final class LivePlot implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;

  /** How long each picture of a film stays. */
  private static final long FILM_NANOS = 150_000_000L;

  /** Time between frames over processor time to draw one. */
  private static final int SHARE = 20;

  /** A frame larger than this, in bytes, is drawn coarser: front ends limit the rate of output. */
  private static final int LARGEST = 100_000;

  private static final double COARSE = 1.25;

  private final FrontEnd front;
  private final Slot slot;
  private double scale = Picture.SCREEN;
  private final long begin = System.nanoTime();
  private long due = begin;
  private long shown = begin - FILM_NANOS;
  private Supplier<? extends Picture> newest;
  private boolean pending;

  /** A plot below the running cell; it appears with its first state. */
  public LivePlot() {
    front = FrontEnds.current();
    slot = new Slot(front);
  }

  /** Runs a computation that updates a plot, and draws the last state when it ends. */
  public static void run(Consumer<LivePlot> computation) {
    try (LivePlot plot = new LivePlot()) {
      computation.accept(plot);
    }
  }

  /**
   * Gives the plot a new state. The supplier is asked for the figure only when a frame is due, and
   * once more at the end, so it should look at the data as they are when it is asked.
   *
   * @throws CancellationException if the thread was interrupted: the cell was stopped
   */
  public synchronized void update(Supplier<? extends Picture> state) {
    newest = Objects.requireNonNull(state, "state");
    pending = true;
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    if (front.isNotebook() && System.nanoTime() - due >= 0) {
      draw(scale);
    }
  }

  /**
   * Draws this state in any case, as the next picture of a film: in a notebook it waits until the
   * picture before has been seen for {@value #FILM_NANOS} ns. For computations that are faster than
   * the eye.
   *
   * @throws CancellationException if the thread was interrupted: the cell was stopped
   */
  public synchronized void frame(Supplier<? extends Picture> state) {
    newest = Objects.requireNonNull(state, "state");
    pending = true;
    if (front.isNotebook()) {
      try {
        wait(Math.max(1, (shown + FILM_NANOS - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
      draw(scale);
    }
  }

  /** Draws the last state, if it was not. */
  @Override
  public synchronized void close() {
    if (newest != null && front.isNotebook() && (pending || scale != Picture.SCREEN)) {
      draw(Picture.SCREEN);
    }
  }

  private void draw(double atScale) {
    long start = processorTime();
    Picture picture = newest.get();
    if (picture == null || picture instanceof Figure figure && !figure.showsAnything()) {
      return; // nothing to see yet
    }
    Map<String, Object> bundle = Bundles.picture(picture, atScale);
    if (bundle.get("image/png") instanceof byte[] png && png.length > LARGEST) {
      scale = COARSE;
    }
    slot.show(bundle);
    pending = false;
    long now = System.nanoTime();
    shown = now;
    // The first frames are slow, as everything is loaded; they may not delay the next for long.
    long longest = SECOND + (now - begin) / SHARE;
    due = now + Math.max(SECOND / 4, Math.min(longest, SHARE * (processorTime() - start)));
  }

  /** What this thread has used; the clock would count other work on a busy machine. */
  private static long processorTime() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
