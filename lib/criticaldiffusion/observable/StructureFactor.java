package criticaldiffusion.observable;

import criticaldiffusion.field.Lattice;

/**
 * S(k) = |Σ_i S_i e^{−ik·i}|²/N along the axes, k = 2πj/L, averaged over the d axes and summed over
 * the n components. Its mean at j = 0 is χ, at j = 1 the S(k_min) of the correlation length, at j =
 * L/2 for all axes at once see {@link #staggered}.
 */
public final class StructureFactor {
  private final Lattice lattice;
  private final int components;
  private final double[] cosines;
  private final double[] sines;
  private final int harmonic;

  /**
   * S at the momentum 2πj/L.
   *
   * @param components n of the spins
   * @param harmonic j, from 0 to L − 1
   * @throws IllegalArgumentException if j is not on the lattice, or n below 1
   */
  public StructureFactor(Lattice lattice, int components, int harmonic) {
    int length = lattice.length();
    if (harmonic < 0 || harmonic >= length || components < 1) {
      throw new IllegalArgumentException(
          "need a harmonic from 0 to %d and at least 1 component, were %d and %d"
              .formatted(length - 1, harmonic, components));
    }
    this.lattice = lattice;
    this.components = components;
    this.harmonic = harmonic;
    cosines = new double[length];
    sines = new double[length];
    for (int j = 0; j < length; j++) {
      double angle = 2 * Math.PI * (int) ((long) j * harmonic % length) / length;
      cosines[j] = StrictMath.cos(angle);
      sines[j] = StrictMath.sin(angle);
    }
  }

  /** j. */
  public int harmonic() {
    return harmonic;
  }

  /** S of one configuration. */
  public double of(double[] x, int from) {
    int length = lattice.length();
    double[] planes = new double[length];
    double square = 0;
    for (int c = 0; c < components; c++) {
      for (int axis = 0; axis < lattice.dimension(); axis++) {
        java.util.Arrays.fill(planes, 0);
        int stride = lattice.stride(axis);
        for (int i = 0; i < lattice.sites(); i += stride) {
          double sum = 0;
          for (int site = i; site < i + stride; site++) {
            sum += x[from + site * components + c];
          }
          planes[i / stride % length] += sum;
        }
        square += square(planes);
      }
    }
    return square / lattice.dimension() / lattice.sites();
  }

  private double square(double[] planes) {
    double re = 0;
    double im = 0;
    for (int j = 0; j < planes.length; j++) {
      re += planes[j] * cosines[j];
      im += planes[j] * sines[j];
    }
    return re * re + im * im;
  }

  /** S(π, π, …), the fastest mode of even L: |Σ_i ±S_i|²/N with the signs of the checkerboard. */
  public double staggered(double[] x, int from) {
    lattice.requireCheckerboard();
    double square = 0;
    for (int c = 0; c < components; c++) {
      double sum = 0;
      for (int i = 0; i < lattice.sites(); i++) {
        double value = x[from + i * components + c];
        sum += lattice.isOdd(i) ? -value : value;
      }
      square += sum * sum;
    }
    return square / lattice.sites();
  }
}
