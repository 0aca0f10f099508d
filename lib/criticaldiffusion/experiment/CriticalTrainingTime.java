package criticaldiffusion.experiment;

import criticaldiffusion.critical.LocalKernel;
import criticaldiffusion.critical.ModeSpectrum;
import criticaldiffusion.critical.TrainingScale;
import criticaldiffusion.critical.TrainingTime;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.score.LocalScore;
import criticaldiffusion.training.GradientDescent;
import criticaldiffusion.training.ScoreMatching;
import criticaldiffusion.training.Training;

/**
 * Steps of gradient descent until the score of a critical field is learned, against the size of the
 * lattice: L² for one layer, ln L for two, less than L for local kernels (arXiv:2605.12597).
 *
 * <p>Steps are counted at η = 1/λ_max (one layer, local), 0.25 (two layers, from w₀ = 0.1/C_max) or
 * half the largest stable rate (more). {@code steps_theory} is τ_ε/m² for one layer (at t &gt; 0
 * the time of gradient flow times C_max), the time of gradient flow over ln(1 + η) for two, and the
 * closed form by the eigenvalues of the patch covariance for local kernels, whose steps are those
 * of a run; there is none for more than two layers.
 */
public final class CriticalTrainingTime implements Experiment<CriticalTrainingTime.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("number of layers 1, 2, ... 9, or local") String layers,
      @Key("dimension of the lattice, 1 to 3") int dimension,
      @Key("lengths L of the lattice, at least 2") int[] sizes,
      @Key("loss relative to that of no score, between 0 and 1") double threshold,
      @Key("diffusion time t whose score is learned, at least 0") double time,
      @Key("range r of a local kernel, at least 0") int range) {
    /** Checks the ranges. */
    public Keys {
      if (!layers.matches("[1-9]|local")) {
        throw new IllegalArgumentException(
            "layers must be a number from 1 to 9 or local, was " + layers);
      }
      Range.within("dimension", dimension, 1, 3);
      CriticalSizes.require(sizes);
      Range.between("threshold", threshold, 0, 1);
      Range.within("time", time, 0, 20);
      Range.atLeast("range", range, 0);
      if (layers.equals("local")) {
        CriticalSizes.requireRange("range", range, sizes);
      }
    }
  }

  private static final double START = 0.1;
  private static final double RATE = 0.25;

  @Override
  public String name() {
    return "critical-training-time";
  }

  @Override
  public String summary() {
    return "Training steps against lattice size at criticality for scores of one, two or more"
        + " layers or local kernels (arXiv:2605.12597)";
  }

  @Override
  public Keys defaults() {
    return new Keys("1", 2, new int[] {8, 16, 32, 64, 128, 256}, 0.01, 0, 1);
  }

  /** Columns {@code L, steps, steps_theory}. */
  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    var table = ResultTable.builder().count("L").count("steps").number("steps_theory");
    for (int i = 0; i < keys.sizes().length; i++) {
      int length = keys.sizes()[i];
      progress.report((double) i / keys.sizes().length, "L = " + length);
      Propagator critical = Propagator.critical(new Lattice(keys.dimension(), length));
      if (keys.layers().equals("local")) {
        var kernel = new LocalKernel(critical.lattice(), critical.spectrum(), keys.range());
        table.row(
            length, localRun(critical, kernel, keys), kernel.steps(keys.time(), keys.threshold()));
      } else {
        ModeSpectrum spectrum = ModeSpectrum.of(critical.spectrum()).diffused(keys.time());
        int layers = Integer.parseInt(keys.layers());
        var time = new TrainingTime(spectrum);
        double theory = theory(layers, critical, time, keys);
        table.row(length, steps(layers, time, keys.threshold()), theory);
      }
    }
    return table.build();
  }

  private static long steps(int layers, TrainingTime time, double threshold) {
    return switch (layers) {
      case 1 -> time.oneLayer(threshold);
      case 2 -> time.twoLayers(START, RATE, threshold);
      default -> time.deep(layers, START, threshold);
    };
  }

  private static double theory(int layers, Propagator critical, TrainingTime time, Keys keys) {
    if (layers == 1) {
      return keys.time() == 0
          ? new TrainingScale(keys.dimension()).tau(keys.threshold()) / critical.squaredMass()
          : time.oneLayerFlow(keys.threshold()) * time.spectrum().largest();
    }
    return layers == 2
        ? time.twoLayersFlow(START, keys.threshold()) / StrictMath.log1p(RATE)
        : Double.NaN;
  }

  private static long localRun(Propagator critical, LocalKernel kernel, Keys keys) {
    long most = kernel.steps(keys.time(), keys.threshold());
    GaussianField noised = CriticalSizes.noised(critical, keys.time());
    double rate = 1 / kernel.curvatures(keys.time())[0];
    return new Training(ScoreMatching.population(noised), new GradientDescent(rate), noised)
        .stepsTo(
            new LocalScore(noised.fourier(), keys.range()),
            keys.threshold(),
            2 * most,
            new RandomStreams(0));
  }
}
