package criticaldiffusion.sampler;

import criticaldiffusion.field.SpinField;
import java.util.random.RandomGenerator;

/** A chain of the Ising model that updates the spins of a {@link SpinWords word} at once. */
abstract sealed class WordChain implements MarkovChain permits IsingHeatBath, IsingMetropolis {
  private final SpinWords words;
  private final int dimension;

  /**
   * The words of a model.
   *
   * @throws IllegalArgumentException for odd L or more than one component
   */
  WordChain(SpinField model) {
    words = new SpinWords(model);
    dimension = model.numbers();
  }

  /** The new spins of a word, as {@link SpinWords.Update} has them. */
  abstract long update(
      long spins, long ones, long twos, long fours, long sites, RandomGenerator rng);

  @Override
  public final int dimension() {
    return dimension;
  }

  @Override
  public final void sweep(double[] x, int from, RandomGenerator rng) {
    sweep(x, from, 1, rng);
  }

  @Override
  public final void sweep(double[] x, int from, int sweeps, RandomGenerator rng) {
    words.sweep(
        x,
        from,
        sweeps,
        (spins, ones, twos, fours, sites) -> update(spins, ones, twos, fours, sites, rng));
  }
}
