package criticaldiffusion.score;

import criticaldiffusion.field.Fourier;

/** S(x) = −w∗x with the numbers of one kernel as parameters. */
abstract sealed class KernelScore implements LinearScore permits OneLayerScore, LocalScore {
  private final Kernel kernel;
  private final double[] parameters;

  KernelScore(Kernel kernel) {
    this.kernel = kernel;
    this.parameters = new double[kernel.size()];
  }

  @Override
  public final Fourier fourier() {
    return kernel.fourier();
  }

  @Override
  public final double[] parameters() {
    return parameters;
  }

  @Override
  public final double[] weights() {
    return kernel.weights(parameters, 0);
  }

  @Override
  public final void backward(double[] force, double[] gradient) {
    kernel.transpose(force, gradient, 0);
  }
}
