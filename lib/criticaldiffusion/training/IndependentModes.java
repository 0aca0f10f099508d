package criticaldiffusion.training;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.random.RandomStream;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Which of the kept modes of a real field are real, and which repeat another as its conjugate. */
final class IndependentModes {
  private final int[] real;
  private final int[] copies;
  private final int[] originals;

  IndependentModes(Fourier fourier) {
    int length = fourier.lattice().length();
    int half = length / 2 + 1;
    int[] selfConjugate = new int[fourier.modes()];
    int[] repeated = new int[fourier.modes()];
    int[] first = new int[fourier.modes()];
    int reals = 0;
    int doubles = 0;
    for (int mode = 0; mode < fourier.modes(); mode++) {
      int k = fourier.momentum(mode);
      int opposite = fourier.lattice().opposite(k);
      if (opposite == k) {
        selfConjugate[reals++] = mode;
      } else if (fourier.weight(mode) == 1 && opposite < k) {
        repeated[doubles] = mode;
        first[doubles++] = opposite / length * half + opposite % length;
      }
    }
    real = Arrays.copyOf(selfConjugate, reals);
    copies = Arrays.copyOf(repeated, doubles);
    originals = Arrays.copyOf(first, doubles);
  }

  /** White noise: E|x_k|² = 1, as the unitary transform of independent normal deviates is. */
  void drawWhite(RandomGenerator rng, double[] modes) {
    if (rng instanceof RandomStream stream) {
      stream.fillGaussian(modes, 0, modes.length);
    } else {
      for (int i = 0; i < modes.length; i++) {
        modes[i] = rng.nextGaussian();
      }
    }
    double root = Math.sqrt(0.5);
    for (int mode : real) {
      modes[2 * mode] /= root;
      modes[2 * mode + 1] = 0;
    }
    for (int i = 0; i < copies.length; i++) {
      modes[2 * copies[i]] = modes[2 * originals[i]];
      modes[2 * copies[i] + 1] = -modes[2 * originals[i] + 1];
    }
    for (int i = 0; i < modes.length; i++) {
      modes[i] *= root;
    }
  }

  static double[] keptRoots(GaussianField law) {
    double[] roots = new double[law.fourier().modes()];
    for (int mode = 0; mode < roots.length; mode++) {
      roots[mode] = Math.sqrt(law.variance(law.fourier().momentum(mode)));
    }
    return roots;
  }
}
