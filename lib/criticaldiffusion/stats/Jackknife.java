package criticaldiffusion.stats;

import java.util.function.ToDoubleFunction;

/**
 * A function f of several means, such as the Binder ratio ⟨m⁴⟩/⟨m²⟩², with its error and without
 * its leading bias: θ = n f − (n − 1) f̄ and σ² = (n − 1)/n Σ(f_k − f̄)², where f_k leaves out
 * block k of n (Quenouille 1956; Tukey 1958; Efron 1982, "The jackknife, the bootstrap and other
 * resampling plans").
 *
 * <p>The blocks must be independent: for a chain several autocorrelation times long each. The error
 * itself is uncertain by 1/√(2n), so 20 blocks or more are wanted. Not for quantiles or a maximum,
 * which are no smooth functions of means.
 */
public final class Jackknife {
  private Jackknife() {}

  /**
   * The estimate of f(mean_0, mean_1, …) from block means, or from single independent samples.
   *
   * @param blocks one row a block, one column a quantity; all blocks weigh the same
   * @param f the derived quantity, a function of the means of the columns
   * @throws IllegalArgumentException if there are fewer than two blocks or their rows differ in
   *     length
   */
  public static Estimate of(double[][] blocks, ToDoubleFunction<double[]> f) {
    int n = blocks.length;
    if (n < 2) {
      throw new IllegalArgumentException("a jackknife needs at least 2 blocks, had " + n);
    }
    double[] means = means(blocks);
    double[] rest = new double[means.length];
    Moments leftOut = new Moments();
    for (double[] block : blocks) {
      for (int q = 0; q < rest.length; q++) {
        rest[q] = means[q] + (means[q] - block[q]) / (n - 1);
      }
      leftOut.add(f.applyAsDouble(rest.clone()));
    }
    double whole = f.applyAsDouble(means);
    double mean = whole - (n - 1) * (leftOut.mean() - whole);
    return new Estimate(mean, (n - 1) * Math.sqrt(leftOut.variance() / n), n);
  }

  /**
   * Series cut into blocks of equal length, ready for {@link #of}. Where the length is no multiple
   * of the number of blocks, the first few steps, nearest to the start, are left out.
   *
   * @param count the number of blocks
   * @param series one array a quantity, all of one length
   * @return the means, {@code [block][quantity]}
   * @throws IllegalArgumentException if the series differ in length, or are shorter than the number
   *     of blocks, or that is below two
   */
  public static double[][] blocks(int count, double[]... series) {
    int steps = series.length == 0 ? 0 : series[0].length;
    if (count < 2 || steps < count) {
      throw new IllegalArgumentException(
          "need at least 2 blocks of at least 1 step, were " + count + " of " + steps + " steps");
    }
    int length = steps / count;
    int start = steps % count;
    double[][] blocks = new double[count][series.length];
    for (int q = 0; q < series.length; q++) {
      if (series[q].length != steps) {
        throw new IllegalArgumentException(
            "series of one chain are of one length, were " + steps + " and " + series[q].length);
      }
      for (int i = start; i < steps; i++) {
        blocks[(i - start) / length][q] += series[q][i] / length;
      }
    }
    return blocks;
  }

  private static double[] means(double[][] blocks) {
    double[] means = new double[blocks[0].length];
    for (int q = 0; q < means.length; q++) {
      Moments column = new Moments();
      for (double[] block : blocks) {
        if (block.length != means.length) {
          throw new IllegalArgumentException(
              "blocks hold the same quantities, had " + means.length + " and " + block.length);
        }
        column.add(block[q]);
      }
      means[q] = column.mean();
    }
    return means;
  }
}
