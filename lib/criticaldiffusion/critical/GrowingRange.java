package criticaldiffusion.critical;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import java.util.HashMap;
import java.util.Map;

/**
 * Local scores whose range follows that of the exact score, r(t) = ⌈c/M_t⌉ with M_t² = m² +
 * T/(e^{2t} − 1): the cure for a fixed range, which cannot generate a critical field
 * (arXiv:2605.12597). At t ≈ ln L the range is that of the lattice.
 *
 * @param propagator the field
 * @param factor c
 */
public record GrowingRange(Propagator propagator, double factor) {
  /**
   * Checks c.
   *
   * @throws IllegalArgumentException unless it is positive and finite
   */
  public GrowingRange {
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("c must be positive and finite, was " + factor);
    }
  }

  /** r(t), at most what fits the lattice. */
  public int at(double t) {
    double range = Math.ceil(factor / propagator.scoreMass(t));
    return (int) Math.min(range, (propagator.lattice().length() - 1) / 2);
  }

  /**
   * v_k that the probability-flow ODE generates from T = ½ ln(1 + 10³χ) with the best such kernels.
   */
  public double[] generatedSpectrum() {
    Lattice lattice = propagator.lattice();
    double[] data = propagator.spectrum();
    double horizon = 0.5 * StrictMath.log1p(1e3 * propagator.susceptibility());
    TimeQuadrature quadrature = TimeQuadrature.upTo(horizon);
    Map<Integer, LocalKernel> kernels = new HashMap<>();
    double[] log = new double[data.length];
    for (int j = 0; j < quadrature.times().length; j++) {
      double t = quadrature.times()[j];
      LocalKernel kernel =
          kernels.computeIfAbsent(at(t), range -> new LocalKernel(lattice, data, range));
      double[] weights = kernel.weights(t);
      for (int k = 0; k < log.length; k++) {
        double exact = 1 / ModeSpectrum.diffused(data[k], t);
        log[k] -= 2 * quadrature.lengths()[j] * (weights[k] - exact);
      }
    }
    for (int k = 0; k < log.length; k++) {
      log[k] = data[k] * StrictMath.exp(log[k]);
    }
    return log;
  }
}
