package criticaldiffusion.sampler;

import criticaldiffusion.field.Propagator;
import java.util.random.RandomGenerator;

/**
 * x_i ← (1 − ω)x_i + ω h_i/(2d + m²) + √(ω(2 − ω)T/(2d + m²)) z on the free field, even sites and
 * then odd ones, h_i the sum over the neighbours; Adler 1981, "Over-relaxation method for the Monte
 * Carlo evaluation of the partition function for multiquadratic actions". ω = 1 is the heat bath.
 *
 * <p>With μ = 2d/(2d + m²) the heat bath leaves μ² of the mode k = 0 in a sweep, so its time is
 * d/m² and z = 2; at the best ω = 2/(1 + √(1 − μ²)) it is ω − 1, a time ∝ 1/m and z = 1. Even L
 * only.
 */
public final class Overrelaxation implements MarkovChain {
  private final Lines lines;
  private final int dimension;
  private final int length;
  private final double omega;
  private final double pull;
  private final double noise;

  /**
   * The chain at one ω.
   *
   * @throws IllegalArgumentException for odd L, or unless 0 &lt; ω &lt; 2
   */
  public Overrelaxation(Propagator propagator, double omega) {
    propagator.lattice().requireCheckerboard();
    if (!(omega > 0 && omega < 2)) {
      throw new IllegalArgumentException("omega must lie between 0 and 2, was " + omega);
    }
    double stiffness = 2 * propagator.lattice().dimension() + propagator.squaredMass();
    this.lines = new Lines(propagator.lattice());
    this.dimension = propagator.lattice().sites();
    this.length = propagator.lattice().length();
    this.omega = omega;
    this.pull = omega / stiffness;
    this.noise = Math.sqrt(omega * (2 - omega) * propagator.temperature() / stiffness);
  }

  /** ω = 1: every site is drawn from its law given its neighbours. */
  public static Overrelaxation heatBath(Propagator propagator) {
    return new Overrelaxation(propagator, 1);
  }

  /** The ω at which the slowest mode is fastest. */
  public static Overrelaxation optimal(Propagator propagator) {
    double bonds = 2 * propagator.lattice().dimension();
    double mu = bonds / (bonds + propagator.squaredMass());
    return new Overrelaxation(propagator, 2 / (1 + Math.sqrt(1 - mu * mu)));
  }

  /** ω. */
  public double omega() {
    return omega;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public void sweep(double[] x, int from, RandomGenerator rng) {
    lines.checkerboard(
        x,
        from,
        (spins, start, first, sums) -> {
          for (int j = first; j < length; j += 2) {
            double mean = (1 - omega) * spins[start + j] + pull * sums[j];
            spins[start + j] = mean + noise * rng.nextGaussian();
          }
        });
  }
}
