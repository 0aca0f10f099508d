package criticaldiffusion.experiment;

import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.thermo.generation.Bath;
import criticaldiffusion.thermo.generation.BathSampling;
import java.util.Arrays;

/**
 * Moments of the generative bath of N replicas of two points, exact and by Gibbs sampling:
 * Ambrogioni, arXiv:2310.17467, Section 9. At T = 1 they scale with N^{−1/4}, and U₄ tends to
 * 0.2705.
 */
public final class BathMoments implements Experiment<BathMoments.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("numbers of replicas N, at least 1") int[] replicas,
      @Key("temperatures T in units of |mu|^2, from 0.001 to 1000") double[] temperatures,
      @Key("independent chains, at least 2") int chains,
      @Key("sweeps that are left out at the start") int burn_in,
      @Key("sweeps that are measured, at least 1") int sweeps) {
    /** Checks the ranges. */
    public Keys {
      int least = replicas.length == 0 ? 0 : Arrays.stream(replicas).min().getAsInt();
      Range.atLeast("replicas", least, 1);
      Range.within("replicas", Arrays.stream(replicas).max().getAsInt(), 1, 10_000_000);
      Range.finite("temperatures", temperatures);
      for (double t : temperatures) {
        Range.within("temperatures", t, 1e-3, 1e3);
      }
      Range.atLeast("chains", chains, 2);
      Range.atLeast("burn_in", burn_in, 0);
      Range.atLeast("sweeps", sweeps, 1);
    }
  }

  @Override
  public String name() {
    return "bath";
  }

  @Override
  public String summary() {
    return "Generative bath of N replicas of two points: order parameter and Binder cumulant, exact"
        + " and by Gibbs sampling (Ambrogioni 2023, arXiv:2310.17467)";
  }

  @Override
  public Keys defaults() {
    return new Keys(
        new int[] {64, 256, 1024}, new double[] {0.8, 0.9, 1, 1.1, 1.3}, 1000, 300, 500);
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    var table =
        ResultTable.builder()
            .count("N")
            .number("T")
            .number("abs_x")
            .number("x2")
            .number("u4")
            .number("n_x2_over_t")
            .estimate("abs_x_mc")
            .estimate("x2_mc")
            .estimate("u4_mc");
    int done = 0;
    for (int n : keys.replicas()) {
      for (double t : keys.temperatures()) {
        int points = keys.replicas().length * keys.temperatures().length;
        progress.report((double) done / points, "N = " + n + ", T = " + t);
        Bath bath = new Bath(n, t);
        var sampling = new BathSampling(bath, keys.chains(), keys.burn_in(), keys.sweeps());
        var found = sampling.run(streams.child(n).child(done));
        table.row(
            n,
            t,
            bath.orderParameter(),
            bath.secondMoment(),
            bath.binderCumulant(),
            bath.susceptibility(),
            found.orderParameter(),
            found.secondMoment(),
            found.binderCumulant());
        done++;
      }
    }
    return table.build();
  }
}
