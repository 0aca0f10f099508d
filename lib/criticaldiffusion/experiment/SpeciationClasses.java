package criticaldiffusion.experiment;

import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Cloning;
import criticaldiffusion.regime.CloningResult;
import criticaldiffusion.regime.OrthogonalClasses;
import criticaldiffusion.regime.PosteriorPurity;
import criticaldiffusion.regime.Speciation;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Estimate;

/**
 * φ(t) of K orthogonal Gaussian classes, from the posterior purity of forward samples or from
 * clones; both are the same number. In K dimensions, the span of the means.
 */
public final class SpeciationClasses implements Experiment<SpeciationClasses.Keys> {
  /** How φ is estimated. */
  public enum Method {
    /** E Σ_k p_k(x_t)² over draws of x_t: no trajectory. */
    PURITY,
    /** Agreement of clones of the reverse SDE, Euler–Maruyama. */
    CLONES
  }

  /** The parameters. */
  public record Keys(
      @Key("number of classes K, at least 2") int classes,
      @Key("dimension d, at least K; |m_k|^2 = d mu^2") int d,
      @Key("mu = |m_k|/sqrt(d)") double separation,
      @Key("standard deviation of a class") double sigma,
      @Key("samples of the purity, or pairs of clones, at every time; at least 2") int pairs,
      @Key("purity (forward samples) or clones (reverse SDE)") Method method,
      @Key("steps from the horizon to 0, for clones") int steps,
      @Key("time T at which the clones' generation starts") double horizon,
      @Key("branch times; for clones on the grid of steps") double[] branches) {
    /** Checks the ranges. */
    public Keys {
      Range.atLeast("classes", classes, 2);
      Range.atLeast("d", d, classes);
      Range.positive("separation", separation);
      Range.positive("sigma", sigma);
      Range.atLeast("pairs", pairs, 2);
      Range.atLeast("steps", steps, 1);
      Range.positive("horizon", horizon);
      Range.finite("branches", branches);
      for (double t : branches) {
        Range.within("branches", t, 0, horizon);
      }
    }
  }

  @Override
  public String name() {
    return "speciation-classes";
  }

  @Override
  public String summary() {
    return "Probability phi(t) that clones which part at t end in one of K orthogonal Gaussian"
        + " classes (Biroli et al. 2024, Eq. 6, for K classes)";
  }

  @Override
  public Keys defaults() {
    return new Keys(
        4, 4096, 1, 1, 10_000, Method.PURITY, 1000, 10, SpeciationCloning.paperBranches());
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    // |m_k|² and σ² are those of two classes at ±m, and so is the relation of s and t.
    double variance = keys.sigma() * keys.sigma();
    Speciation scale = new Speciation(keys.d(), keys.separation(), variance, 0.5);
    GaussianMixture mixture =
        new OrthogonalClasses(keys.classes())
            .mixture(keys.classes(), Math.sqrt(scale.squaredNorm()), variance);
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck(keys.horizon());
    Estimate[] phi =
        keys.method() == Method.PURITY
            ? purities(keys, mixture, schedule, streams, progress)
            : agreements(keys, mixture, schedule, streams, progress);
    var table = ResultTable.builder().number("t").number("s").estimate("phi");
    for (int i = 0; i < phi.length; i++) {
      double t = keys.branches()[i];
      table.row(t, scale.signal(t), phi[i]);
    }
    return table.build();
  }

  private static Estimate[] purities(
      Keys keys,
      GaussianMixture mixture,
      OrnsteinUhlenbeck schedule,
      RandomStreams streams,
      Progress progress) {
    PosteriorPurity purity = new PosteriorPurity(mixture, schedule);
    Estimate[] phi = new Estimate[keys.branches().length];
    for (int i = 0; i < phi.length; i++) {
      RowBlocks.checkpoint();
      phi[i] = purity.mean(keys.branches()[i], keys.pairs(), streams.child(i));
      progress.report((i + 1.0) / phi.length, "purity");
    }
    return phi;
  }

  private static Estimate[] agreements(
      Keys keys,
      GaussianMixture mixture,
      OrnsteinUhlenbeck schedule,
      RandomStreams streams,
      Progress progress) {
    TimeGrid grid = TimeGrid.uniform(keys.horizon(), 0, keys.steps());
    CloningResult result =
        Cloning.of(mixture, schedule, grid)
            .run(keys.pairs(), keys.branches(), streams, progress, partial -> {});
    Estimate[] phi = new Estimate[result.size()];
    for (int i = 0; i < phi.length; i++) {
      phi[i] = result.phi(i);
    }
    return phi;
  }
}
