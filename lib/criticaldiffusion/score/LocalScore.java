package criticaldiffusion.score;

import criticaldiffusion.field.Fourier;

/**
 * S(x) = −w∗x with one kernel that reaches r sites along every axis, (2r + 1)^d parameters: the
 * local score approximation of arXiv:2605.12597. Starts from w = 0.
 */
public final class LocalScore implements LinearScore {
  private final Kernel kernel;
  private final int range;
  private final double[] parameters;

  /**
   * The score 0 of a given range.
   *
   * @param range r, at least 0, with 2r + 1 ≤ L
   * @throws IllegalArgumentException if the kernel is larger than the lattice
   */
  public LocalScore(Fourier fourier, int range) {
    this.kernel = Kernel.local(fourier, range);
    this.range = range;
    this.parameters = new double[kernel.size()];
  }

  /** r. */
  public int range() {
    return range;
  }

  @Override
  public Fourier fourier() {
    return kernel.fourier();
  }

  @Override
  public double[] parameters() {
    return parameters;
  }

  @Override
  public double[] weights() {
    return kernel.weights(parameters, 0);
  }

  @Override
  public void backward(double[] force, double[] gradient) {
    kernel.transpose(force, gradient, 0);
  }
}
