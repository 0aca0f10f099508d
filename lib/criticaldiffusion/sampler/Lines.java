package criticaldiffusion.sampler;

import criticaldiffusion.field.Lattice;

/** The lines of a lattice along its last axis, with the sums over neighbours that updates need. */
final class Lines {
  /** What is done with one colour of one line. */
  @FunctionalInterface
  interface Update {
    /**
     * Updates the sites {@code x[start + first]}, {@code x[start + first + 2]}, … of a line.
     *
     * @param sums the sums over the 2d neighbours of those sites
     */
    void line(double[] x, int start, int first, double[] sums);
  }

  private static final ThreadLocal<double[][]> SCRATCH =
      ThreadLocal.withInitial(() -> new double[3][0]);

  private final int length;

  /** For each line the starts of its 2(d − 1) neighbours. */
  private final int[][] beside;

  private final boolean[] odd;

  Lines(Lattice lattice) {
    length = lattice.length();
    int count = lattice.sites() / length;
    beside = new int[count][2 * (lattice.dimension() - 1)];
    odd = new boolean[count];
    for (int line = 0; line < count; line++) {
      int site = line * length;
      odd[line] = lattice.isOdd(site);
      for (int axis = 0; axis < lattice.dimension() - 1; axis++) {
        beside[line][2 * axis] = lattice.next(site, axis);
        beside[line][2 * axis + 1] = lattice.previous(site, axis);
      }
    }
  }

  /** Working memory of the calling thread; slots 0 to 2 differ. */
  static double[] scratch(int slot, int count) {
    double[][] kept = SCRATCH.get();
    if (kept[slot].length < count) {
      kept[slot] = new double[count];
    }
    return kept[slot];
  }

  int count() {
    return odd.length;
  }

  /** The sums over the neighbours of the sites first, first + step, … of a line. */
  void sums(double[] x, int from, int line, int first, int step, double[] sums) {
    int[] others = beside[line];
    int start = from + line * length;
    for (int j = first; j < length; j += step) {
      int previous = j == 0 ? start + length - 1 : start + j - 1;
      int next = j == length - 1 ? start : start + j + 1;
      sums[j] = x[previous] + x[next];
    }
    for (int other = 0; other < others.length; other += 2) {
      int next = from + others[other];
      int previous = from + others[other + 1];
      for (int j = first; j < length; j += step) {
        sums[j] += x[next + j] + x[previous + j];
      }
    }
  }

  /** Updates the even sites of all lines, then the odd ones. */
  void checkerboard(double[] x, int from, Update update) {
    double[] sums = scratch(0, length);
    for (int colour = 0; colour < 2; colour++) {
      for (int line = 0; line < odd.length; line++) {
        int first = odd[line] ? 1 - colour : colour;
        sums(x, from, line, first, 2, sums);
        update.line(x, from + line * length, first, sums);
      }
    }
  }
}
