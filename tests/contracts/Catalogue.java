package contracts;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.Diffusible;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.PointSet;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.Ddim;
import criticaldiffusion.sampler.DdpmPosterior;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.ExponentialIntegrator;
import criticaldiffusion.sampler.GibbsDenoiser;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.schedule.Cosine;
import criticaldiffusion.schedule.Ddpm;
import criticaldiffusion.schedule.FlowMatching;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.schedule.VarianceExploding;
import criticaldiffusion.schedule.VariancePreserving;
import criticaldiffusion.score.Denoiser;
import criticaldiffusion.score.DenoiserScore;
import criticaldiffusion.score.ExactScore;
import criticaldiffusion.score.LatticeOrbits;
import criticaldiffusion.score.LocalDenoiser;
import criticaldiffusion.score.LocalScore;
import criticaldiffusion.score.OneLayerScore;
import criticaldiffusion.score.RegularizedScore;
import criticaldiffusion.score.Response;
import criticaldiffusion.score.ScoreModel;
import criticaldiffusion.score.TimewiseScore;
import criticaldiffusion.score.TwoLayerScore;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * What the contracts are checked on. A new schedule, target or integrator is covered by a line in
 * one of these lists.
 */
public final class Catalogue {
  /** A law of data; where it has no density of its own, runs end at the OU time {@code stop}. */
  public record Target(String name, Diffusible law, double stop) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A score model with the number of components of its points. */
  public record Scored(String name, ScoreModel model, int dimension) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** An integrator with the orders its documentation states, as functions of λ. */
  public record Scheme(
      Integrator integrator,
      List<Double> stochasticities,
      DoubleUnaryOperator weakOrder,
      DoubleUnaryOperator strongOrder) {
    @Override
    public String toString() {
      return integrator.getClass().getSimpleName();
    }
  }

  /** An integrator at one λ. */
  public record Method(Scheme scheme, double stochasticity) {
    @Override
    public String toString() {
      return scheme + ", lambda = " + stochasticity;
    }
  }

  private static final List<Double> ANY = List.of(0.0, 0.5, 1.0);

  private Catalogue() {}

  /** Every schedule. */
  public static List<NoiseSchedule> schedules() {
    return List.of(
        new OrnsteinUhlenbeck(),
        new VariancePreserving(),
        new VariancePreserving(5, 5),
        Ddpm.standard(),
        Ddpm.linear(0.2, 0.6, 10),
        new Cosine(),
        new VarianceExploding(),
        new FlowMatching(),
        new UserSchedule());
  }

  /** Every kind of target. */
  public static List<Target> targets() {
    return List.of(
        new Target("two classes, d = 1", GaussianMixture.twoClasses(1, 1.5, 0.3, 0.7), 0),
        new Target("two classes, d = 4", GaussianMixture.twoClasses(4, 0.8, 1, 0.5), 0),
        new Target("one full Gaussian", gaussian(), 0),
        new Target("three components", threeComponents(), 0),
        new Target(
            "points with weights",
            PointSet.of(
                new double[] {0.5, 0.3, 0.2}, new double[][] {{1, 0}, {-1, 0.5}, {0, -1.2}}),
            0.02),
        new Target(
            "training set",
            EmpiricalDistribution.of(
                Batch.of(new double[][] {{1, 0}, {-0.5, 1.5}, {0.25, -2}, {0.6, 0.7}, {-1, -1}})),
            0.02),
        new Target(
            "noised training set",
            EmpiricalDistribution.of(Batch.of(new double[][] {{1}, {-0.5}, {2}}))
                .diffused(0.9, 0.2),
            0),
        new Target(
            "field on a square",
            GaussianField.of(new Lattice(2, 2), new double[] {3, 1, 1, 0.5}),
            0),
        new Target("field on a ring", Propagator.hardSpins(new Lattice(1, 5), 0.8).field(), 0));
  }

  /**
   * Targets whose scores take another path than those of few points, by matrix products: for the
   * contracts of densities and of determinism, too slow for those that generate.
   */
  public static List<Target> largeTargets() {
    Batch data = new Batch(1500, 3);
    new RandomStreams(11).stream(0).fillGaussian(data.data(), 0, data.data().length);
    return List.of(new Target("large training set", EmpiricalDistribution.of(data), 0.02));
  }

  /** Every kind of score model. */
  public static List<Scored> scores() {
    Fourier fourier = new Fourier(new Lattice(2, 4));
    GaussianMixture law = threeComponents();
    OrnsteinUhlenbeck ou = new OrnsteinUhlenbeck();
    return List.of(
        new Scored("exact", new ExactScore(law, ou), 2),
        new Scored("smoothed", new RegularizedScore(law, ou, 0.2), 2),
        new Scored("one layer", new OneLayerScore(fourier, 0.7), 16),
        new Scored("two layers", TwoLayerScore.local(fourier, 1, 0.7, 0.1), 16),
        new Scored("local", new LocalScore(fourier, 1), 16),
        new Scored(
            "one a time",
            TimewiseScore.of(TimeGrid.uniform(3, 0, 6), t -> new OneLayerScore(fourier, 1 + t)),
            16),
        new Scored("tanh behind a kernel", new DenoiserScore(localDenoiser(), ou), 16),
        new Scored("posterior mean of spins", new DenoiserScore(gibbsDenoiser(), ou), 16));
  }

  /** tanh(0.8x_i + 0.3 Σ_j x_j + …) on a square of 16 sites. */
  public static Denoiser localDenoiser() {
    LatticeOrbits orbits = new LatticeOrbits(new Lattice(2, 4), 1);
    return new LocalDenoiser(orbits, Response.TANH, 0.8, 0.3, -0.1);
  }

  /** That of a critical Ising model on a square of 16 sites. */
  public static Denoiser gibbsDenoiser() {
    SpinField model = SpinField.ising(new Lattice(2, 4), SpinField.ISING_SQUARE);
    return new GibbsDenoiser(model, new OrnsteinUhlenbeck(), 5, 5, new RandomStreams(3));
  }

  /** Every integrator. */
  public static List<Scheme> integrators() {
    return List.of(
        new Scheme(new EulerMaruyama(), ANY, lambda -> 1, lambda -> 1),
        new Scheme(new ExponentialIntegrator(), ANY, lambda -> 1, lambda -> 1),
        new Scheme(new Heun(), ANY, lambda -> 2, lambda -> lambda == 0 ? 2 : 1),
        new Scheme(new Ddim(), ANY, lambda -> 1, lambda -> 1),
        new Scheme(new DdpmPosterior(), List.of(1.0), lambda -> 1, lambda -> 1));
  }

  /** Every integrator at every λ it has. */
  public static Stream<Method> methods() {
    return integrators().stream()
        .flatMap(
            scheme -> scheme.stochasticities().stream().map(lambda -> new Method(scheme, lambda)));
  }

  /** N(m, Σ) in three dimensions, all components correlated. */
  public static GaussianMixture gaussian() {
    double[][] covariance = {{1.2, 0.4, -0.2}, {0.4, 0.7, 0.1}, {-0.2, 0.1, 0.4}};
    return GaussianMixture.gaussian(new double[] {0.5, -1, 0.3}, Covariance.of(covariance));
  }

  /** Three components in the plane with an isotropic, a diagonal and a full covariance. */
  public static GaussianMixture threeComponents() {
    return GaussianMixture.of(
        new double[] {0.5, 0.2, 0.3},
        new double[][] {{1.5, 0}, {-1, 1}, {-0.5, -1.5}},
        Covariance.isotropic(0.3, 2),
        Covariance.diagonal(0.6, 0.2),
        Covariance.of(new double[][] {{0.5, 0.3}, {0.3, 0.4}}));
  }
}
