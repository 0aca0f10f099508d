package criticaldiffusion.observable;

import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.Jackknife;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Means and functions of means from series of correlated measurements, by the jackknife over
 * {@value #BLOCKS} blocks of them. A block should be several autocorrelation times long (see {@link
 * criticaldiffusion.stats.AutocorrelationTime}); then its mean is nearly independent of the next.
 *
 * <p>The series are {@code [chain][sweep]}, as a Markov chain gives them, the chains laid end to
 * end.
 */
public final class FieldEstimates {
  /** The number of blocks; it makes the error itself uncertain by 11 %. */
  public static final int BLOCKS = 40;

  private FieldEstimates() {}

  /** The mean of a series. */
  public static Estimate mean(double[][] series) {
    return of(means -> means[0], flat(series));
  }

  /** ξ = √(S(0)/S(k_min) − 1)/(2 sin(π/L)), the second-moment correlation length. */
  public static Estimate correlationLength(int length, double[][] zero, double[][] smallest) {
    double twoSine = 2 * StrictMath.sin(Math.PI / length);
    return of(
        means -> Math.sqrt(Math.max(0, means[0] / means[1] - 1)) / twoSine,
        flat(zero),
        flat(smallest));
  }

  /**
   * U = 1 − ⟨M⁴⟩/(3⟨M²⟩²) of a field of one component, from a series of |M|²: 0 for a Gaussian, ⅔
   * in full order (Binder 1981).
   */
  public static Estimate binder(double[][] squares) {
    return momentRatio(squares).times(-1 / 3.0).plus(1);
  }

  /** ⟨M⁴⟩/⟨M²⟩² from a series of |M|²: 1 + 2/n for a Gaussian of n components, 1 in full order. */
  public static Estimate momentRatio(double[][] squares) {
    double[] second = flat(squares);
    double[] fourth = Arrays.stream(second).map(m -> m * m).toArray();
    return of(means -> means[1] / (means[0] * means[0]), second, fourth);
  }

  private static Estimate of(ToDoubleFunction<double[]> f, double[]... series) {
    return Jackknife.of(Jackknife.blocks(BLOCKS, series), f);
  }

  private static double[] flat(double[][] chains) {
    return Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
  }
}
