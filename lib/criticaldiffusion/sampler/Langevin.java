package criticaldiffusion.sampler;

import criticaldiffusion.field.PhiFour;
import java.util.random.RandomGenerator;

/**
 * φ_i ← φ_i − hT ∂S/∂φ_i + √(2hT) z, all sites at once: the Langevin equation by Euler–Maruyama.
 *
 * <p>A mode of the free field keeps 1 − h(k̂² + m²) of itself in a step, so the time of k = 0 is
 * 1/(h m²) and z = 2. The step is not a small correction: the stationary variance is C_k/(1 − h(k̂²
 * + m²)/2), too large most for the stiff modes. Any L.
 */
public final class Langevin extends LineChain {
  private final double step;

  /**
   * The chain of a step h.
   *
   * @throws IllegalArgumentException unless 0 &lt; h, and h &lt; 2/(4d + r) where λ = 0
   */
  public Langevin(PhiFour model, double step) {
    super(model);
    double largest = 2 / (4 * model.lattice().dimension() + model.r());
    if (!(step > 0 && step < (model.lambda() == 0 ? largest : Double.POSITIVE_INFINITY))) {
      throw new IllegalArgumentException(
          "a Langevin step must be positive and, for the free field, below 2/(4d + r) = %s to be"
                  .formatted(largest)
              + " stable; was "
              + step);
    }
    this.step = step;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ArithmeticException if the field has become infinite: a smaller step is needed
   */
  @Override
  public void sweep(double[] x, int from, RandomGenerator rng) {
    int length = model.lattice().length();
    double[] old = Lines.scratch(1, dimension());
    System.arraycopy(x, from, old, 0, dimension());
    double[] sums = Lines.scratch(0, length);
    double stiffness = 2 * model.lattice().dimension() + model.r();
    double noise = Math.sqrt(2 * step * model.temperature());
    double check = 0;
    for (int line = 0; line < lines.count(); line++) {
      lines.sums(old, 0, line, 0, 1, sums);
      for (int j = 0; j < length; j++) {
        double phi = old[line * length + j];
        double force = sums[j] - phi * (stiffness + model.lambda() * phi * phi);
        double moved = phi + step * force + noise * rng.nextGaussian();
        x[from + line * length + j] = moved;
        check += moved;
      }
    }
    if (!Double.isFinite(check)) {
      throw new ArithmeticException(
          "the Langevin equation diverged at a step of " + step + ": take a smaller one");
    }
  }
}
