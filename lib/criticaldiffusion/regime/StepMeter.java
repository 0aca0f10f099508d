package criticaldiffusion.regime;

import criticaldiffusion.parallel.Progress;

/** Counts the row steps of a run over all its threads and reports them ten times a second. */
final class StepMeter {
  private static final long INTERVAL = 100_000_000;

  private final Progress progress;
  private final double total;
  private final String what;
  private long done;
  private long reported = System.nanoTime() - INTERVAL;

  StepMeter(Progress progress, double total, String what) {
    this.progress = progress;
    this.total = total;
    this.what = what;
  }

  synchronized void add(long rowSteps) {
    done += rowSteps;
    long now = System.nanoTime();
    if (now - reported >= INTERVAL || done >= total) {
      reported = now;
      progress.report(total == 0 ? 1 : Math.min(1, done / total), what);
    }
  }
}
