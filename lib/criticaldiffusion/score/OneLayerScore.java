package criticaldiffusion.score;

import criticaldiffusion.field.Fourier;

/**
 * S(x) = −w∗x with one kernel over the whole lattice, N parameters: the network "matching the exact
 * solution" of arXiv:2605.12597. Its loss has the Hessian C_k, of condition number ∝ L² at
 * criticality.
 */
public final class OneLayerScore extends KernelScore {
  /**
   * The score with w_k = w₀ for every mode: 0 is no score, 1 that of white noise.
   *
   * @param start w₀
   */
  public OneLayerScore(Fourier fourier, double start) {
    super(Kernel.whole(fourier));
    parameters()[0] = start;
  }

  /**
   * The score of given weights, such as those that a closed form has after s steps.
   *
   * @param weights w_k of all N momenta, even in k
   * @throws IllegalArgumentException if there are not N
   */
  public static OneLayerScore of(Fourier fourier, double[] weights) {
    OneLayerScore score = new OneLayerScore(fourier, 0);
    // The transpose is the inverse here, as the kernel covers the whole lattice.
    score.backward(KeptModes.keep(fourier, weights), score.parameters());
    return score;
  }
}
