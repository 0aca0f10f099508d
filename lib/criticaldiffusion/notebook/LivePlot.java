package criticaldiffusion.notebook;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Picture;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
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
 * <p>The figure is made on the computing thread, from the data as they are at that moment; it is
 * painted and sent by another thread, and nothing waits for it. There are at most four frames a
 * second, and so few that drawing takes an eightieth of all processor time, the first three apart.
 * The last state is always drawn, also when the computation fails or is stopped, and it is the only
 * one that the stored notebook keeps. Outside a notebook nothing is drawn.
 */
public final class LivePlot implements AutoCloseable {
  /** How long each picture of a film stays. */
  private static final long FILM_NANOS = 150_000_000L;

  /** A frame larger than this, in bytes, is drawn coarser: front ends limit the rate of output. */
  private static final int LARGEST = 100_000;

  private static final double COARSE = 1.25;

  private static final Executor PAINTER =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "live plots");
            thread.setDaemon(true);
            return thread;
          });

  /** A frame that was shown: when, its size, and what making and painting it took. */
  private record Shown(long at, int bytes, long processorTime) {}

  private final FrontEnd front;
  private final Slot slot;
  private double scale = Picture.SCREEN;
  private final FramePace pace = new FramePace();
  private long shown = System.nanoTime() - FILM_NANOS;
  private Supplier<? extends Picture> newest;
  private boolean pending;
  private CompletableFuture<Shown> painting;

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
    take(state);
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
    if (painting != null && painting.isDone()) {
      await();
    }
    if (front.isNotebook() && painting == null && pace.isDue()) {
      paint(scale);
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
    take(state);
    if (front.isNotebook()) {
      await();
      try {
        wait(Math.max(1, (shown + FILM_NANOS - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
      paint(scale);
      await();
    }
  }

  /** Draws the last state, if it was not. */
  @Override
  public synchronized void close() {
    await();
    if (newest != null && front.isNotebook() && (pending || scale != Picture.SCREEN)) {
      paint(Picture.SCREEN);
      await();
      if (!slot.isShown()) {
        slot.show(
            Bundles.text("[live plot] nothing to show: no state had a point that can be drawn"));
      }
    }
  }

  private void take(Supplier<? extends Picture> state) {
    newest = Objects.requireNonNull(state, "state");
    pending = true;
  }

  /** Makes the figure and leaves it to the painter. */
  private void paint(double atScale) {
    long start = FramePace.threadTime();
    Picture picture = newest.get();
    if (picture == null || picture instanceof Figure figure && !figure.showsAnything()) {
      pace.skipped(); // nothing to see yet
      return;
    }
    long making = FramePace.threadTime() - start;
    pending = false;
    painting =
        CompletableFuture.supplyAsync(
            () -> {
              long begin = FramePace.threadTime();
              Map<String, Object> bundle = Bundles.picture(picture, atScale);
              slot.show(bundle);
              int bytes = bundle.get("image/png") instanceof byte[] png ? png.length : 0;
              return new Shown(System.nanoTime(), bytes, making + FramePace.threadTime() - begin);
            },
            PAINTER);
  }

  /** Waits for the frame that is being painted, if any, and finds when the next is due. */
  private void await() {
    if (painting == null) {
      return;
    }
    try {
      Shown frame = painting.join(); // stays when the cell is stopped: it is nearly there
      shown = frame.at();
      scale = frame.bytes() > LARGEST ? COARSE : scale;
      pace.drawn(frame.processorTime());
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
    } finally {
      painting = null;
    }
  }
}
