package criticaldiffusion.sampler;

import criticaldiffusion.field.SpinField;
import java.util.random.RandomGenerator;

/**
 * Each spin s_i of the Ising model turns with the probability min(1, e^{−2βs_ih_i}) given the sum
 * h_i of its neighbours, even sites and then odd ones (Metropolis et al. 1953). Even L only.
 *
 * <p>64 spins at a time, as {@link IsingHeatBath}. At β = 0 every spin turns at every sweep: such a
 * chain forgets nothing.
 */
public final class IsingMetropolis implements MarkovChain {
  private final SpinWords words;
  private final int dimension;
  private final DeviatesBelow turn;

  /**
   * The chain of an Ising model.
   *
   * @throws IllegalArgumentException for odd L or more than one component
   */
  public IsingMetropolis(SpinField model) {
    words = new SpinWords(model);
    dimension = model.numbers();
    turn = new DeviatesBelow(i -> StrictMath.exp(-4 * model.coupling() * i));
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public void sweep(double[] x, int from, RandomGenerator rng) {
    sweep(x, from, 1, rng);
  }

  @Override
  public void sweep(double[] x, int from, int sweeps, RandomGenerator rng) {
    words.sweep(
        x,
        from,
        sweeps,
        (old, ones, twos, fours, sites) -> {
          // Most neighbours are −1 if they count 4 or more; ½|h| is their distance from 3.
          long balanced = ones & twos;
          long unequal = fours ^ twos;
          long against = (fours ^ old | balanced) & sites;
          long turned =
              turn.draw(sites & ~against, 0, ~ones & unequal, ones & ~twos, ~(ones | unequal), rng);
          return old ^ (against | turned);
        });
  }
}
