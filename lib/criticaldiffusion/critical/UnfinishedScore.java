package criticaldiffusion.critical;

import criticaldiffusion.parallel.RowBlocks;

/**
 * What a half-trained linear score generates: with weights w_k(t) in place of w*_k(t) = 1/C_k(t)
 * the probability-flow ODE of Song et al. 2021 ends on variances v_k = C_k exp(−2∫₀^T (w_k − w*_k)
 * dt), T the horizon; the critical slowing down of generation of arXiv:2605.12597.
 *
 * <p>Training is for each time t by itself, one layer at η = 1/C_max(t), two layers from w₀ =
 * a/C_max(t), for the same number of steps. One layer is right about the critical modes first and
 * about short distances last, after ∝ L² steps. The integral is by Gauss–Legendre quadrature in √t.
 * Costs one exponential for every step asked for, mode and node.
 */
public final class UnfinishedScore {
  private static final long MOST_STEPS = 1L << 40;

  private final ModeSpectrum spectrum;
  private final double[] times;
  private final double[] lengths;

  /**
   * Generation of a field from the horizon T = ½ ln(1 + 10³χ).
   *
   * @param spectrum C_k of the data
   */
  public UnfinishedScore(ModeSpectrum spectrum) {
    this(spectrum, 0.5 * StrictMath.log1p(1e3 * spectrum.largest()));
  }

  /**
   * Generation from a given horizon.
   *
   * @throws IllegalArgumentException unless T is positive and finite
   */
  public UnfinishedScore(ModeSpectrum spectrum, double horizon) {
    TimeQuadrature quadrature = TimeQuadrature.upTo(horizon);
    this.spectrum = spectrum;
    this.times = quadrature.times();
    this.lengths = quadrature.lengths();
  }

  /** ln(v_k/C_k) for the variances of the spectrum, in their order, from weights w(t, C(t)). */
  public double[] logRatios(Weight weight) {
    double[] ratios = new double[spectrum.size()];
    RowBlocks.run(
        ratios.length,
        64,
        (from, to) -> {
          for (int k = from; k < to; k++) {
            double sum = 0;
            for (int j = 0; j < times.length; j++) {
              double c = ModeSpectrum.diffused(spectrum.variance(k), times[j]);
              sum += lengths[j] * (weight.at(j, k, c) - 1 / c);
            }
            ratios[k] = -2 * sum;
          }
        });
    return ratios;
  }

  /** ln(v_k/C_k) of one layer after s steps from w₀; w₀ = 1 is the score of white noise. */
  public double[] oneLayer(double start, long steps) {
    double[] rates = new double[times.length];
    for (int j = 0; j < times.length; j++) {
      rates[j] = 1 / ModeSpectrum.diffused(spectrum.largest(), times[j]);
    }
    return logRatios((j, k, c) -> ModeRelaxation.oneLayer(c, start, rates[j], steps));
  }

  /** ln(v_k/C_k) of two layers after s steps from w₀ = a/C_max(t). */
  public double[] twoLayers(double fraction, double rate, long steps) {
    Descent[] descents = descents(fraction, rate);
    for (long s = 0; s < steps; s++) {
      step(descents);
    }
    return logRatios((j, k, c) -> descents[j].weight(k));
  }

  /**
   * Steps of one layer until every |ln(v_k/C_k)| is below the tolerance, by bisection: the modes
   * approach their limit from one side.
   */
  public long oneLayerSteps(double start, double tolerance) {
    requireTolerance(tolerance);
    return TrainingTime.firstBelow(
        steps -> largest(oneLayer(start, steps)), Math.nextDown(tolerance));
  }

  /** Steps of two layers until every |ln(v_k/C_k)| is below the tolerance. */
  public long twoLayersSteps(double fraction, double rate, double tolerance) {
    requireTolerance(tolerance);
    Descent[] descents = descents(fraction, rate);
    long steps = 0;
    while (largest(logRatios((j, k, c) -> descents[j].weight(k))) >= tolerance) {
      if (++steps > MOST_STEPS) {
        throw new IllegalStateException("generation is not right after " + MOST_STEPS + " steps");
      }
      step(descents);
    }
    return steps;
  }

  private Descent[] descents(double fraction, double rate) {
    Descent[] descents = new Descent[times.length];
    for (int j = 0; j < times.length; j++) {
      ModeSpectrum noised = spectrum.diffused(times[j]);
      descents[j] = Descent.twoLayers(noised, fraction / noised.largest(), 0, rate);
    }
    return descents;
  }

  private static void step(Descent[] descents) {
    RowBlocks.run(
        descents.length,
        4,
        (from, to) -> {
          for (int j = from; j < to; j++) {
            descents[j].step();
          }
        });
  }

  private static double largest(double[] ratios) {
    double largest = 0;
    for (double ratio : ratios) {
      largest = Math.max(largest, Math.abs(ratio));
    }
    return largest;
  }

  private static void requireTolerance(double tolerance) {
    if (!(tolerance > 0 && tolerance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a tolerance must be positive and finite, was " + tolerance);
    }
  }

  /** w of a mode at a node of the quadrature. */
  @FunctionalInterface
  public interface Weight {
    /**
     * The learned weight.
     *
     * @param node the index of the time
     * @param mode the index of the variance in the spectrum
     * @param variance C(t)
     */
    double at(int node, int mode, double variance);
  }

  /** The times of the nodes, for weights that are learned elsewhere. */
  public double[] times() {
    return times.clone();
  }
}
