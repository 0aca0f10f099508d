package criticaldiffusion.linalg;

/** Refuses work that the heap cannot hold, before it starts and with the size that it needs. */
public final class Memory {
  private Memory() {}

  /**
   * Checks that so many bytes can still be allocated.
   *
   * @param bytes what will be needed at once, besides what is there
   * @param what the thing that needs it, for the message
   * @throws IllegalArgumentException with the size needed and the size there is
   */
  public static void require(double bytes, String what) {
    if (bytes > free()) {
      System.gc();
      double free = free();
      if (bytes > free) {
        throw new IllegalArgumentException(
            "%s needs %.2f GB of memory, and %.2f GB are free; start Java with a larger -Xmx"
                .formatted(what, 1e-9 * bytes, 1e-9 * free));
      }
    }
  }

  /** Checks that a matrix of doubles can still be allocated; see {@link #require}. */
  public static void requireMatrix(long rows, long columns, String what) {
    require(8.0 * rows * columns, what + " (%d x %d doubles)".formatted(rows, columns));
  }

  private static double free() {
    Runtime runtime = Runtime.getRuntime();
    return (double) runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }
}
