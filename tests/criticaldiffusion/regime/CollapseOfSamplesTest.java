package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.LastChange.Label;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollapseOfSamplesTest {
  private static final OrnsteinUhlenbeck SCHEDULE = new OrnsteinUhlenbeck();
  private static final RandomStreams STREAMS = new RandomStreams(77);

  private static EmpiricalDistribution data(int n, int d) {
    Batch data = new Batch(n, d);
    GaussianMixture.twoClasses(d, 1, 1, 0.5).draw(STREAMS.child("data").streams(n), data);
    return EmpiricalDistribution.of(data);
  }

  /**
   * Clones of the reverse SDE with the exact score end at one data point as often as E Σw² says: 3
   * sigma, four comparisons, a false alarm in 90 seeds. Euler–Maruyama with steps of 0.02 is within
   * 0.01 of it.
   */
  @ParameterizedTest
  @CsvSource({"32, 200, 2000", "64, 500, 1500"})
  void clonesAgreeAsOftenAsTheWeightsSay(int d, int n, int pairs) {
    EmpiricalDistribution data = data(n, d);
    double[] branches = {0.9, 0.7};
    Cloning cloning =
        new Cloning(
            ReverseProcess.sde(SCHEDULE, data),
            new EulerMaruyama(),
            TimeGrid.uniform(2, 0, 100),
            data.diffused(SCHEDULE.alpha(2), SCHEDULE.variance(2)),
            Classifier.nearest(data));
    CloningResult clones = cloning.run(pairs, branches, STREAMS.child("clones"));
    for (int k = 0; k < branches.length; k++) {
      Estimate weights =
          new ExcessEntropy(data, SCHEDULE)
              .measure(branches[k], 8000, STREAMS.child("weights"))
              .participation();
      double sigmas = clones.phi(k).sigmasFrom(weights);
      assertTrue(
          Math.abs(sigmas) < 3, "%s: %s and %s".formatted(branches[k], clones.phi(k), weights));
    }
  }

  /**
   * Two Gaussian classes, d = 256, n = 2000: the mean over an independent program's data set ±
   * 0.011. 4 sigma of both, and 0.01 between data sets: a false alarm in 4000 seeds.
   */
  @ParameterizedTest
  @CsvSource({
    "0.4, MIDDLE, 1.638",
    "0.4, LOWER, 1.439",
    "0.2, MIDDLE, 1.638",
    "0.1, MIDDLE, 1.603"
  })
  void lastChangeDependsOnGridAndLabel(double step, Label label, double expected) {
    TimeGrid grid = TimeGrid.uniform(8, 0, (int) Math.round(8 / step));
    LastChange change =
        LastChange.sample(data(2000, 256), SCHEDULE, grid, 800, STREAMS.child("paths"));
    Estimate mean = change.mean(label);
    assertEquals(0, change.unchanged());
    double sigma = Math.sqrt(mean.error() * mean.error() + 0.011 * 0.011 + 0.01 * 0.01);
    assertEquals(expected, mean.mean(), 4 * sigma);
    assertEquals(step, change.mean(Label.UPPER).mean() - change.mean(Label.LOWER).mean(), 1e-12);
  }

  /** Points ±1 on a line: a step to noise T/α² = ν crosses with probability Φ(−1/√ν). */
  @Test
  void firstChangeOnALine() {
    EmpiricalDistribution data = EmpiricalDistribution.of(Batch.of(new double[] {1, -1}, 1));
    double t = 0.5 * Math.log(1 + 1.0);
    int paths = 20_000;
    LastChange change =
        LastChange.sample(data, SCHEDULE, TimeGrid.of(t, 0), paths, STREAMS.child("line"));
    Estimate kept = Estimate.ofFraction(change.unchanged(), paths);
    // Φ(1); 4 sigma, a false alarm in 16,000 seeds.
    assertTrue(Math.abs(kept.sigmasFrom(0.841344746)) < 4);
    double fromLabel = change.mean(Label.LOWER).mean();
    assertEquals(t * kept.mean(), fromLabel, 1e-12);
  }

  /** A set of images may hold one of them twice: round-off is no change of the nearest. */
  @Test
  void copiesOfAPointAreThatPoint() {
    double[] point = data(1, 37).data().row(0);
    EmpiricalDistribution twice = EmpiricalDistribution.of(Batch.of(new double[][] {point, point}));
    LastChange change = LastChange.sample(twice, SCHEDULE, TimeGrid.uniform(4, 0, 8), 50, STREAMS);
    assertEquals(50, change.unchanged());
  }

  @Test
  void nearestPointIsTheClass() {
    EmpiricalDistribution data =
        EmpiricalDistribution.of(Batch.of(new double[][] {{0, 0}, {2, 0}, {0, 3}}));
    Classifier nearest = Classifier.nearest(data);
    assertEquals(0, nearest.classOf(new double[] {9, 0.9, 0.1}, 1));
    assertEquals(1, nearest.classOf(new double[] {1.1, 0}, 0));
    assertEquals(2, nearest.classOf(new double[] {0, 1.6}, 0));
  }

  @Test
  void refusesWhatCannotBeFollowed() {
    EmpiricalDistribution data = data(3, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> LastChange.sample(data, SCHEDULE, TimeGrid.of(11, 0), 5, STREAMS));
    assertThrows(
        IllegalArgumentException.class,
        () -> LastChange.sample(data, SCHEDULE, TimeGrid.of(1, 0), 0, STREAMS));
  }

  /** Measured by samples of the information density: I, V, and the annealed φ_C. */
  @Test
  void informationDensityHasTheTheorysMoments() {
    GaussianMixture law =
        GaussianMixture.gaussian(
            new double[256], criticaldiffusion.field.Covariance.isotropic(1, 256));
    CollapseTheory theory = CollapseTheory.isotropic(1, 256);
    InformationDensity sample =
        InformationDensity.sample(law, SCHEDULE, 1.3, 20_000, STREAMS.child("density"));
    // Three comparisons at 4 sigma: a false alarm in 5000 seeds.
    assertTrue(Math.abs(sample.information().sigmasFrom(theory.information(1.3))) < 4);
    double v = theory.effectiveDimension(0, 1.3);
    assertEquals(v, sample.dispersion(), 4 * v * Math.sqrt(2.1 / 20_000));
    double z = theory.scalingVariable(0, 1.3, 20_000);
    assertEquals(CloneAgreement.normalCdf(z), sample.annealedAgreement(20_000).mean(), 0.08);
    assertTrue(sample.annealedEntropy(20_000).mean() < Math.log(20_000));
    assertThrows(
        IllegalArgumentException.class,
        () -> InformationDensity.sample(law, SCHEDULE, 0, 10, STREAMS));
  }

  @Test
  void anInformationDensityIsComparedWithAtLeastOnePoint() {
    var density = new InformationDensity(1, new double[] {1, 2});
    assertEquals(0, density.annealedEntropy(1).mean());
    for (double n : new double[] {0.5, -1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> density.annealedEntropy(n));
      assertThrows(IllegalArgumentException.class, () -> density.annealedAgreement(n));
    }
  }
}
