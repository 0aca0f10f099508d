package criticaldiffusion.critical;

import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.IsingHeatBath;
import criticaldiffusion.sampler.Wolff;

/**
 * Configurations of the Ising model as data to learn from: from several chains, ten sweeps of the
 * heat bath and ten Wolff clusters between one and the next, which makes them independent to within
 * a few per cent of an error at, above and below the critical point. Even L only.
 */
public final class IsingSamples {
  private static final int CHAINS = 8;
  private static final int SWEEPS = 10;
  private static final int CLUSTERS = 10;

  /** Steps of a chain before its first configuration is kept, from full order. */
  private static final int FORGET = 30;

  private IsingSamples() {}

  /**
   * Draws configurations; those of a chain follow one another.
   *
   * @throws IllegalArgumentException for odd L or spins of more than one component
   */
  public static Batch draw(SpinField model, int count, RandomStreams streams) {
    IsingHeatBath local = new IsingHeatBath(model);
    Wolff clusters = new Wolff(model, CLUSTERS);
    Batch spins = new Batch(count, model.numbers());
    RowBlocks.run(
        CHAINS,
        1,
        (chain, end) -> {
          RandomStream rng = streams.stream(chain);
          double[] x = model.ordered();
          int first = (int) ((long) chain * count / CHAINS);
          int last = (int) ((chain + 1L) * count / CHAINS);
          for (int row = first - FORGET; row < last; row++) {
            RowBlocks.checkpoint();
            local.sweep(x, 0, SWEEPS, rng);
            clusters.sweep(x, 0, rng);
            if (row >= first) {
              System.arraycopy(x, 0, spins.data(), spins.start(row), x.length);
            }
          }
        });
    return spins;
  }
}
