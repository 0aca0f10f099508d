package criticaldiffusion.critical;

import java.util.function.DoubleUnaryOperator;
import java.util.function.LongFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * How long gradient descent takes until the score-matching loss of a linear score has fallen to ε
 * of that of no score (w = 0): s_ε ∝ κ ∝ L² steps for one layer, s_ε = S_ε/ln(1 + η) with S_ε = ln
 * L + const for two; arXiv:2605.12597.
 *
 * <p>The clock matters. Steps are counted at a learning rate near the largest stable one. At a
 * fixed learning rate the time of one layer does not depend on L at all ({@link #oneLayerFlow}),
 * until 2/C_max falls below that rate and the run diverges.
 *
 * <p>One layer is solved by bisection on its closed form: milliseconds at L = 256, where the run of
 * 214475 steps ({@link Descent}) takes seconds. Memory and time are proportional to the number of
 * different variances.
 *
 * @param spectrum C_k of the noised field at the time whose score is learned
 */
public record TrainingTime(ModeSpectrum spectrum) {
  private static final long MOST_STEPS = 1L << 53;

  /** The most steps of a run that has no closed form. */
  private static final long MOST_RUN = 100_000_000;

  /**
   * Steps of one layer from w₀ at the learning rate η̂/C_max.
   *
   * @param fraction η̂, between 0 and 2; 2/(1 + 1/κ) is optimal, and stiff modes then oscillate
   * @throws IllegalArgumentException if η̂ is not stable or ε not in (0, 1)
   */
  public long oneLayer(double fraction, double start, double threshold) {
    double rate = fraction / spectrum.largest();
    StableRate.require(rate, StableRate.oneLayer(spectrum));
    requireThreshold(threshold);
    return firstBelow(
        steps -> relativeLoss(c -> ModeRelaxation.oneLayer(c, start, rate, steps)), threshold);
  }

  /** The steps of {@link #oneLayer(double, double, double)} at η = 1/C_max from w₀ = 0. */
  public long oneLayer(double threshold) {
    return oneLayer(1, 0, threshold);
  }

  /** S = ηs of one layer from 0 in gradient flow. */
  public double oneLayerFlow(double threshold) {
    return flow(threshold, (c, time) -> ModeRelaxation.oneLayerFlow(c, 0, time));
  }

  /**
   * Steps of two layers from w₀ = a/C_max, run one by one.
   *
   * @param fraction a, at most about 1
   * @param imbalance c = u² − v²
   */
  public long twoLayers(double fraction, double imbalance, double rate, double threshold) {
    requireThreshold(threshold);
    return Descent.twoLayers(spectrum, fraction / spectrum.largest(), imbalance, rate)
        .runTo(threshold, MOST_RUN);
  }

  /** Steps of two balanced layers. */
  public long twoLayers(double fraction, double rate, double threshold) {
    return twoLayers(fraction, 0, rate, threshold);
  }

  /** S_ε = ηs of two balanced layers from w₀ = a/C_max in gradient flow, from the closed form. */
  public double twoLayersFlow(double fraction, double threshold) {
    double start = fraction / spectrum.largest();
    return flow(threshold, (c, time) -> ModeRelaxation.twoLayersFlow(c, start, time));
  }

  /**
   * S_ε → ½ ln(w̄/w₀) + ¼ ln(1/ε) for ε → 0, with w̄² = ⟨w*³⟩/⟨w*⟩: why every doubling of L costs
   * two layers ln 2 only.
   */
  public double twoLayersLaw(double fraction, double threshold) {
    requireThreshold(threshold);
    double cube = spectrum.mean(c -> 1 / (c * c * c)) / spectrum.mean(c -> 1 / c);
    return StrictMath.log(cube) / 4
        - StrictMath.log(fraction / spectrum.largest()) / 2
        - StrictMath.log(threshold) / 4;
  }

  /**
   * Steps of N balanced layers at half the largest stable rate from w₀ = (a/C_max)^{N/(2N−2)}, the
   * start at which the curvature of the critical mode is about aN; N at least 2.
   */
  public long deep(int layers, double fraction, double threshold) {
    requireThreshold(threshold);
    return deep(layers, fraction).runTo(threshold, MOST_RUN);
  }

  /**
   * Steps of {@link #deep} until every mode is within the given relative distance of w*.
   *
   * @throws IllegalArgumentException unless the distance is above 0
   * @throws IllegalStateException if that takes more than 10⁸ steps
   */
  public long deepEveryMode(int layers, double fraction, double distance) {
    if (!(distance > 0)) {
      throw new IllegalArgumentException("a distance to reach is above 0, was " + distance);
    }
    Descent descent = deep(layers, fraction);
    while (descent.largestDeviation() >= distance) {
      if (descent.steps() >= MOST_RUN) {
        throw new IllegalStateException(
            "after %d steps a mode is still %s from its weight"
                .formatted(MOST_RUN, descent.largestDeviation()));
      }
      descent.step();
    }
    return descent.steps();
  }

  private Descent deep(int layers, double fraction) {
    if (layers < 2) {
      throw new IllegalArgumentException("a deep network has at least 2 layers, was " + layers);
    }
    double start = StrictMath.pow(fraction / spectrum.largest(), layers / (2.0 * layers - 2));
    return Descent.deep(spectrum, layers, start, StableRate.deep(spectrum, layers) / 4);
  }

  /** ⟨C(w − w*)²⟩/⟨w*⟩, the score-matching loss of weights w(C) relative to that of no score. */
  public double relativeLoss(DoubleUnaryOperator weight) {
    double sum =
        spectrum.mean(
            c -> {
              double excess = c * weight.applyAsDouble(c) - 1;
              return excess * excess / c;
            });
    return sum / spectrum.mean(c -> 1 / c);
  }

  private interface Flow {
    double weight(double variance, double time);
  }

  private double flow(double threshold, Flow flow) {
    requireThreshold(threshold);
    DoubleUnaryOperator relative = time -> relativeLoss(c -> flow.weight(c, time));
    double end = 1;
    while (relative.applyAsDouble(end) > threshold) {
      end *= 2;
    }
    return new BracketingNthOrderBrentSolver(1e-14, 1e-14, 5)
        .solve(1000, time -> StrictMath.log(relative.applyAsDouble(time) / threshold), 0, end);
  }

  static long firstBelow(LongFunction<Double> loss, double threshold) {
    if (loss.apply(0) <= threshold) {
      return 0;
    }
    long above = 0;
    long below = 1;
    while (!(loss.apply(below) <= threshold)) {
      above = below;
      below *= 2;
      if (below > MOST_STEPS) {
        throw new IllegalStateException("the loss does not fall to " + threshold);
      }
    }
    while (below - above > 1) {
      long middle = above + (below - above) / 2;
      if (loss.apply(middle) <= threshold) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return below;
  }

  private static void requireThreshold(double threshold) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "a loss threshold must lie between 0 and 1, was " + threshold);
    }
  }
}
