package criticaldiffusion.field;

/**
 * A real field on a lattice with the weight e^{−S}, S = (1/T) Σ [½(∇φ)² + ½rφ² + ¼λφ⁴]: the φ⁴
 * model, and for λ = 0 the free field of squared mass r, whose law is a {@link GaussianField}.
 *
 * @param lattice where
 * @param temperature T
 * @param r above 0 where λ is 0
 * @param lambda λ, at least 0
 */
public record PhiFour(Lattice lattice, double temperature, double r, double lambda) {
  /**
   * Checks that the weight can be normalised.
   *
   * @throws IllegalArgumentException unless T &gt; 0, λ &gt; 0 or λ = 0 and r &gt; 0, all finite
   */
  public PhiFour {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a temperature must be positive and finite, was " + temperature);
    }
    if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)
        || !Double.isFinite(r)
        || (lambda == 0 && r <= 0)) {
      throw new IllegalArgumentException(
          "a field needs lambda > 0, or lambda = 0 and r > 0, was lambda = %s, r = %s"
              .formatted(lambda, r));
    }
  }

  /** The field of a propagator: λ = 0, r = m². */
  public static PhiFour free(Propagator propagator) {
    return new PhiFour(propagator.lattice(), propagator.temperature(), propagator.squaredMass(), 0);
  }

  /** S of the field {@code x[from … from + N − 1]}. */
  public double action(double[] x, int from) {
    double sum = 0;
    for (int i = 0; i < lattice.sites(); i++) {
      double phi = x[from + i];
      sum += phi * phi * (0.5 * r + 0.25 * lambda * phi * phi);
      for (int axis = 0; axis < lattice.dimension(); axis++) {
        double gradient = x[from + lattice.next(i, axis)] - phi;
        sum += 0.5 * gradient * gradient;
      }
    }
    return sum / temperature;
  }
}
