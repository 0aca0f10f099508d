package criticaldiffusion.score;

import criticaldiffusion.linalg.Batch;

/**
 * m_i(x) = A′(Σ_y w_y x_{i+y}), a kernel that reaches r sites along every axis, and the response of
 * one site to the field that it makes: for {@link Response#TANH} a neuron a site, exact for
 * independent spins at r = 0 with w = α/σ²; for {@link Response#LINEAR} the best linear denoiser of
 * that range. One number for each of the {@link LatticeOrbits}.
 *
 * <p>For one diffusion time: the time of {@link #denoise} is not looked at. Costs about 0.6 ns per
 * site and number of the kernel, and 50 ns a site for tanh.
 */
public final class LocalDenoiser implements Denoiser {
  private final LatticeOrbits orbits;
  private final Response response;
  private final double[] weights;

  /**
   * The denoiser of given weights.
   *
   * @param weights w, one an orbit
   * @throws IllegalArgumentException if their number is another or one is not finite
   */
  public LocalDenoiser(LatticeOrbits orbits, Response response, double... weights) {
    if (weights.length != orbits.count()) {
      throw new IllegalArgumentException(
          "a kernel of range %d has %d weights, was given %d"
              .formatted(orbits.range(), orbits.count(), weights.length));
    }
    for (double weight : weights) {
      if (!Double.isFinite(weight)) {
        throw new IllegalArgumentException("weights must be finite, was " + weight);
      }
    }
    this.orbits = orbits;
    this.response = response;
    this.weights = weights.clone();
  }

  /** w, one number an orbit, a copy. */
  public double[] weights() {
    return weights.clone();
  }

  @Override
  public void denoise(double t, Batch x, Batch out) {
    orbits.convolve(weights, x, out);
    if (response == Response.LINEAR) {
      return;
    }
    int start = out.start(0);
    for (int i = start; i < start + out.size() * out.dimension(); i++) {
      out.data()[i] = response.mean(out.data()[i]);
    }
  }
}
