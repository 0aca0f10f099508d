package criticaldiffusion.training;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.linalg.Batch;
import java.util.random.RandomGenerator;

/**
 * Where the fields of a minibatch come from, as Fourier modes: a linear convolutional score and its
 * training need no more, so that a field is transformed once, not at every step.
 */
public interface FieldSource {
  /** The transform of the lattice. */
  Fourier fourier();

  /**
   * Draws one field.
   *
   * @param rng its randomness
   * @param modes receives x_k of every kept mode as (Re, Im)
   */
  void draw(RandomGenerator rng, double[] modes);

  /** Fresh fields of a Gaussian law, never the same twice. */
  static FieldSource of(GaussianField law) {
    double[] amplitudes = IndependentModes.keptRoots(law);
    IndependentModes independent = new IndependentModes(law.fourier());
    return new FieldSource() {
      @Override
      public Fourier fourier() {
        return law.fourier();
      }

      @Override
      public void draw(RandomGenerator rng, double[] modes) {
        independent.drawWhite(rng, modes);
        for (int mode = 0; mode < amplitudes.length; mode++) {
          modes[2 * mode] *= amplitudes[mode];
          modes[2 * mode + 1] *= amplitudes[mode];
        }
      }
    };
  }

  /**
   * Fields of a training set, each as likely as the others.
   *
   * @param fields one a row; transformed here and not kept
   * @throws IllegalArgumentException if there is none or their size is not that of the lattice
   */
  static FieldSource of(Fourier fourier, Batch fields) {
    int sites = fourier.lattice().sites();
    if (fields.size() == 0 || fields.dimension() != sites) {
      throw new IllegalArgumentException(
          "need fields of %d sites, got %s".formatted(sites, fields));
    }
    fields.requireFinite("the training fields");
    double[][] stored = new double[fields.size()][2 * fourier.modes()];
    for (int i = 0; i < stored.length; i++) {
      fourier.forward(fields.data(), fields.start(i), stored[i]);
    }
    return new FieldSource() {
      @Override
      public Fourier fourier() {
        return fourier;
      }

      @Override
      public void draw(RandomGenerator rng, double[] modes) {
        double[] field = stored[rng.nextInt(stored.length)];
        System.arraycopy(field, 0, modes, 0, field.length);
      }
    };
  }
}
