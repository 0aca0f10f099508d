package criticaldiffusion.sampler;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.SpinField;
import java.util.random.RandomGenerator;

/**
 * The Wolff clusters of the Ising model, whose bonds are open with 1 − e^{−2β}.
 *
 * <p>Sites are visited in the order in which they joined, and whether a neighbour joins is
 * computed, not branched upon: no bond can be foretold, and the processor works at several sites at
 * once.
 */
final class IsingClusters {
  /** Spins as bytes, 1 for −1, which stay in the first cache while a cluster grows. */
  private static final ThreadLocal<byte[]> SPINS = ThreadLocal.withInitial(() -> new byte[0]);

  private static final ThreadLocal<int[]> QUEUE = ThreadLocal.withInitial(() -> new int[0]);

  private final int sites;
  private final int length;

  /** L^i, the last axis of the lattice first. */
  private final int[] strides;

  /** ⌈2^shift/L⌉, by which sites are divided by L. */
  private final long reciprocal;

  private final int shift;

  /** 1 − e^{−2β}: its first 16 binary digits, and 47 after them. */
  private final int open;

  private final long openRest;

  IsingClusters(SpinField model) {
    Lattice lattice = model.lattice();
    sites = lattice.sites();
    length = lattice.length();
    strides = new int[lattice.dimension()];
    for (int i = 0; i < strides.length; i++) {
      strides[i] = lattice.stride(strides.length - 1 - i);
    }
    // Exact for all sites, as 2^shift >= NL, and N·2^shift/L < 2N² < 2⁶³.
    shift = 64 - Long.numberOfLeadingZeros((long) sites * length - 1);
    reciprocal = ((1L << shift) + length - 1) / length;
    long digits = (long) (-StrictMath.expm1(-2 * model.coupling()) * 0x1p63);
    open = (int) (digits >>> 47);
    openRest = digits & (1L << 47) - 1;
  }

  /** Turns so many clusters of the configuration that begins at {@code x[from]}. */
  void turn(double[] x, int from, int clusters, RandomGenerator rng) {
    byte[] spins = SPINS.get();
    int[] queue = QUEUE.get();
    if (spins.length < sites) {
      SPINS.set(spins = new byte[sites]);
      QUEUE.set(queue = new int[sites + 1]);
    }
    for (int i = 0; i < sites; i++) {
      spins[i] = (byte) (Double.doubleToRawLongBits(x[from + i]) >>> 63);
    }
    for (int i = 0; i < clusters; i++) {
      turn(spins, queue, rng);
    }
    for (int i = 0; i < sites; i++) {
      x[from + i] = 1 - 2 * spins[i];
    }
  }

  /** Four bonds share 64 random bits. */
  private void turn(byte[] spins, int[] queue, RandomGenerator rng) {
    int[] strides = this.strides;
    int length = this.length;
    queue[0] = rng.nextInt(sites);
    int turned = spins[queue[0]] ^ 1;
    spins[queue[0]] = (byte) turned;
    int tail = 1;
    for (int head = 0; head < tail; head++) {
      int site = queue[head];
      int rest = site;
      long bits = 0;
      for (int i = 0; i < strides.length; i++) {
        int above = (int) (rest * reciprocal >>> shift);
        int j = rest - above * length;
        rest = above;
        int around = (length - 1) * strides[i];
        int next = j == length - 1 ? site - around : site + strides[i];
        int previous = j == 0 ? site + around : site - strides[i];
        bits = i % 2 == 0 ? rng.nextLong() : bits >>> 32;
        tail = join(spins, turned, next, (int) bits & 0xFFFF, queue, tail, rng);
        tail = join(spins, turned, previous, (int) bits >>> 16, queue, tail, rng);
      }
    }
    assert tail <= sites;
  }

  /** 16 digits of a deviate decide, and one time in 65,536 need 47 more. */
  private int join(
      byte[] spins, int turned, int site, int deviate, int[] queue, int tail, RandomGenerator rng) {
    int joins = deviate - open >>> 31;
    if (deviate == open) {
      joins = rng.nextLong() >>> 17 < openRest ? 1 : 0;
    }
    joins &= spins[site] ^ turned;
    spins[site] ^= (byte) joins;
    queue[tail] = site;
    return tail + joins;
  }
}
