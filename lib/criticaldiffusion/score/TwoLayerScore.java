package criticaldiffusion.score;

import criticaldiffusion.field.Fourier;

/**
 * S(x) = −u∗v∗x, two circulant convolutions one after the other: w_k = u_k v_k, which gradient
 * descent learns at the same rate for every k (arXiv:2605.12597).
 *
 * <p>The parameters are those of u, then those of v. From u = v the two stay one, w = u²: fine for
 * kernels over the whole lattice, but a product of two equal local kernels is a square and cannot
 * be the best kernel of twice the range; give them an asymmetry.
 */
public final class TwoLayerScore implements LinearScore {
  private final Kernel kernel;
  private final double[] parameters;

  private TwoLayerScore(Kernel kernel, double start, double asymmetry) {
    if (!(start > 0 && start < Double.POSITIVE_INFINITY && Math.abs(asymmetry) < 1)) {
      throw new IllegalArgumentException(
          "two layers need w0 > 0 and an asymmetry in (-1, 1), were %s and %s"
              .formatted(start, asymmetry));
    }
    this.kernel = kernel;
    this.parameters = new double[2 * kernel.size()];
    double u = Math.sqrt(start);
    parameters[0] = u * (1 + asymmetry);
    parameters[kernel.size()] = u * (1 - asymmetry);
  }

  /**
   * Two kernels over the whole lattice with u_k = v_k = √w₀, 2N parameters. For the logarithm w₀ is
   * to be at most about 1/C_max.
   *
   * @param start w₀, above 0
   */
  public TwoLayerScore(Fourier fourier, double start) {
    this(Kernel.whole(fourier), start, 0);
  }

  /**
   * Two kernels of range r, which together reach 2r, 2(2r + 1)^d parameters.
   *
   * @param asymmetry δ in (−1, 1): the layers start at √w₀(1 ± δ)
   */
  public static TwoLayerScore local(Fourier fourier, int range, double start, double asymmetry) {
    return new TwoLayerScore(Kernel.local(fourier, range), start, asymmetry);
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
    double[] u = kernel.weights(parameters, 0);
    double[] v = kernel.weights(parameters, kernel.size());
    for (int mode = 0; mode < u.length; mode++) {
      u[mode] *= v[mode];
    }
    return u;
  }

  @Override
  public void backward(double[] force, double[] gradient) {
    double[] u = kernel.weights(parameters, 0);
    double[] v = kernel.weights(parameters, kernel.size());
    for (int mode = 0; mode < u.length; mode++) {
      double first = u[mode];
      u[mode] = force[mode] * v[mode];
      v[mode] = force[mode] * first;
    }
    kernel.transpose(u, gradient, 0);
    kernel.transpose(v, gradient, kernel.size());
  }
}
