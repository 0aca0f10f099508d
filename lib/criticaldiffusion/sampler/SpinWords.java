package criticaldiffusion.sampler;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.SpinField;

/**
 * Ising spins of one lattice as bits, 64 sites of one colour of the checkerboard to a word
 * (multispin coding: Zorn, Herrmann, Rebbi 1981). A bit is set for a spin of −1.
 *
 * <p>Bit q of a line is the site j = 2q or 2q + 1, by the colour and the parity of the line. So the
 * neighbours of a word are the words at the same place of the lines beside, that of the other
 * colour on its own line, and this last one shifted by one bit.
 */
final class SpinWords {
  /** What is done with 64 spins of one colour. */
  @FunctionalInterface
  interface Update {
    /**
     * The new spins. The neighbours that are −1, and 3 − d more, are ones + 2 twos + 4 fours: 3
     * where they balance.
     *
     * @param sites the bits that are sites
     */
    long word(long spins, long ones, long twos, long fours, long sites);
  }

  private static final ThreadLocal<long[]> SCRATCH = ThreadLocal.withInitial(() -> new long[0]);
  private static final long ONE = Double.doubleToRawLongBits(1);

  private final int length;
  private final int lines;

  /** Words of one colour of one line. */
  private final int width;

  /** The number of the last bit of a line in its last word. */
  private final int last;

  /** 3 − d in binary, the same in all 64 places. */
  private final long ones;

  private final long twos;

  /** For each line the first words of its 2(d − 1) neighbours among those of a colour. */
  private final int[][] beside;

  private final boolean[] odd;

  /**
   * The layout for an Ising model.
   *
   * @throws IllegalArgumentException for odd L or more than one component
   */
  SpinWords(SpinField model) {
    Lattice lattice = model.lattice();
    lattice.requireCheckerboard();
    if (model.components() != 1) {
      throw new IllegalArgumentException(
          "the Ising model has spins of 1 component, was given " + model.components());
    }
    length = lattice.length();
    lines = lattice.sites() / length;
    width = (length / 2 + 63) / 64;
    last = (length / 2 - 1) % 64;
    ones = lattice.dimension() == 2 ? -1 : 0;
    twos = lattice.dimension() == 1 ? -1 : 0;
    beside = new int[lines][2 * (lattice.dimension() - 1)];
    odd = new boolean[lines];
    for (int line = 0; line < lines; line++) {
      int site = line * length;
      odd[line] = lattice.isOdd(site);
      for (int axis = 0; axis < lattice.dimension() - 1; axis++) {
        beside[line][2 * axis] = lattice.next(site, axis) / length * width;
        beside[line][2 * axis + 1] = lattice.previous(site, axis) / length * width;
      }
    }
  }

  /** Sweeps the configuration that begins at {@code x[from]}. */
  void sweep(double[] x, int from, int sweeps, Update update) {
    long[] spins = SCRATCH.get();
    if (spins.length < 2 * lines * width) {
      spins = new long[2 * lines * width];
      SCRATCH.set(spins);
    }
    pack(x, from, spins);
    for (int i = 0; i < sweeps; i++) {
      sweep(spins, update);
    }
    unpack(spins, x, from);
  }

  /** Updates every word of the even sites, then of the odd ones. */
  private void sweep(long[] spins, Update update) {
    for (int colour = 0; colour < 2; colour++) {
      int own = colour * lines * width;
      int other = (1 - colour) * lines * width;
      for (int line = 0; line < lines; line++) {
        int[] beside = this.beside[line];
        boolean upper = odd[line] ^ colour == 1;
        int start = line * width;
        for (int word = 0; word < width; word++) {
          long a = spins[other + start + word];
          long b = shifted(spins, other + start, word, upper);
          long ones = this.ones ^ a ^ b;
          long carry = this.ones & (a ^ b) | a & b;
          long twos = this.twos ^ carry;
          long fours = this.twos & carry;
          for (int i = 0; i < beside.length; i += 2) {
            a = spins[other + beside[i] + word];
            b = spins[other + beside[i + 1] + word];
            carry = ones & (a ^ b) | a & b;
            ones ^= a ^ b;
            fours |= twos & carry;
            twos ^= carry;
          }
          int at = own + start + word;
          spins[at] = update.word(spins[at], ones, twos, fours, sites(word));
        }
      }
    }
  }

  private long sites(int word) {
    return word == width - 1 ? -1L >>> (63 - last) : -1L;
  }

  /** The bits of a line one place on, where it holds the sites 2q + 1, or back. */
  private long shifted(long[] spins, int start, int word, boolean on) {
    long here = spins[start + word];
    if (on) {
      return word == width - 1
          ? here >>> 1 | spins[start] << last
          : here >>> 1 | spins[start + word + 1] << 63;
    }
    long before = word == 0 ? spins[start + width - 1] >>> last : spins[start + word - 1] >>> 63;
    return (here << 1 | before) & sites(word);
  }

  /** Reads the signs of spins ±1; two words grow at once, one of each colour. */
  private void pack(double[] x, int from, long[] spins) {
    int half = lines * width;
    for (int line = 0; line < lines; line++) {
      int site = from + line * length;
      int swap = odd[line] ? half : 0;
      for (int at = line * width; at < (line + 1) * width; at++) {
        int bits = Math.min(64, (from + (line + 1) * length - site) / 2);
        long even = 0;
        long odd = 0;
        for (int bit = 0; bit < bits; bit++) {
          even = even >>> 1 | Double.doubleToRawLongBits(x[site + 2 * bit]) & Long.MIN_VALUE;
          odd = odd >>> 1 | Double.doubleToRawLongBits(x[site + 2 * bit + 1]) & Long.MIN_VALUE;
        }
        spins[at + swap] = even >>> 64 - bits;
        spins[at + half - swap] = odd >>> 64 - bits;
        site += 128;
      }
    }
  }

  /** Writes spins ±1. */
  private void unpack(long[] spins, double[] x, int from) {
    int half = lines * width;
    for (int line = 0; line < lines; line++) {
      int site = from + line * length;
      int swap = odd[line] ? half : 0;
      for (int at = line * width; at < (line + 1) * width; at++) {
        int bits = Math.min(64, (from + (line + 1) * length - site) / 2);
        long even = spins[at + swap];
        long odd = spins[at + half - swap];
        for (int bit = 0; bit < bits; bit++) {
          x[site + 2 * bit] = Double.longBitsToDouble(ONE | even << 63);
          x[site + 2 * bit + 1] = Double.longBitsToDouble(ONE | odd << 63);
          even >>>= 1;
          odd >>>= 1;
        }
        site += 128;
      }
    }
  }
}
