package criticaldiffusion.experiment;

import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.thermo.generation.Condensation;
import criticaldiffusion.thermo.generation.CondensationSampling;
import criticaldiffusion.thermo.generation.PatternLaw;

/**
 * The weights of N = e^{αd} Gaussian patterns along the forward path: Ambrogioni, arXiv:2310.17467,
 * Section 11. {@code entropy_theory} is d·max(0, α − I), {@code true_wins_theory} the normal
 * approximation; both use the N of the run.
 */
public final class PatternCondensation implements Experiment<PatternCondensation.Keys> {
  private static final double MOST = 1e7;

  /** The parameters. */
  public record Keys(
      @Key("dimension d, at least 2") int d,
      @Key("alpha = (ln N)/d, above 0") double alpha,
      @Key("times t, above 0") double[] times,
      @Key("sets of patterns to average over, at least 2") int replicas) {
    /** Checks the ranges. */
    public Keys {
      Range.atLeast("d", d, 2);
      Range.positive("alpha", alpha);
      Range.finite("times", times);
      for (double t : times) {
        Range.within("times", t, 1e-4, 50);
      }
      Range.atLeast("replicas", replicas, 2);
      double patterns = StrictMath.rint(StrictMath.exp(alpha * d));
      if (!(patterns >= 2 && patterns <= MOST)) {
        throw new IllegalArgumentException(
            "exp(alpha d) patterns must be from 2 to 10000000, were " + patterns);
      }
    }
  }

  @Override
  public String name() {
    return "condensation";
  }

  @Override
  public String summary() {
    return "Condensation of the posterior of exp(alpha d) random patterns on the true one"
        + " (Ambrogioni 2023, arXiv:2310.17467)";
  }

  @Override
  public Keys defaults() {
    return new Keys(20, 0.3, KeyType.numbers("0.1:1:10"), 2000);
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    int patterns = (int) StrictMath.rint(StrictMath.exp(keys.alpha() * keys.d()));
    // The load of a whole number of patterns.
    double alpha = StrictMath.log(patterns) / keys.d();
    Condensation theory = new Condensation(PatternLaw.gaussian(1), alpha);
    var table =
        ResultTable.builder()
            .number("t")
            .number("T")
            .count("N")
            .number("t_c")
            .estimate("true_wins")
            .number("true_wins_theory")
            .estimate("true_weight")
            .estimate("y2")
            .estimate("entropy")
            .number("entropy_theory");
    for (int k = 0; k < keys.times().length; k++) {
      double t = keys.times()[k];
      progress.report((double) k / keys.times().length, "t = " + t);
      double temperature = StrictMath.expm1(2 * t);
      var found =
          CondensationSampling.onPath(keys.d(), patterns, temperature)
              .run(keys.replicas(), streams.child(k));
      table.row(
          t,
          temperature,
          patterns,
          theory.time(),
          found.trueWins(),
          theory.trueWins(temperature, keys.d()),
          found.trueWeight(),
          found.participation(),
          found.entropy(),
          keys.d() * theory.entropy(temperature));
    }
    return table.build();
  }
}
