package criticaldiffusion.experiment;

import criticaldiffusion.critical.IsingSamples;
import criticaldiffusion.critical.SpinDenoisers;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.observable.FieldEstimates;
import criticaldiffusion.observable.Magnetisation;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.MarkovChain;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.score.ScoreModel;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields of the two-dimensional Ising model generated with the scores that its denoisers are: the
 * best linear one gives χ and a Binder cumulant of 0, a local kernel behind a tanh spins without
 * long correlations, the posterior mean all of it. Beyond arXiv:2605.12597, whose spins have n → ∞
 * components and a linear score.
 */
public final class IsingGeneration implements Experiment<IsingGeneration.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("length L of the lattice, at least 4 and even") int size,
      @Key("temperature T in units of the coupling J, above 0; critical at 2.269185")
          double temperature,
      @Key("steps of the probability-flow ODE, at least 2") int steps,
      @Key("ranges r of the local kernels, at least 1, below L/2") int[] ranges,
      @Key("configurations to learn from, at least 100") int training,
      @Key("fields generated with each score, at least 40") int samples,
      @Key("heat-bath sweeps of 64 chains discarded, and as many that count, at least 1")
          int sweeps) {
    /** Checks the ranges. */
    public Keys {
      Range.atLeast("size", size, 4);
      new Lattice(2, size).requireCheckerboard();
      Range.positive("temperature", temperature);
      Range.atLeast("steps", steps, 2);
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
    return "ising-generation";
  }

  @Override
  public String summary() {
    return "Ising fields generated with a linear score, a local one behind a tanh and the exact one:"
        + " chi, energy, Binder cumulant (finite n, beyond arXiv:2605.12597)";
  }

  @Override
  public Keys defaults() {
    return new Keys(16, 1 / SpinField.ISING_SQUARE, 20, new int[] {3}, 1000, 400, 10);
  }

  /**
   * Columns {@code score, r, chi, energy, phi4, U4}, each of the last four with its error; the
   * first row is {@code data}, the others {@code wiener}, {@code tanh} and {@code bayes}, as in
   * {@link IsingDenoisers}.
   */
  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    Lattice lattice = new Lattice(2, keys.size());
    SpinField model = SpinField.ising(lattice, 1 / keys.temperature());
    progress.report(0, "spins");
    Batch training = IsingSamples.draw(model, keys.training(), streams.child("training"));
    SpinDenoisers denoisers = new SpinDenoisers(model, training, streams.child("denoisers"));
    TimeGrid grid = denoisers.grid(keys.steps());
    RandomStreams fields = streams.child("fields");
    var table =
        ResultTable.builder()
            .text("score")
            .count("r")
            .estimate("chi")
            .estimate("energy")
            .estimate("phi4")
            .estimate("U4");
    int whole = keys.size() / 2;
    table.row(row("data", whole, model, training));
    List<String> names = new ArrayList<>(List.of("wiener"));
    List<Integer> ranges = new ArrayList<>(List.of(whole));
    List<ScoreModel> scores = new ArrayList<>(List.of(denoisers.score(denoisers.wiener())));
    for (int range : keys.ranges()) {
      progress.report(0.1, "fits of range " + range);
      names.add("tanh");
      ranges.add(range);
      scores.add(denoisers.localScore(range, grid));
    }
    names.add("bayes");
    ranges.add(whole);
    scores.add(denoisers.score(denoisers.bayes(keys.sweeps(), 0)));
    for (int i = 0; i < scores.size(); i++) {
      progress.report(0.2 + 0.1 * i / scores.size(), names.get(i));
      RandomStream[] rng = fields.child(i).streams(keys.samples());
      Batch generated = denoisers.generate(scores.get(i), grid, rng);
      table.row(row(names.get(i), ranges.get(i), model, generated));
    }
    return table.build();
  }

  private static Object[] row(String name, int range, SpinField model, Batch fields) {
    Magnetisation magnetisation = new Magnetisation(model.lattice());
    double[][] squares = series(fields, magnetisation::square);
    int sites = model.numbers();
    Estimate chi = FieldEstimates.mean(squares);
    Estimate fourth =
        FieldEstimates.mean(
            series(
                fields,
                (x, from) -> {
                  double sum = 0;
                  for (int i = from; i < from + sites; i++) {
                    sum += x[i] * x[i] * x[i] * x[i];
                  }
                  return sum / sites;
                }));
    return new Object[] {
      name,
      range,
      chi,
      FieldEstimates.mean(series(fields, model::energy)),
      fourth,
      FieldEstimates.binder(squares)
    };
  }

  private static double[][] series(Batch fields, MarkovChain.Measurement what) {
    double[] values = new double[fields.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = what.of(fields.data(), fields.start(row));
    }
    return new double[][] {values};
  }
}
