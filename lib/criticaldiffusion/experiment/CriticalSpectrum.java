package criticaldiffusion.experiment;

import criticaldiffusion.critical.ModeSpectrum;
import criticaldiffusion.critical.UnfinishedScore;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;

/**
 * The spectrum of critical fields that a half-trained score generates, along an axis of momentum,
 * after several numbers of training steps (arXiv:2605.12597).
 */
public final class CriticalSpectrum implements Experiment<CriticalSpectrum.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("number of layers, 1 or 2") int layers,
      @Key("dimension of the lattice, 1 to 3") int dimension,
      @Key("length L of the lattice, at least 2") int size,
      @Key("training steps, each at least 0") int[] steps,
      @Key("w0 of one layer: 1 is the score of white noise, 0 none") double start) {
    /** Checks the ranges. */
    public Keys {
      CriticalSizes.requireLayers(layers);
      Range.within("dimension", dimension, 1, 3);
      Range.atLeast("size", size, 2);
      for (int each : steps) {
        Range.atLeast("steps", each, 0);
      }
      Range.within("start", start, 0, 10);
    }
  }

  @Override
  public String name() {
    return "critical-spectrum";
  }

  @Override
  public String summary() {
    return "Spectrum that a half-trained score generates at criticality (arXiv:2605.12597)";
  }

  @Override
  public Keys defaults() {
    return new Keys(1, 2, 64, new int[] {8, 82, 819, 8193}, 1);
  }

  /** Columns {@code steps, k2, variance, variance_generated}. */
  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    Propagator critical = Propagator.critical(new Lattice(keys.dimension(), keys.size()));
    double[] all = critical.spectrum();
    ModeSpectrum spectrum = ModeSpectrum.of(all);
    var score = new UnfinishedScore(spectrum);
    var table =
        ResultTable.builder()
            .count("steps")
            .number("k2")
            .number("variance")
            .number("variance_generated");
    for (int i = 0; i < keys.steps().length; i++) {
      int steps = keys.steps()[i];
      progress.report((double) i / keys.steps().length, "after " + steps + " steps");
      double[] log =
          keys.layers() == 1
              ? score.oneLayer(keys.start(), steps)
              : score.twoLayers(0.1, 0.25, steps);
      for (int j = 0; 2 * j <= keys.size(); j++) {
        double c = all[j];
        double k2 = critical.temperature() / c - critical.squaredMass();
        double generated = c * StrictMath.exp(log[spectrum.index(c)]);
        table.row(steps, Math.max(0, k2), c, generated);
      }
    }
    return table.build();
  }
}
