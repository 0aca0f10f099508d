package criticaldiffusion.score;

import criticaldiffusion.field.Fourier;

/**
 * S(x) = −w∗x with one kernel that reaches r sites along every axis, (2r + 1)^d parameters: the
 * local score approximation of arXiv:2605.12597. Starts from w = 0.
 */
public final class LocalScore extends KernelScore {
  private final int range;

  /**
   * The score 0 of a given range.
   *
   * @param range r, at least 0, with 2r + 1 ≤ L
   * @throws IllegalArgumentException if the kernel is larger than the lattice
   */
  public LocalScore(Fourier fourier, int range) {
    super(Kernel.local(fourier, range));
    this.range = range;
  }

  /** r. */
  public int range() {
    return range;
  }
}
