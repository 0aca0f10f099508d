package criticaldiffusion.sampler;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import java.util.random.RandomGenerator;

/**
 * A Markov chain on the configurations of a field, with the field's law as its stationary one.
 *
 * <p>Stateless: a configuration is a row of a {@link Batch}, its noise comes from the row's own
 * generator, and rows advance in parallel as independent chains.
 */
public interface MarkovChain {
  /** An interrupt is looked for between as many sweeps. */
  int SWEEPS_A_CALL = 32;

  /** A number measured on a configuration that begins at {@code x[from]}. */
  @FunctionalInterface
  interface Measurement {
    /** The value. */
    double of(double[] x, int from);
  }

  /** Numbers of a configuration. */
  int dimension();

  /** One sweep of the configuration that begins at {@code x[from]}: each site's turn once. */
  void sweep(double[] x, int from, RandomGenerator rng);

  /** So many sweeps of it, which for some chains cost less than so many calls. */
  default void sweep(double[] x, int from, int sweeps, RandomGenerator rng) {
    for (int i = 0; i < sweeps; i++) {
      sweep(x, from, rng);
    }
  }

  /**
   * Sweeps every row and measures after each sweep.
   *
   * @param x configurations, one a row; they move on
   * @param rng one generator a row
   * @param sweeps how many; the first measurement follows the first
   * @return the values {@code [measurement][row][sweep]}
   * @throws IllegalArgumentException if there are fewer generators than rows, the dimensions
   *     differ, or the number of sweeps is negative
   */
  default double[][][] series(
      Batch x, RandomGenerator[] rng, int sweeps, Measurement... measurements) {
    require(x, rng, sweeps);
    double[][][] values = new double[measurements.length][x.size()][sweeps];
    RowBlocks.run(
        x.size(),
        1,
        (row, end) -> {
          for (int i = 0; i < sweeps; i++) {
            RowBlocks.checkpoint();
            sweep(x.data(), x.start(row), rng[row]);
            for (int m = 0; m < measurements.length; m++) {
              values[m][row][i] = measurements[m].of(x.data(), x.start(row));
            }
          }
        });
    return values;
  }

  /**
   * Sweeps every row without measuring, as to forget a start.
   *
   * @throws IllegalArgumentException as {@link #series}
   */
  default void run(Batch x, RandomGenerator[] rng, int sweeps) {
    require(x, rng, sweeps);
    RowBlocks.run(
        x.size(),
        1,
        (row, end) -> {
          for (int done = 0; done < sweeps; done += SWEEPS_A_CALL) {
            RowBlocks.checkpoint();
            sweep(x.data(), x.start(row), Math.min(SWEEPS_A_CALL, sweeps - done), rng[row]);
          }
        });
  }

  private void require(Batch x, RandomGenerator[] rng, int sweeps) {
    if (sweeps < 0) {
      throw new IllegalArgumentException("need at least 0 sweeps, were " + sweeps);
    }
    if (rng.length < x.size() || x.dimension() != dimension()) {
      throw new IllegalArgumentException(
          "need %d generators and configurations of %d numbers, were %d and %d"
              .formatted(x.size(), dimension(), rng.length, x.dimension()));
    }
  }
}
