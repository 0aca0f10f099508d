package criticaldiffusion.experiment;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.MeanSpan;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Classifier;
import criticaldiffusion.regime.Cloning;
import criticaldiffusion.regime.CloningResult;
import criticaldiffusion.regime.Speciation;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;

/**
 * φ(t) of two Gaussian classes by cloning, and the exact curve: Biroli et al. 2024, Fig. 2, as
 * there from N(0, I) and with the class sign(m·x₀). {@code phi_theory} is that of the reverse SDE,
 * NaN for other stochasticities, where no closed form is known (1 for the flow, whose clones never
 * part).
 */
public final class SpeciationCloning implements Experiment<SpeciationCloning.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("dimension d, at least 1") int d,
      @Key("pairs of clones at every branch time, at least 1") int pairs,
      @Key("steps from the horizon to 0, at least 1") int steps,
      @Key("time T at which generation starts") double horizon,
      @Key("mu = |m|/sqrt(d), the centres being at +m and -m") double separation,
      @Key("standard deviation of a class") double sigma,
      @Key("weight of the class at +m, between 0 and 1") double weight,
      @Key("the scheme") Scheme integrator,
      @Key("lambda: 1 the reverse SDE, 0 the probability flow") double stochasticity,
      @Key("branch times, on the grid of steps") double[] branches,
      @Key("simulate all d components, not the one along m alone") boolean full) {
    /** Checks the ranges. */
    public Keys {
      Range.atLeast("d", d, 1);
      Range.atLeast("pairs", pairs, 1);
      Range.atLeast("steps", steps, 1);
      Range.positive("horizon", horizon);
      Range.positive("separation", separation);
      Range.positive("sigma", sigma);
      Range.between("weight", weight, 0, 1);
      integrator.requireStochasticity(stochasticity);
      Range.finite("branches", branches);
      for (double t : branches) {
        Range.within("branches", t, 0, horizon);
      }
    }

    private Speciation model() {
      return new Speciation(d, separation, sigma * sigma, weight);
    }
  }

  @Override
  public String name() {
    return "speciation-cloning";
  }

  @Override
  public String summary() {
    return "Share of clone pairs that end in one class against the time at which they part,"
        + " two Gaussian classes (Biroli et al. 2024, Fig. 2)";
  }

  @Override
  public Keys defaults() {
    double[] branches = paperBranches();
    return new Keys(4096, 10_000, 1000, 10, 1, 1, 0.5, Scheme.EULER_MARUYAMA, 1, branches, false);
  }

  /** The branch times of the paper's Fig. 2: 1, 1.5, …, 10. */
  static double[] paperBranches() {
    double[] branches = new double[19];
    for (int i = 0; i < branches.length; i++) {
      branches[i] = 1 + 0.5 * i;
    }
    return branches;
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    Speciation model = keys.model();
    GaussianMixture mixture =
        keys.full() ? model.mixture() : MeanSpan.of(model.mixture()).reduced();
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck(keys.horizon());
    Cloning cloning =
        new Cloning(
            new ReverseProcess(
                schedule, ReverseProcess.sde(schedule, mixture).score(), keys.stochasticity()),
            keys.integrator().integrator(),
            TimeGrid.uniform(keys.horizon(), 0, keys.steps()),
            GaussianMixture.gaussian(
                new double[mixture.dimension()], Covariance.isotropic(1, mixture.dimension())),
            Classifier.sign(mixture.mean(0)));
    CloningResult result =
        cloning.run(keys.pairs(), keys.branches(), streams, progress, partial -> {});
    var table = ResultTable.builder().number("t").number("s").estimate("phi").number("phi_theory");
    double[] times = result.times();
    for (int i = 0; i < times.length; i++) {
      double theory =
          keys.stochasticity() == 1
              ? model.signPhi(times[i])
              : keys.stochasticity() == 0 ? 1 : Double.NaN;
      table.row(times[i], model.signal(times[i]), result.phi(i), theory);
    }
    return table.build();
  }
}
