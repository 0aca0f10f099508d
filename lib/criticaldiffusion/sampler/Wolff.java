package criticaldiffusion.sampler;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.SpinField;
import java.util.random.RandomGenerator;

/**
 * Clusters of the O(n) model, grown from a random site over bonds taken with 1 −
 * exp(−2β(r·S_i)(r·S_j)) and reflected in the plane across a random direction r; Wolff 1989,
 * "Collective Monte Carlo updating for spin systems". Any L.
 *
 * <p>A sweep is a fixed number of clusters: to stop when a given number of spins has turned would
 * bias what is measured, χ by 10 % in the Ising model at L = 64.
 */
public final class Wolff implements MarkovChain {
  private static final ThreadLocal<int[]> STACK = ThreadLocal.withInitial(() -> new int[0]);

  /** Ising spins as bytes, which stay in the first cache while a cluster grows. */
  private static final ThreadLocal<byte[]> SPINS = ThreadLocal.withInitial(() -> new byte[0]);

  private final SpinField model;
  private final int clusters;
  private final int length;
  private final int[] strides;

  /** 1 − e^{−2β}, the bonds of the Ising model: its first 16 binary digits, and 47 after them. */
  private final int bond;

  private final long bondRest;

  /** The 2d neighbours of every site of an Ising model; empty for other models. */
  private final int[] around;

  /**
   * The chain of so many clusters a sweep.
   *
   * @throws IllegalArgumentException if there is not at least one
   */
  public Wolff(SpinField model, int clusters) {
    if (clusters < 1) {
      throw new IllegalArgumentException("a sweep needs at least 1 cluster, was " + clusters);
    }
    this.model = model;
    this.clusters = clusters;
    Lattice lattice = model.lattice();
    this.length = lattice.length();
    this.strides = new int[lattice.dimension()];
    for (int axis = 0; axis < strides.length; axis++) {
      strides[axis] = lattice.stride(axis);
    }
    long digits = (long) (-StrictMath.expm1(-2 * model.coupling()) * 0x1p63);
    this.bond = (int) (digits >>> 47);
    this.bondRest = digits & (1L << 47) - 1;
    int bonds = 2 * strides.length;
    this.around = new int[model.components() == 1 ? lattice.sites() * bonds : 0];
    for (int i = 0; i < around.length; i++) {
      int site = i / bonds;
      int axis = i % bonds / 2;
      around[i] = i % 2 == 0 ? lattice.next(site, axis) : lattice.previous(site, axis);
    }
  }

  @Override
  public int dimension() {
    return model.numbers();
  }

  @Override
  public void sweep(double[] x, int from, RandomGenerator rng) {
    if (model.components() > 1) {
      for (int i = 0; i < clusters; i++) {
        turn(x, from, rng);
      }
      return;
    }
    int sites = model.lattice().sites();
    byte[] spins = SPINS.get();
    if (spins.length < sites) {
      spins = new byte[sites];
      SPINS.set(spins);
    }
    for (int site = 0; site < sites; site++) {
      spins[site] = (byte) x[from + site];
    }
    for (int i = 0; i < clusters; i++) {
      turnIsing(spins, rng);
    }
    for (int site = 0; site < sites; site++) {
      x[from + site] = spins[site];
    }
  }

  private int[] stack() {
    int[] stack = STACK.get();
    if (stack.length < model.lattice().sites()) {
      stack = new int[model.lattice().sites()];
      STACK.set(stack);
    }
    return stack;
  }

  /**
   * A turned spin no longer equals the old one, so it needs no mark. Four bonds share 64 random
   * bits: 16 decide, and one time in 65,536 need 47 more.
   */
  private void turnIsing(byte[] spins, RandomGenerator rng) {
    int[] stack = stack();
    int[] around = this.around;
    int bonds = 2 * strides.length;
    int bond = this.bond;
    int site = rng.nextInt(model.lattice().sites());
    byte old = spins[site];
    byte turned = (byte) -old;
    spins[site] = turned;
    stack[0] = site;
    int top = 1;
    long bits = 0;
    int left = 0;
    while (top > 0) {
      int first = stack[--top] * bonds;
      for (int i = first; i < first + bonds; i++) {
        int next = around[i];
        if (spins[next] != old) {
          continue;
        }
        if (left == 0) {
          bits = rng.nextLong();
          left = 4;
        }
        left--;
        int deviate = (int) bits & 0xFFFF;
        bits >>>= 16;
        if (deviate < bond || (deviate == bond && rng.nextLong() >>> 17 < bondRest)) {
          spins[next] = turned;
          stack[top++] = next;
        }
      }
    }
  }

  /** A turned spin lies on the other side of the plane, so no bond leads back to it. */
  private void turn(double[] x, int from, RandomGenerator rng) {
    int[] stack = stack();
    double[] r = direction(rng);
    int site = rng.nextInt(model.lattice().sites());
    reflect(x, from, site, r, projection(x, from, site, r));
    stack[0] = site;
    int top = 1;
    while (top > 0) {
      site = stack[--top];
      double turned = 2 * model.coupling() * projection(x, from, site, r);
      int rest = site;
      for (int axis = strides.length - 1; axis >= 0; axis--) {
        int above = rest / length;
        int j = rest - above * length;
        rest = above;
        int stride = strides[axis];
        int next = j == length - 1 ? site - (length - 1) * stride : site + stride;
        if (joins(x, from, next, r, turned, rng)) {
          stack[top++] = next;
        }
        int previous = j == 0 ? site + (length - 1) * stride : site - stride;
        if (joins(x, from, previous, r, turned, rng)) {
          stack[top++] = previous;
        }
      }
    }
  }

  private boolean joins(
      double[] x, int from, int site, double[] r, double turned, RandomGenerator rng) {
    double projection = projection(x, from, site, r);
    double exponent = turned * projection;
    if (exponent >= 0 || rng.nextDouble() >= -StrictMath.expm1(exponent)) {
      return false;
    }
    reflect(x, from, site, r, projection);
    return true;
  }

  private double projection(double[] x, int from, int site, double[] r) {
    double sum = 0;
    for (int c = 0; c < r.length; c++) {
      sum += r[c] * x[from + site * r.length + c];
    }
    return sum;
  }

  private static void reflect(double[] x, int from, int site, double[] r, double projection) {
    for (int c = 0; c < r.length; c++) {
      x[from + site * r.length + c] -= 2 * projection * r[c];
    }
  }

  private double[] direction(RandomGenerator rng) {
    double[] r = new double[model.components()];
    double square = 0;
    for (int c = 0; c < r.length; c++) {
      r[c] = rng.nextGaussian();
      square += r[c] * r[c];
    }
    for (int c = 0; c < r.length; c++) {
      r[c] /= Math.sqrt(square);
    }
    return r;
  }
}
