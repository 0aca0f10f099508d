package criticaldiffusion.score;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.Lattice;

/**
 * The sites x that a convolution kernel reaches, and ŵ_k = Σ_x w_x cos(k·x) with its transpose:
 * either the whole lattice or |x_μ| ≤ r along every axis.
 */
final class Kernel {
  private final Fourier fourier;

  /** The lattice site of every number of the kernel, the origin first. */
  private final int[] sites;

  private Kernel(Fourier fourier, int[] sites) {
    this.fourier = fourier;
    this.sites = sites;
  }

  static Kernel whole(Fourier fourier) {
    int[] sites = new int[fourier.lattice().sites()];
    for (int i = 0; i < sites.length; i++) {
      sites[i] = i;
    }
    return new Kernel(fourier, sites);
  }

  static Kernel local(Fourier fourier, int range) {
    return new Kernel(fourier, sites(fourier.lattice(), range));
  }

  /** The sites |x_μ| ≤ r, the origin first. */
  static int[] sites(Lattice lattice, int range) {
    if (range < 0 || 2 * range + 1 > lattice.length()) {
      throw new IllegalArgumentException(
          "a kernel of range r needs 0 <= 2r + 1 <= L = %d, r was %d"
              .formatted(lattice.length(), range));
    }
    int side = 2 * range + 1;
    int count = 1;
    for (int axis = 0; axis < lattice.dimension(); axis++) {
      count *= side;
    }
    int[] sites = new int[count];
    for (int i = 0; i < count; i++) {
      int rest = (i + count / 2) % count;
      for (int axis = lattice.dimension() - 1; axis >= 0; axis--, rest /= side) {
        int x = Math.floorMod(rest % side - range, lattice.length());
        sites[i] += x * lattice.stride(axis);
      }
    }
    return sites;
  }

  int size() {
    return sites.length;
  }

  Fourier fourier() {
    return fourier;
  }

  Convolution convolution() {
    return new Convolution(fourier.lattice(), sites);
  }

  /** ½(w_x + w_{−x}) times a factor; the sites of a local kernel lie opposite from both ends. */
  double[] evenPart(double[] parameters, double factor) {
    double[] even = new double[sites.length];
    for (int i = 0; i < even.length; i++) {
      int opposite = (sites.length - i) % sites.length;
      even[i] = 0.5 * factor * (parameters[i] + parameters[opposite]);
    }
    return even;
  }

  /** ŵ_k of every kept mode; what is odd in w drops out. */
  double[] weights(double[] parameters, int from) {
    double[] field = new double[fourier.lattice().sites()];
    for (int i = 0; i < sites.length; i++) {
      field[sites[i]] = parameters[from + i];
    }
    double[] modes = new double[2 * fourier.modes()];
    fourier.forward(field, 0, modes);
    double root = Math.sqrt(field.length);
    double[] weights = new double[fourier.modes()];
    for (int mode = 0; mode < weights.length; mode++) {
      weights[mode] = root * modes[2 * mode];
    }
    return weights;
  }

  /** (1/N) Σ_k g_k cos(k·x) on the sites of the kernel. */
  void transpose(double[] force, double[] gradient, int from) {
    double[] modes = new double[2 * force.length];
    double factor = 1 / Math.sqrt(fourier.lattice().sites());
    for (int mode = 0; mode < force.length; mode++) {
      modes[2 * mode] = factor * force[mode];
    }
    double[] field = new double[fourier.lattice().sites()];
    fourier.inverse(modes, field, 0);
    for (int i = 0; i < sites.length; i++) {
      gradient[from + i] = field[sites[i]];
    }
  }
}
