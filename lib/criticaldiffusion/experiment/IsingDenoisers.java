package criticaldiffusion.experiment;

import criticaldiffusion.critical.DenoiserError;
import criticaldiffusion.critical.IsingSamples;
import criticaldiffusion.critical.SpinDenoisers;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.score.Response;

/**
 * The square error per site of denoisers of the two-dimensional Ising model, from one site by
 * itself to the mean of the posterior, which no denoiser betters. At small times a local kernel
 * behind a tanh is nearly as good and any linear one is not; at large times it is the range that
 * matters, and linear will do. Beyond arXiv:2605.12597, whose spins have n → ∞ components and a
 * linear score.
 */
public final class IsingDenoisers implements Experiment<IsingDenoisers.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("length L of the lattice, at least 4 and even") int size,
      @Key("temperature T in units of the coupling J, above 0; critical at 2.269185")
          double temperature,
      @Key("diffusion times t, above 0") double[] times,
      @Key("ranges r of the local kernels, at least 1, below L/2") int[] ranges,
      @Key("configurations to learn from, at least 100") int training,
      @Key("configurations to measure on, at least 40") int samples,
      @Key("heat-bath sweeps of 64 chains discarded, and as many that count, at least 1")
          int sweeps) {
    /** Checks the ranges. */
    public Keys {
      Range.atLeast("size", size, 4);
      new Lattice(2, size).requireCheckerboard();
      Range.positive("temperature", temperature);
      Range.finite("times", times);
      for (double time : times) {
        Range.within("times", time, 1e-6, 10);
      }
      for (int range : ranges) {
        Range.within("ranges", range, 1, (size - 1) / 2);
      }
      Range.atLeast("training", training, 100);
      Range.atLeast("samples", samples, 40);
      Range.atLeast("sweeps", sweeps, 1);
    }
  }

  @Override
  public String name() {
    return "ising-denoisers";
  }

  @Override
  public String summary() {
    return "Square error of denoisers of the Ising model, linear, local behind a tanh, and the"
        + " posterior mean (finite n, beyond arXiv:2605.12597)";
  }

  @Override
  public Keys defaults() {
    return new Keys(
        16,
        1 / SpinField.ISING_SQUARE,
        new double[] {0.1, 0.2, 0.4, 0.7, 1, 1.5},
        new int[] {1, 2, 3},
        2000,
        1000,
        50);
  }

  /**
   * Columns {@code t, denoiser, r, mse, mse_error}; the denoisers are {@code linear} and {@code
   * tanh} of range r, of one site at r = 0, and {@code wiener} and {@code bayes} of the whole
   * lattice, with r = ⌊L/2⌋.
   */
  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    var table = ResultTable.builder().number("t").text("denoiser").count("r").estimate("mse");
    SpinField model = SpinField.ising(new Lattice(2, keys.size()), 1 / keys.temperature());
    progress.report(0, "spins");
    Batch training = IsingSamples.draw(model, keys.training(), streams.child("training"));
    Batch clean = IsingSamples.draw(model, keys.samples(), streams.child("samples"));
    SpinDenoisers denoisers = new SpinDenoisers(model, training, streams.child("denoisers"));
    for (int i = 0; i < keys.times().length; i++) {
      double t = keys.times()[i];
      progress.report((double) i / keys.times().length, "t = " + t);
      RandomStreams noise = streams.child("noise").child(i);
      DenoiserError error = DenoiserError.at(t, clean, denoisers.forward(), noise);
      for (Response response : Response.values()) {
        String name = response == Response.LINEAR ? "linear" : "tanh";
        table.row(t, name, 0, error.of(denoisers.site(response, t)));
        for (int range : keys.ranges()) {
          table.row(t, name, range, error.of(denoisers.local(range, response, t)));
        }
      }
      int whole = keys.size() / 2;
      table.row(t, "wiener", whole, error.of(denoisers.wiener()));
      table.row(
          t,
          "bayes",
          whole,
          error.of(denoisers.bayes(keys.sweeps(), 0), denoisers.bayes(keys.sweeps(), 1)));
    }
    return table.build();
  }
}
