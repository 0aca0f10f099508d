package criticaldiffusion.training;

/**
 * Ĉ_k and b_k of a minibatch, by kept mode: the gradient of the loss of a linear score is g_k = Ĉ_k
 * w_k − b_k.
 *
 * @param second Ĉ_k, the second moment of the noised fields
 * @param target b_k, 1 on average
 */
public record ModeMoments(double[] second, double[] target) {
  /** g_k at given weights. */
  public double[] force(double[] weights) {
    double[] force = new double[weights.length];
    for (int k = 0; k < force.length; k++) {
      force[k] = second[k] * weights[k] - target[k];
    }
    return force;
  }
}
