package criticaldiffusion.observable;

import criticaldiffusion.field.Lattice;

/**
 * M = Σ_i S_i of spins or fields of n components, as the mode x_0 = M/√N and the powers |M|²/N of
 * which χ and the Binder cumulant are made.
 *
 * @param lattice where
 * @param components n
 */
public record Magnetisation(Lattice lattice, int components) {
  /**
   * Checks n.
   *
   * @throws IllegalArgumentException unless n is at least 1
   */
  public Magnetisation {
    if (components < 1) {
      throw new IllegalArgumentException("spins have at least 1 component, were " + components);
    }
  }

  /** Of a field of one component. */
  public Magnetisation(Lattice lattice) {
    this(lattice, 1);
  }

  /** x_0 = N^{−1/2} Σ_i S_i of the first component: the mode k = 0. */
  public double mode(double[] x, int from) {
    return sum(x, from, 0) / Math.sqrt(lattice.sites());
  }

  /** |M|²/N, whose mean is χ of unit spins; C_0 of a field of one component. */
  public double square(double[] x, int from) {
    double square = 0;
    for (int c = 0; c < components; c++) {
      double sum = sum(x, from, c);
      square += sum * sum;
    }
    return square / lattice.sites();
  }

  private double sum(double[] x, int from, int component) {
    double sum = 0;
    int end = from + lattice.sites() * components;
    for (int i = from + component; i < end; i += components) {
      sum += x[i];
    }
    return sum;
  }
}
