package criticaldiffusion.training;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.score.LinearScore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains a linear score by gradients of score matching, and measures it against the exact score
 * w*_k = 1/C_k(t) as it goes (arXiv:2605.12597).
 *
 * <p>A learning rate beyond 2/sharpness at the start is refused with the largest stable one; a run
 * that diverges later is stopped with the step and the mode. For minibatches of B fields the bound
 * is that of the mean square, 2/(λ(1 + 2/B)).
 *
 * @param matching the loss
 * @param optimizer the steps
 * @param noised the law of the noised fields, for the exact loss
 */
public record Training(ScoreMatching matching, Optimizer optimizer, GaussianField noised) {
  /** Beyond so many times the loss of no score a run has diverged. */
  private static final double LOST = 1e6;

  /**
   * Checks that the lattices agree.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Training {
    if (!matching.fourier().lattice().equals(noised.lattice())) {
      throw new IllegalArgumentException(
          "the fields live on %s, the law on %s"
              .formatted(matching.fourier().lattice(), noised.lattice()));
    }
  }

  /**
   * Runs a number of steps.
   *
   * @param score changed by the training
   * @param every a look is taken after every so many steps, at the start and at the end
   * @return what was seen
   * @throws IllegalArgumentException if the number of steps is negative, looks are less than a step
   *     apart, or the learning rate is not stable at the start
   * @throws DivergedException if the run diverges
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public LearningCurve run(
      LinearScore score, long steps, long every, RandomStreams streams, Progress progress) {
    if (steps < 0 || every < 1) {
      throw new IllegalArgumentException(
          "training takes at least 0 steps, with looks at least 1 step apart, were %d and %d"
              .formatted(steps, every));
    }
    return run(score, 0, steps, every, streams, progress);
  }

  /**
   * Runs until the relative loss is at most ε.
   *
   * @param most the most steps
   * @return the number of steps, −1 if the loss is still larger after the most
   * @throws IllegalArgumentException unless ε is above 0 and the most steps are at least 0, or if
   *     the learning rate is not stable at the start
   * @throws DivergedException if the run diverges
   */
  public long stepsTo(LinearScore score, double threshold, long most, RandomStreams streams) {
    if (!(threshold > 0) || most < 0) {
      throw new IllegalArgumentException(
          "need a loss above 0 to reach in at least 0 steps, were " + threshold + " and " + most);
    }
    return run(score, threshold, most, Long.MAX_VALUE, streams, Progress.NONE).stepsTo(threshold);
  }

  private LearningCurve run(
      LinearScore score,
      double threshold,
      long steps,
      long every,
      RandomStreams streams,
      Progress progress) {
    requireStable(score);
    double[] variances = variances();
    double[] gradient = new double[score.parameters().length];
    Optimizer.Run run = optimizer.start(gradient.length);
    List<LearningCurve.Look> looks = new ArrayList<>();
    for (long step = 0; ; step++) {
      RowBlocks.checkpoint();
      double[] weights = score.weights();
      double loss = loss(variances, weights);
      boolean last = step == steps || loss <= threshold;
      if (last || step % every == 0) {
        looks.add(new LearningCurve.Look(step, loss, weights.clone()));
        progress.report(steps == 0 ? 1 : (double) step / steps, "step " + step);
      }
      if (!(loss < LOST)) {
        throw diverged(step, variances, weights);
      }
      if (last) {
        return new LearningCurve(looks);
      }
      score.backward(matching.moments(step, streams).force(weights), gradient);
      run.step(score.parameters(), gradient);
    }
  }

  private void requireStable(LinearScore score) {
    double curvature = Sharpness.of(score, noised) * (1 + 2.0 / matching.batch());
    double largest = optimizer.largestStableRate(curvature);
    if (!(optimizer.rate() < largest)) {
      throw new IllegalArgumentException(
          "a learning rate of %s is not stable: the sharpness allows rates below %s"
              .formatted(optimizer.rate(), largest));
    }
  }

  private double[] variances() {
    Fourier fourier = noised.fourier();
    double[] variances = new double[fourier.modes()];
    Arrays.setAll(variances, mode -> noised.variance(fourier.momentum(mode)));
    return variances;
  }

  private double loss(double[] variances, double[] weights) {
    double sum = 0;
    double whole = 0;
    for (int mode = 0; mode < weights.length; mode++) {
      int twins = noised.fourier().weight(mode);
      double excess = variances[mode] * weights[mode] - 1;
      sum += twins * (excess * excess / variances[mode]);
      whole += twins / variances[mode];
    }
    return sum / whole;
  }

  private DivergedException diverged(long step, double[] variances, double[] weights) {
    int worst = 0;
    for (int mode = 0; mode < weights.length; mode++) {
      double excess = Math.abs(variances[mode] * weights[mode]);
      if (!(excess <= Math.abs(variances[worst] * weights[worst]))) {
        worst = mode;
      }
    }
    return new DivergedException(step, noised.fourier().momentum(worst), weights[worst]);
  }
}
