package criticaldiffusion.experiment;

import criticaldiffusion.critical.ModeSpectrum;
import criticaldiffusion.critical.UnfinishedScore;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;

/**
 * Training steps until a diffusion model generates a critical field: until every mode has its
 * variance to the given |ln(v_k/C_k)| (arXiv:2605.12597). {@code worst_k2} is the k̂² of the mode
 * that comes last, the shortest wave for one layer.
 */
public final class CriticalGeneration implements Experiment<CriticalGeneration.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("number of layers, 1 or 2") int layers,
      @Key("dimension of the lattice, 1 to 3") int dimension,
      @Key("lengths L of the lattice, at least 2") int[] sizes,
      @Key("largest |ln(v/C)| of a mode, above 0") double tolerance,
      @Key("w0 of one layer: 1 is the score of white noise, 0 none") double start) {
    /** Checks the ranges. */
    public Keys {
      CriticalSizes.requireLayers(layers);
      Range.within("dimension", dimension, 1, 3);
      CriticalSizes.require(sizes);
      Range.positive("tolerance", tolerance);
      Range.within("start", start, 0, 10);
    }
  }

  private static final double FRACTION = 0.1;
  private static final double RATE = 0.25;

  @Override
  public String name() {
    return "critical-generation";
  }

  @Override
  public String summary() {
    return "Training steps until generated critical fields have the right spectrum, against"
        + " lattice size (arXiv:2605.12597)";
  }

  @Override
  public Keys defaults() {
    return new Keys(1, 2, new int[] {8, 16, 32, 64}, 0.1, 1);
  }

  /** Columns {@code L, steps, worst_k2, horizon}. */
  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    var table =
        ResultTable.builder().count("L").count("steps").number("worst_k2").number("horizon");
    for (int i = 0; i < keys.sizes().length; i++) {
      int length = keys.sizes()[i];
      progress.report((double) i / keys.sizes().length, "L = " + length);
      Propagator critical = Propagator.critical(new Lattice(keys.dimension(), length));
      ModeSpectrum spectrum = ModeSpectrum.of(critical.spectrum());
      double horizon = 0.5 * StrictMath.log1p(1e3 * spectrum.largest());
      var score = new UnfinishedScore(spectrum, horizon);
      long steps =
          keys.layers() == 1
              ? score.oneLayerSteps(keys.start(), keys.tolerance())
              : score.twoLayersSteps(FRACTION, RATE, keys.tolerance());
      long last = Math.max(0, steps - 1);
      double[] before =
          keys.layers() == 1
              ? score.oneLayer(keys.start(), last)
              : score.twoLayers(FRACTION, RATE, last);
      int worst = 0;
      for (int k = 0; k < before.length; k++) {
        worst = Math.abs(before[k]) > Math.abs(before[worst]) ? k : worst;
      }
      double k2 = critical.temperature() / spectrum.variance(worst) - critical.squaredMass();
      table.row(length, steps, k2, horizon);
    }
    return table.build();
  }
}
