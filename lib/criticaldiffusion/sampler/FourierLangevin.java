package criticaldiffusion.sampler;

import criticaldiffusion.field.GaussianField;
import java.util.random.RandomGenerator;

/**
 * x_k ← (1 − h)x_k + √(h(2 − h)C_k) z_k: the Langevin equation of a Gaussian field with a step ∝
 * C_k for each mode, so that all modes relax alike (Batrouni et al. 1985, "Langevin simulations of
 * lattice field theories"), and with the noise that makes its stationary law exact.
 *
 * <p>Each sweep draws a field by Fourier transform, O(N log N). No critical slowing down, z = 0:
 * but whoever knows C_k has the solution already.
 */
public final class FourierLangevin implements MarkovChain {
  private final GaussianField field;
  private final double step;

  /**
   * The chain of a step h.
   *
   * @throws IllegalArgumentException unless 0 &lt; h &lt; 2
   */
  public FourierLangevin(GaussianField field, double step) {
    if (!(step > 0 && step < 2)) {
      throw new IllegalArgumentException(
          "a Fourier-accelerated step lies between 0 and 2, was " + step);
    }
    this.field = field;
    this.step = step;
  }

  @Override
  public int dimension() {
    return field.dimension();
  }

  @Override
  public void sweep(double[] x, int from, RandomGenerator rng) {
    double[] fresh = Lines.scratch(1, dimension());
    field.draw(rng, fresh, 0);
    double amplitude = Math.sqrt(step * (2 - step));
    for (int i = 0; i < dimension(); i++) {
      x[from + i] = (1 - step) * x[from + i] + amplitude * fresh[i];
    }
  }
}
