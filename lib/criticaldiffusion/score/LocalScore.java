package criticaldiffusion.score;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.linalg.Batch;

/**
 * S(x) = −w∗x with one kernel that reaches r sites along every axis, (2r + 1)^d parameters: the
 * local score approximation of arXiv:2605.12597. Starts from w = 0.
 *
 * <p>Short kernels on long lattices are applied by direct sums, the others by Fourier transforms.
 */
public final class LocalScore extends KernelScore {
  private final int range;
  private final Kernel kernel;

  /** Null where transforms are faster. */
  private final Convolution direct;

  /**
   * The score 0 of a given range.
   *
   * @param range r, at least 0, with 2r + 1 ≤ L
   * @throws IllegalArgumentException if the kernel is larger than the lattice
   */
  public LocalScore(Fourier fourier, int range) {
    this(Kernel.local(fourier, range), range);
  }

  private LocalScore(Kernel kernel, int range) {
    super(kernel);
    this.range = range;
    this.kernel = kernel;
    Lattice lattice = kernel.fourier().lattice();
    direct = isDirect(lattice, kernel.size()) ? kernel.convolution() : null;
  }

  /**
   * Where direct sums cost less, as measured: about 0.6(1 + 32/L) ns per site and number of the
   * kernel against 10 ns times d.
   */
  static boolean isDirect(Lattice lattice, int numbers) {
    long length = lattice.length();
    return numbers * (length + 32) <= 16 * lattice.dimension() * length;
  }

  /** r. */
  public int range() {
    return range;
  }

  @Override
  public void score(double t, Batch x, Batch out) {
    if (direct == null) {
      super.score(t, x, out);
    } else {
      direct.apply(kernel.evenPart(parameters(), -1), x, out);
    }
  }
}
