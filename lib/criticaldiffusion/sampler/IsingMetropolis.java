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
public final class IsingMetropolis extends WordChain {
  private final DeviatesBelow turn;

  /**
   * The chain of an Ising model.
   *
   * @throws IllegalArgumentException for odd L or more than one component
   */
  public IsingMetropolis(SpinField model) {
    super(model);
    turn = new DeviatesBelow(i -> StrictMath.exp(-4 * model.coupling() * i));
  }

  @Override
  long update(long spins, long ones, long twos, long fours, long sites, RandomGenerator rng) {
    // Most neighbours are −1 if they count 4 or more; ½|h| is their distance from 3.
    long balanced = ones & twos;
    long unequal = fours ^ twos;
    long against = (fours ^ spins | balanced) & sites;
    long turned =
        turn.draw(sites & ~against, 0, ~ones & unequal, ones & ~twos, ~(ones | unequal), rng);
    return spins ^ (against | turned);
  }
}
