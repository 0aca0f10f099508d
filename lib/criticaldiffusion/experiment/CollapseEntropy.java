package criticaldiffusion.experiment;

import criticaldiffusion.field.DataSpan;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.Memory;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.CollapseTheory;
import criticaldiffusion.regime.ExcessEntropy;
import criticaldiffusion.regime.Speciation;
import criticaldiffusion.regime.WeightStatistics;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import java.util.Arrays;

/**
 * H(μ | x_t) and φ_C(t) of n points from two Gaussian classes: Biroli et al. 2024, Fig. 3. {@code
 * f_theory_paper} is the paper's line, {@code f_theory} the one with the class information that the
 * paper leaves out; both are for d → ∞ and clipped at 0.
 */
public final class CollapseEntropy implements Experiment<CollapseEntropy.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("dimension d, at least 1") int d,
      @Key("data points n, at least 2") int n,
      @Key("noisy points to average over, at least 2") int queries,
      @Key("times t, above 0") double[] times,
      @Key("mu = |m|/sqrt(d), the centres being at +m and -m") double separation,
      @Key("standard deviation of a class") double sigma,
      @Key("weight of the class at +m, between 0 and 1") double weight,
      @Key("bandwidth that smooths the data, at least 0") double bandwidth) {
    /** Checks the ranges. */
    public Keys {
      Range.atLeast("d", d, 1);
      Range.atLeast("n", n, 2);
      Range.atLeast("queries", queries, 2);
      Range.finite("times", times);
      for (double t : times) {
        Range.within("times", t, 1e-6, 100);
      }
      Range.positive("separation", separation);
      Range.positive("sigma", sigma);
      Range.between("weight", weight, 0, 1);
      Range.notNegative("bandwidth", bandwidth);
    }
  }

  @Override
  public String name() {
    return "collapse-entropy";
  }

  @Override
  public String summary() {
    return "Excess entropy of a training set and the share phi_C of clones that end at one datum,"
        + " two Gaussian classes (Biroli et al. 2024, Fig. 3)";
  }

  @Override
  public Keys defaults() {
    return new Keys(256, 20_000, 2000, KeyType.numbers("8:0.552:20"), 1, 1, 0.5, 0);
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    double variance = keys.sigma() * keys.sigma();
    Speciation model = new Speciation(keys.d(), keys.separation(), variance, keys.weight());
    CollapseTheory theory = CollapseTheory.of(model.mixture());
    EmpiricalDistribution data = data(keys, model, streams.child("data"));
    double horizon = Math.max(10, Arrays.stream(keys.times()).max().orElseThrow());
    var measured =
        new ExcessEntropy(data, new OrnsteinUhlenbeck(horizon), keys.bandwidth())
            .measure(keys.times(), keys.queries(), streams.child("queries"), progress);
    var table =
        ResultTable.builder()
            .number("t")
            .estimate("entropy")
            .estimate("f_over_alpha")
            .number("f_theory_paper")
            .number("f_theory")
            .estimate("phi_c");
    double logN = StrictMath.log(keys.n());
    for (WeightStatistics w : measured) {
      // Smoothing by a bandwidth is the map e^{2t} → e^{2t} + bandwidth² of the noise.
      double noise = StrictMath.expm1(2 * w.time()) + keys.bandwidth() * keys.bandwidth();
      double t = 0.5 * StrictMath.log1p(noise);
      table.row(
          w.time(),
          w.entropy(),
          w.overAlpha(),
          theory.excessEntropyOfPaper(t, keys.n()) / logN,
          theory.excessEntropy(t, keys.n(), model.entropy(t)) / logN,
          w.participation());
    }
    return table.build();
  }

  private static EmpiricalDistribution data(Keys keys, Speciation model, RandomStreams streams) {
    Memory.requireMatrix(keys.n(), keys.d(), "the data");
    Batch points = new Batch(keys.n(), keys.d());
    model.mixture().draw(streams.streams(keys.n()), points);
    EmpiricalDistribution data = EmpiricalDistribution.of(points);
    return keys.d() > keys.n() ? DataSpan.of(data).reduced() : data;
  }
}
