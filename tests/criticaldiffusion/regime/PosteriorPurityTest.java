package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.MeanSpan;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.schedule.VarianceExploding;
import criticaldiffusion.stats.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixed seeds; 4 sigma has a false-alarm rate of 6e-5 a comparison. */
class PosteriorPurityTest {
  private static final OrnsteinUhlenbeck OU = new OrnsteinUhlenbeck();

  @ParameterizedTest
  @CsvSource({"0.5, 1", "0.7, 1", "0.5, 0.3", "0.9, 3"})
  void meanIsPhi(double weight, double s) {
    Speciation model = new Speciation(30, 1.2, 0.7, weight);
    PosteriorPurity purity = new PosteriorPurity(model.mixture(), OU);
    Estimate mean = purity.mean(model.timeAt(s), 20_000, new RandomStreams(21));
    assertEquals(0, mean.sigmasFrom(model.phi(model.timeAt(s))), 4);
  }

  @ParameterizedTest
  @CsvSource({"3, 1", "4, 2.561", "10, 4.60517"})
  void orthogonalClasses(int classes, double s) {
    OrthogonalClasses model = new OrthogonalClasses(classes);
    GaussianMixture mixture = model.mixture(classes, 20, 1);
    double t = 0.5 * Math.log(400 / s);
    Estimate mean = new PosteriorPurity(mixture, OU).mean(t, 20_000, new RandomStreams(22));
    assertEquals(0, mean.sigmasFrom(model.phi(s)), 4);
  }

  @Test
  void classesThatDifferInVariance() {
    VarianceClasses model = new VarianceClasses(4096, 1.2, 0.8);
    PosteriorPurity purity = new PosteriorPurity(model.mixture(), OU);
    // The universal curve holds up to O(1/√d).
    Estimate at = purity.mean(model.time(), 4000, new RandomStreams(23));
    assertEquals(0.7752, at.mean(), 4 * Math.hypot(at.error(), 1e-3));
    Estimate before = purity.mean(model.time() - 0.5, 1500, new RandomStreams(24));
    assertEquals(0.9950, before.mean(), 4 * Math.hypot(before.error(), 1e-4));
    assertEquals(0.99497, model.phi(model.time() - 0.5), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"4, 1, 0.9684, 0.7523, 0.7486", "1, 0.25, 0.7769, 0.4692, 0.4667"})
  void hierarchies(double s1, double s2, double top, double all, double product) {
    double t = 3;
    double scale = Math.exp(t);
    Hierarchy levels = new Hierarchy(scale * Math.sqrt(s1), scale * Math.sqrt(s2), 1);
    PosteriorPurity coarse = new PosteriorPurity(levels.tree(), OU, Hierarchy.branches());
    Estimate first = coarse.mean(t, 40_000, new RandomStreams(25));
    assertEquals(top, first.mean(), 4 * Math.hypot(first.error(), 4e-4));
    Estimate second = new PosteriorPurity(levels.tree(), OU).mean(t, 40_000, new RandomStreams(26));
    assertEquals(all, second.mean(), 4 * Math.hypot(second.error(), 4e-4));
    // On the grid the two levels are independent.
    assertEquals(product, levels.gridPhi(t), 1e-4);
    assertEquals(
        CloneAgreement.EQUAL.phi(s1) * CloneAgreement.EQUAL.phi(s2), levels.gridPhi(t), 1e-12);
    Estimate grid = new PosteriorPurity(levels.grid(), OU).mean(t, 40_000, new RandomStreams(27));
    assertEquals(0, grid.sigmasFrom(levels.gridPhi(t)), 4);
    Estimate branches =
        new PosteriorPurity(levels.grid(), OU, Hierarchy.branches())
            .mean(t, 40_000, new RandomStreams(28));
    assertEquals(0, branches.sigmasFrom(CloneAgreement.EQUAL.phi(s1)), 4);
  }

  /** U-turn retention, clone agreement and purity are one number, whatever the mixture. */
  @Test
  void uTurnsClonesAndPurityAgree() {
    GaussianMixture mixture =
        GaussianMixture.of(
            new double[] {0.5, 0.3, 0.2},
            new double[][] {{3, 0}, {-1, 2}, {-2, -2}},
            Covariance.diagonal(0.5, 1.2),
            Covariance.of(new double[][] {{1, 0.4}, {0.4, 0.6}}),
            Covariance.isotropic(0.8, 2));
    double t = 0.8;
    // Classes by the likeliest component: the exact φ is E Σ q_k², q the law of that class.
    Classifier classes = Classifier.mostLikely(mixture);
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck(5);
    TimeGrid grid = TimeGrid.uniform(5, 0, 500);
    Cloning cloning = Cloning.of(mixture, schedule, grid);
    Estimate clones = cloning.run(6000, new double[] {t}, new RandomStreams(31)).phi(0);
    UTurn turn =
        new UTurn(
            mixture, ReverseProcess.sde(schedule, mixture), new EulerMaruyama(), grid, classes);
    Estimate retained = turn.retention(t, 6000, new RandomStreams(32));
    assertEquals(0, clones.sigmasFrom(retained), 4);
    // Components of well separated classes: purity of the components themselves.
    Speciation model = Speciation.of(49);
    GaussianMixture line = MeanSpan.of(model.mixture()).reduced();
    UTurn two =
        new UTurn(
            line,
            ReverseProcess.sde(schedule, line),
            new EulerMaruyama(),
            grid,
            Classifier.sign(1));
    Estimate both = two.retention(2, 6000, new RandomStreams(33));
    assertEquals(model.phi(2), both.mean(), 4 * Math.hypot(both.error(), 5e-4));
  }

  @Test
  void anySchedule() {
    Speciation model = Speciation.of(25);
    VarianceExploding schedule = new VarianceExploding(40);
    double t = schedule.timeAtOu(model.time());
    Estimate mean =
        new PosteriorPurity(model.mixture(), schedule).mean(t, 20_000, new RandomStreams(29));
    assertEquals(0, mean.sigmasFrom(model.phi(model.time())), 4);
  }

  @Test
  void badInput() {
    GaussianMixture mixture = Speciation.of(4).mixture();
    assertThrows(IllegalArgumentException.class, () -> new PosteriorPurity(mixture, OU, 0));
    assertThrows(IllegalArgumentException.class, () -> new PosteriorPurity(mixture, OU, 0, -1));
    PosteriorPurity purity = new PosteriorPurity(mixture, OU);
    RandomStreams streams = new RandomStreams(1);
    assertThrows(IllegalArgumentException.class, () -> purity.mean(1, 0, streams));
    assertThrows(IllegalArgumentException.class, () -> purity.mean(11, 10, streams));
    assertThrows(IllegalArgumentException.class, () -> new Hierarchy(1, 0, 1));
  }
}
