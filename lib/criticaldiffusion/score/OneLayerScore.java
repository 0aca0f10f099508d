package criticaldiffusion.score;

import criticaldiffusion.field.Fourier;

/**
 * S(x) = −w∗x with one kernel over the whole lattice, N parameters: the network "matching the exact
 * solution" of arXiv:2605.12597. Its loss has the Hessian C_k, of condition number ∝ L² at
 * criticality.
 */
public final class OneLayerScore implements LinearScore {
  private final Kernel kernel;
  private final double[] parameters;

  /**
   * The score with w_k = w₀ for every mode: 0 is no score, 1 that of white noise.
   *
   * @param start w₀
   */
  public OneLayerScore(Fourier fourier, double start) {
    kernel = Kernel.whole(fourier);
    parameters = new double[kernel.size()];
    parameters[0] = start;
  }

  private OneLayerScore(Kernel kernel, double[] parameters) {
    this.kernel = kernel;
    this.parameters = parameters;
  }

  /**
   * The score of given weights, such as those that a closed form has after s steps.
   *
   * @param weights w_k of all N momenta, even in k
   * @throws IllegalArgumentException if there are not N
   */
  public static OneLayerScore of(Fourier fourier, double[] weights) {
    Kernel kernel = Kernel.whole(fourier);
    double[] parameters = new double[kernel.size()];
    kernel.transpose(KeptModes.keep(fourier, weights), parameters, 0);
    return new OneLayerScore(kernel, parameters);
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
