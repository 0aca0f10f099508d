package criticaldiffusion.field;

/**
 * The O(n) model of unit spins, P ∝ exp(β Σ_{⟨ij⟩} S_i·S_j) over the bonds of a lattice: Ising (n =
 * 1, spins ±1), XY (2), Heisenberg (3), any n. For large n its spins √n S at T = n/β become the
 * Gaussian field {@link Propagator#hardSpins}.
 *
 * <p>A configuration is a row of N·n numbers, those of site i at n·i … n·i + n − 1.
 *
 * @param lattice where
 * @param components n, at least 1
 * @param coupling β, at least 0
 */
public record SpinField(Lattice lattice, int components, double coupling) {
  /** β_c = ½ ln(1 + √2) of the Ising model on the square lattice (Kramers, Wannier 1941). */
  public static final double ISING_SQUARE = 0.44068679350977147;

  /**
   * Checks n and β.
   *
   * @throws IllegalArgumentException unless n is at least 1, N·n below 2³¹ − 8, and β finite and at
   *     least 0
   */
  public SpinField {
    if (components < 1) {
      throw new IllegalArgumentException("spins have at least 1 component, were " + components);
    }
    if (!(coupling >= 0 && coupling < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a coupling must be finite and at least 0, was " + coupling);
    }
    if ((long) lattice.sites() * components > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a configuration of %d spins of %d components does not fit one array"
              .formatted(lattice.sites(), components));
    }
  }

  /** The Ising model. */
  public static SpinField ising(Lattice lattice, double coupling) {
    return new SpinField(lattice, 1, coupling);
  }

  /** N·n, the numbers of a configuration. */
  public int numbers() {
    return lattice.sites() * components;
  }

  /** All spins along the first axis of spin space. */
  public double[] ordered() {
    double[] spins = new double[numbers()];
    for (int i = 0; i < spins.length; i += components) {
      spins[i] = 1;
    }
    return spins;
  }

  /** −(1/N) Σ_{⟨ij⟩} S_i·S_j of a configuration that begins at {@code x[from]}. */
  public double energy(double[] x, int from) {
    double sum = 0;
    for (int i = 0; i < lattice.sites(); i++) {
      for (int axis = 0; axis < lattice.dimension(); axis++) {
        int other = lattice.next(i, axis);
        for (int c = 0; c < components; c++) {
          sum += x[from + i * components + c] * x[from + other * components + c];
        }
      }
    }
    return -sum / lattice.sites();
  }
}
