package criticaldiffusion.experiment;

import criticaldiffusion.parallel.Progress;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Progress on standard error: on a terminal a bar with the time left, redrawn in place; elsewhere,
 * as in the log of a batch job, a line now and then. Work of less than two seconds shows nothing.
 */
public final class TerminalProgress implements Progress {
  private static final long SECOND = 1_000_000_000L;
  private static final int BAR = 24;
  private static final int WIDTH = 79;

  private final PrintStream err;
  private final boolean terminal;
  private final LongSupplier clock;
  private final long start;
  private long next;
  private boolean drawn;

  /** The clock is in nanoseconds, as {@link System#nanoTime()}. */
  TerminalProgress(PrintStream err, boolean terminal, LongSupplier clock) {
    this.err = err;
    this.terminal = terminal;
    this.clock = clock;
    start = clock.getAsLong();
    next = start + 2 * SECOND;
  }

  /** Progress on this process's standard error, from now on. */
  public static TerminalProgress onStandardError() {
    return on(System.err);
  }

  /** Progress on a stream that leads to this process's standard error. */
  public static TerminalProgress on(PrintStream err) {
    return new TerminalProgress(err, onTerminal(), System::nanoTime);
  }

  /** Whether standard error is a terminal that can go back to the start of a line. */
  static boolean onTerminal() {
    String kind = System.getenv("TERM");
    if (kind == null || kind.equals("dumb")) {
      return false;
    }
    Path standardError = Path.of("/proc/self/fd/2");
    try {
      return Files.exists(standardError)
          ? standardError.toRealPath().toString().matches("/dev/(pts/|tty|console).*")
          : System.console() != null;
    } catch (java.io.IOException notOne) {
      return false;
    }
  }

  @Override
  public synchronized void report(double done, String what) {
    long now = clock.getAsLong();
    if (now - next < 0) {
      return;
    }
    long elapsed = now - start;
    // A log gets its lines at 2, 4, 8 ... seconds and from a minute on one a minute.
    next = now + (terminal ? SECOND / 10 : Math.min(elapsed, 60 * SECOND));
    double fraction = Math.max(0, Math.min(1, done));
    String left =
        fraction > 0 ? duration(elapsed / fraction * (1 - fraction) / SECOND) + " left" : "";
    String percent = String.format(Locale.ROOT, "%3.0f %%", 100 * fraction);
    if (terminal) {
      int filled = (int) (BAR * fraction);
      String bar = "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] ";
      draw(bar + percent + "  " + left + "  " + what);
    } else {
      err.println(percent.strip() + ", " + (left.isEmpty() ? "" : left + ", ") + what);
    }
  }

  /** Takes the bar away. */
  public synchronized void end() {
    if (drawn) {
      draw("");
      err.print('\r');
      err.flush();
      drawn = false;
    }
  }

  private void draw(String line) {
    String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
    err.print('\r' + cut + " ".repeat(WIDTH - cut.length()));
    err.flush();
    drawn = true;
  }

  /** Seconds as {@code 8 s}, {@code 1:23} or {@code 2:05:00}. */
  public static String duration(double seconds) {
    long s = Math.round(seconds);
    if (s < 60) {
      return s + " s";
    }
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }
}
