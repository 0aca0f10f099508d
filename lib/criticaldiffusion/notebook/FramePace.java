package criticaldiffusion.notebook;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * When a live plot draws its next frame: at most four a second, and so few that drawing takes an
 * eightieth of the processor time of this whole Java. That time and not the clock, so that a
 * computation that shares its processors with others pays no more; where next to none is used, or
 * it is not known, the clock decides.
 */
final class FramePace {
  private static final long SECOND = 1_000_000_000L;

  /** Least time between frames. */
  private static final long LEAST = SECOND / 4;

  /** Time until the next look, when there was nothing to show yet. */
  private static final long SOON = SECOND / 20;

  /** Processor time from one frame to the next over that of drawing one. */
  private static final int SHARE = 80;

  /** The first frames are slow, as everything is loaded; they may not delay the next for long. */
  private static final int SLOW_FRAMES = 3;

  /** Less than this part of one core is next to nothing. */
  private static final int IDLE = 10;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getOperatingSystemMXBean();

  private final LongSupplier clock;
  private final LongSupplier processorTime;
  private int frames;
  private long at;
  private long used;
  private long least;
  private long wanted;

  /** The first frame is due at once. */
  FramePace() {
    this(System::nanoTime, FramePace::processTime);
  }

  FramePace(LongSupplier clock, LongSupplier processorTime) {
    this.clock = clock;
    this.processorTime = processorTime;
    pause(0, 0);
  }

  /** Whether it is time for a frame. */
  boolean isDue() {
    long passed = clock.getAsLong() - at;
    if (passed < least) {
      return false;
    }
    long computed = processorTime.getAsLong() - used;
    return computed >= wanted || passed >= wanted && computed < passed / IDLE;
  }

  /** A frame was shown, and took so much processor time of the threads that drew it. */
  void drawn(long nanos) {
    long share = SHARE * nanos;
    pause(LEAST, ++frames <= SLOW_FRAMES ? Math.min(2 * SECOND, share) : share);
  }

  /** There was nothing to draw. */
  void skipped() {
    pause(SOON, 0);
  }

  private void pause(long atLeast, long computing) {
    at = clock.getAsLong();
    used = processorTime.getAsLong();
    least = atLeast;
    wanted = computing;
  }

  /** What the calling thread has used; the clock would count other work on a busy machine. */
  static long threadTime() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  /** What all threads together have used, or 0 where that is not known. */
  private static long processTime() {
    return SYSTEM instanceof com.sun.management.OperatingSystemMXBean known
        ? Math.max(0, known.getProcessCpuTime())
        : 0;
  }
}
