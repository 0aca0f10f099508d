package criticaldiffusion.critical;

/**
 * C_k = T/(k̂² + m²) on periodic lattices, written out here so that it depends on no other code.
 */
final class TestSpectra {
  private TestSpectra() {}

  /** Row-major C_k of L^d modes. */
  static double[] modes(int dimension, int size, double temperature, double mass2) {
    int count = (int) Math.pow(size, dimension);
    double[] c = new double[count];
    for (int i = 0; i < count; i++) {
      double k2 = 0;
      for (int rest = i, mu = 0; mu < dimension; mu++, rest /= size) {
        double s = Math.sin(Math.PI * (rest % size) / size);
        k2 += 4 * s * s;
      }
      c[i] = temperature / (k2 + mass2);
    }
    return c;
  }

  /** The family T = 1, m = 2/L of d = 1, 2, whose correlation length is L/2. */
  static ModeSpectrum critical(int dimension, int size) {
    return ModeSpectrum.of(modes(dimension, size, 1, 4.0 / (size * size)));
  }
}
