package criticaldiffusion.score;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.linalg.Batch;

/**
 * S(x) = −w∗x, a linear convolutional score for fields on a periodic lattice at one diffusion time:
 * S_k = −w_k x_k. The exact score of a Gaussian field has w_k = 1/C_k(t) (arXiv:2605.12597).
 *
 * <p>The parameters are kernels in real space, even under x → −x as that of the exact score, so
 * that w_k is real; the odd part of a gradient, which is noise alone, is left out. Weights come as
 * one number for every kept mode of {@link Fourier}. Plain gradient descent on a kernel over the
 * whole lattice is w_k ← w_k − ηg_k, with g_k = C_k w_k − 1 for the loss per site.
 *
 * <p>The time of {@link #score} is not looked at: {@link TimewiseScore} has one score a time.
 */
public sealed interface LinearScore extends TrainableScore permits KernelScore, TwoLayerScore {
  /** The transform of the lattice. */
  Fourier fourier();

  /** w_k of every kept mode. */
  double[] weights();

  /**
   * The derivatives of a loss by the parameters.
   *
   * @param force g_k, N times its derivative by w_k, for every kept mode
   * @param gradient receives the derivatives, as many as there are parameters
   */
  void backward(double[] force, double[] gradient);

  /** w_k of all N momenta of the lattice. */
  default double[] allWeights() {
    return KeptModes.expand(fourier(), weights());
  }

  @Override
  default void score(double t, Batch x, Batch out) {
    double[] factors = allWeights();
    for (int k = 0; k < factors.length; k++) {
      factors[k] = -factors[k];
    }
    fourier().multiply(factors, x, out);
  }
}
