package criticaldiffusion.sampler;

import criticaldiffusion.field.SpinField;
import java.util.random.RandomGenerator;

/**
 * P(s_i = +1) = 1/(1 + e^{−2βh_i}) for every spin of the Ising model given the sum h_i of its
 * neighbours, even sites and then odd ones (Glauber 1963). z ≈ 2.17 in two dimensions. Even L only.
 *
 * <p>A spin follows the sign of h_i if a uniform deviate is below 1/(1 + e^{−2β|h_i|}), 64 spins at
 * a time: binary digits of 64 deviates are drawn from the first on until all are decided, 63 at
 * most.
 */
public final class IsingHeatBath extends WordChain {
  private final DeviatesBelow follow;

  /**
   * The chain of an Ising model.
   *
   * @throws IllegalArgumentException for odd L or more than one component
   */
  public IsingHeatBath(SpinField model) {
    super(model);
    follow = new DeviatesBelow(i -> 1 / (1 + StrictMath.exp(-4 * model.coupling() * i)));
  }

  @Override
  long update(long spins, long ones, long twos, long fours, long sites, RandomGenerator rng) {
    // Most neighbours are −1 if they count 4 or more; ½|h| is their distance from 3.
    long unequal = fours ^ twos;
    long followed =
        follow.draw(sites, ones & twos, ~ones & unequal, ones & ~twos, ~(ones | unequal), rng);
    return (fours ^ ~followed) & sites;
  }
}
