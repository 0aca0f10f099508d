package criticaldiffusion.thermo.generation;

import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;

/**
 * T = 1 + k/τ_Q at the k-th sweep before the critical point: a {@link Bath} that is cooled through
 * its transition falls out of equilibrium, N⟨X²⟩ → √(πτ_Q) at T = 1 instead of growing with √N: the
 * mechanism of Kibble 1976 and Zurek 1985 with mean-field exponents.
 *
 * @param sweepsPerUnit τ_Q, sweeps in which T falls by 1
 */
public record KibbleZurek(int sweepsPerUnit) {
  private static final int BLOCK = 128;

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException unless it is at least 1
   */
  public KibbleZurek {
    if (sweepsPerUnit < 1) {
      throw new IllegalArgumentException("a quench takes at least 1 sweep, was " + sweepsPerUnit);
    }
  }

  /**
   * N⟨X²⟩ at T = 1 for N → ∞, from T = 2 on: v ← v/T² + 1 + T, because the replicas' mean follows
   * X/T with the variance 1/N.
   */
  public double variance() {
    double v = 4;
    for (int k = sweepsPerUnit; k >= 0; k--) {
      double temperature = 1 + (double) k / sweepsPerUnit;
      v = v / (temperature * temperature) + 1 + temperature;
    }
    return v;
  }

  /** √(πτ_Q), the limit of slow cooling. */
  public double limit() {
    return Math.sqrt(Math.PI * sweepsPerUnit);
  }

  /**
   * N⟨X²⟩ at T = 1, measured on chains of N replicas.
   *
   * @param replicas N, large against τ_Q
   * @param chains at least 2; chain i draws from stream i
   */
  public Estimate sample(int replicas, int chains, RandomStreams streams) {
    new BathSampling(new Bath(replicas, 2), chains, 0, 1);
    double[] squares = new double[chains];
    RowBlocks.run(
        chains,
        BLOCK,
        (from, to) -> {
          var chain = new BathSampling.Sweep(replicas, streams.streams(from, to - from));
          for (int k = 0; k < 40; k++) {
            chain.next(2);
          }
          for (int k = sweepsPerUnit; k >= 0; k--) {
            chain.next(1 + (double) k / sweepsPerUnit);
          }
          for (int i = from; i < to; i++) {
            squares[i] = replicas * chain.field[i - from] * chain.field[i - from];
          }
        });
    return Estimate.of(squares);
  }
}
