package criticaldiffusion.score;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.Lattice;

/** Numbers for every kept mode of a transform, and for all momenta: f_{−k} = f_k. */
final class KeptModes {
  private KeptModes() {}

  static double[] expand(Fourier fourier, double[] kept) {
    Lattice lattice = fourier.lattice();
    double[] all = new double[lattice.sites()];
    for (int mode = 0; mode < kept.length; mode++) {
      int k = fourier.momentum(mode);
      all[k] = kept[mode];
      if (fourier.weight(mode) == 2) {
        all[lattice.opposite(k)] = kept[mode];
      }
    }
    return all;
  }

  static double[] keep(Fourier fourier, double[] all) {
    if (all.length != fourier.lattice().sites()) {
      throw new IllegalArgumentException(
          "a lattice of %d sites has as many modes, were %d"
              .formatted(fourier.lattice().sites(), all.length));
    }
    double[] kept = new double[fourier.modes()];
    for (int mode = 0; mode < kept.length; mode++) {
      kept[mode] = all[fourier.momentum(mode)];
    }
    return kept;
  }
}
