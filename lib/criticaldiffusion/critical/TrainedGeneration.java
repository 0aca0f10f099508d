package criticaldiffusion.critical;

import criticaldiffusion.field.GaussianField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.score.OneLayerScore;
import criticaldiffusion.score.TimewiseScore;
import criticaldiffusion.training.FieldSource;
import criticaldiffusion.training.GradientDescent;
import criticaldiffusion.training.ScoreMatching;
import criticaldiffusion.training.Target;
import criticaldiffusion.training.Training;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.IntToDoubleFunction;

/**
 * Fields from a one-layer score that was trained on minibatches, at every time of a grid for
 * itself, for so many steps from the score of white noise (arXiv:2605.12597).
 *
 * <p>A minibatch gradient is linear in w and unbiased, so the mean of w_k(t) over trainings is the
 * closed form of {@link ModeRelaxation#oneLayer}; and the probability-flow ODE by Heun multiplies
 * every mode by a number. What is generated is known before any field is drawn: {@link #expected}.
 */
public final class TrainedGeneration {
  private final GaussianField law;
  private final TimeGrid grid;
  private final OneLayerScore[] scores;

  private TrainedGeneration(GaussianField law, TimeGrid grid, OneLayerScore[] scores) {
    this.law = law;
    this.grid = grid;
    this.scores = scores;
  }

  /** Times T(1 − j/n)², T = ½ ln(1 + 10³χ), χ the largest variance. */
  public static TimeGrid grid(GaussianField law, int steps) {
    double largest = Arrays.stream(law.spectrum()).max().orElseThrow();
    return TimeGrid.quadratic(0.5 * StrictMath.log1p(1e3 * largest), 0, steps);
  }

  /**
   * Trains the scores, at the learning rate η̂/C_max(t).
   *
   * @param source the fields to learn from
   * @param law their spectrum
   * @param batch fields of a minibatch
   * @param fraction η̂; stable below 2/(1 + 2/B)
   * @throws IllegalArgumentException if a number is out of range
   */
  public static TrainedGeneration train(
      FieldSource source,
      GaussianField law,
      TimeGrid grid,
      int batch,
      double fraction,
      int steps,
      RandomStreams streams,
      Progress progress) {
    OneLayerScore[] scores = new OneLayerScore[grid.steps() + 1];
    for (int k = 0; k < scores.length; k++) {
      progress.report((double) k / scores.length, "time " + k);
      double t = grid.time(k);
      double alpha = StrictMath.exp(-t);
      double variance = -StrictMath.expm1(-2 * t);
      GaussianField noised = law.diffused(alpha, variance);
      double rate = fraction / Arrays.stream(noised.spectrum()).max().orElseThrow();
      scores[k] = new OneLayerScore(law.fourier(), 1);
      new Training(
              ScoreMatching.stochastic(source, alpha, variance, Target.NOISE_AVERAGED, batch),
              new GradientDescent(rate),
              noised)
          .run(scores[k], steps, Long.MAX_VALUE, streams.child(k), Progress.NONE);
    }
    return new TrainedGeneration(law, grid, scores);
  }

  /** v_k of all N momenta that a training has on the average. */
  public static double[] expected(GaussianField law, TimeGrid grid, double fraction, int steps) {
    double[] spectrum = law.spectrum();
    double largest = Arrays.stream(spectrum).max().orElseThrow();
    double[] variances = new double[spectrum.length];
    for (int k = 0; k < variances.length; k++) {
      double c = spectrum[k];
      variances[k] =
          variance(
              grid,
              j -> {
                double t = grid.time(j);
                double rate = fraction / ModeSpectrum.diffused(largest, t);
                return ModeRelaxation.oneLayer(ModeSpectrum.diffused(c, t), 1, rate, steps);
              });
    }
    return variances;
  }

  /** v_k of all N momenta that these scores generate. */
  public double[] variances() {
    double[][] weights = new double[scores.length][];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = scores[j].allWeights();
    }
    double[] variances = new double[law.dimension()];
    for (int k = 0; k < variances.length; k++) {
      int mode = k;
      variances[k] = variance(grid, j -> weights[j][mode]);
    }
    return variances;
  }

  /** From 1, by Heun's steps and one of Euler to t = 0. */
  private static double variance(TimeGrid grid, IntToDoubleFunction weights) {
    double amplitude = 1;
    double p = 1 - weights.applyAsDouble(0);
    for (int j = 0; j < grid.steps(); j++) {
      double h = grid.time(j) - grid.time(j + 1);
      double q = 1 - weights.applyAsDouble(j + 1);
      boolean corrects = grid.time(j + 1) > 0;
      amplitude *= corrects ? 1 + 0.5 * h * (p + q * (1 + h * p)) : 1 + h * p;
      p = q;
    }
    return amplitude * amplitude;
  }

  /** Generates fields, one a row, from white noise. */
  public void generate(Batch x, RandomStream[] rng) {
    for (int row = 0; row < x.size(); row++) {
      rng[row].fillGaussian(x.data(), x.start(row), x.dimension());
    }
    Iterator<OneLayerScore> inOrder = Arrays.asList(scores).iterator();
    var score = TimewiseScore.of(grid, t -> inOrder.next());
    var schedule = new OrnsteinUhlenbeck(grid.start());
    new Sampler(ReverseProcess.ode(schedule, score), new Heun(), grid).run(x, rng);
  }
}
