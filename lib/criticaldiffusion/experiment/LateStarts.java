package criticaldiffusion.experiment;

import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.thermo.generation.LateStart;

/**
 * What a late start costs at each time: divergence of the Gaussian from the noised data and the
 * share of the class at +μ at the end; Raya, Ambrogioni, arXiv:2305.19693, Fig. 2. {@code
 * critical_time} is ½ asinh Λ.
 */
public final class LateStarts implements Experiment<LateStarts.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("Lambda = |mu|^2") double lambda,
      @Key("weight of the point at +mu, between 0 and 1") double weight,
      @Key("times t at which generation begins, above 0") double[] times,
      @Key("trajectories of the Monte Carlo, at least 1") int trajectories) {
    /** Checks the ranges. */
    public Keys {
      Range.positive("lambda", lambda);
      Range.between("weight", weight, 0, 1);
      Range.finite("times", times);
      for (double t : times) {
        Range.within("times", t, 1e-4, 50);
      }
      Range.atLeast("trajectories", trajectories, 1);
    }
  }

  @Override
  public String name() {
    return "late-start";
  }

  @Override
  public String summary() {
    return "Late start from a matched or a naive Gaussian: divergence and class shares against the"
        + " start time (Raya, Ambrogioni 2023, arXiv:2305.19693)";
  }

  @Override
  public Keys defaults() {
    return new Keys(1, 0.8, KeyType.numbers("0.1:2:20"), 1_000_000);
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    LateStart late = new LateStart(keys.lambda(), keys.weight());
    var table =
        ResultTable.builder()
            .number("t")
            .number("t_minus_critical_time")
            .number("kl_matched")
            .number("kl_naive")
            .number("share_sde_matched")
            .number("share_ode_matched")
            .number("share_sde_naive")
            .number("share_ode_naive")
            .estimate("share_matched_mc")
            .estimate("share_naive_mc");
    LateStart.Start matched = LateStart.Start.MATCHED;
    LateStart.Start naive = LateStart.Start.NAIVE;
    for (int k = 0; k < keys.times().length; k++) {
      double t = keys.times()[k];
      progress.report((double) k / keys.times().length, "t = " + t);
      RandomStreams own = streams.child(k);
      table.row(
          t,
          t - late.criticalTime(),
          late.divergence(matched, t),
          late.divergence(naive, t),
          late.shareBySde(matched, t),
          late.shareByOde(matched, t),
          late.shareBySde(naive, t),
          late.shareByOde(naive, t),
          late.sampleShare(matched, t, keys.trajectories(), own.child("matched")),
          late.sampleShare(naive, t, keys.trajectories(), own.child("naive")));
    }
    return table.build();
  }
}
