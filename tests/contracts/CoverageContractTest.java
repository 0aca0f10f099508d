package contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Classifier;
import criticaldiffusion.regime.CloneAgreement;
import criticaldiffusion.regime.Cloning;
import criticaldiffusion.regime.PosteriorPurity;
import criticaldiffusion.regime.UTurn;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.Moments;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Contract 8, over every way to an {@link Estimate}. A new estimator is covered by a line in {@link
 * #estimators}.
 */
@Tag("statistical")
class CoverageContractTest {
  private static final OrnsteinUhlenbeck SCHEDULE = new OrnsteinUhlenbeck();

  /** Classes far enough apart that the likeliest one at the end is the latent one, to 3e-5. */
  private static final GaussianMixture MIXTURE = GaussianMixture.twoClasses(1, 4, 1, 0.7);

  /** The branch time at which s = 16 e^{−2t} is 1. */
  private static final double BRANCH = Math.log(4);

  private static final TimeGrid GRID = TimeGrid.uniform(2 * BRANCH, 0, 40);

  private record Estimator(
      String name, Function<RandomStreams, Estimate> experiment, double exact) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Estimator> estimators() {
    double phi = new CloneAgreement(0.7).phi(1);
    PosteriorPurity purity = new PosteriorPurity(MIXTURE, SCHEDULE);
    ReverseProcess process = ReverseProcess.sde(SCHEDULE, MIXTURE);
    double top = GRID.start();
    GaussianMixture start = MIXTURE.diffused(SCHEDULE.alpha(top), SCHEDULE.variance(top));
    Classifier classifier = Classifier.mostLikely(MIXTURE);
    Cloning cloning = new Cloning(process, new Heun(), GRID, start, classifier);
    UTurn turn = new UTurn(MIXTURE, process, new Heun(), GRID, classifier);
    double[] at = {BRANCH};
    return Stream.of(
        new Estimator("mean", CoverageContractTest::meanOfNormals, 2),
        new Estimator("merged moments", CoverageContractTest::mergedMoments, 2),
        new Estimator("difference", CoverageContractTest::difference, -4),
        new Estimator("fraction", CoverageContractTest::fraction, 0.3),
        new Estimator("posterior purity", s -> purity.mean(BRANCH, 400, s), phi),
        new Estimator("purity of trunks", s -> cloning.trunkMeans(200, at, purity, s)[0], phi),
        new Estimator("clone agreement", s -> cloning.run(200, at, s).phi(0), phi),
        new Estimator("U-turn retention", s -> turn.retention(BRANCH, 200, s), phi));
  }

  @ParameterizedTest
  @MethodSource("estimators")
  void oneSigmaCoversAsOftenAsItShould(Estimator estimator) {
    RandomStreams streams = Seeds.streams("coverage").child(estimator.name());
    assertEquals(
        List.of(), CoverageLaws.violations(estimator.experiment(), estimator.exact(), streams));
  }

  /** Half the error covers 38 %, twice the error 95 %: 9 σ and 8 σ from what is asked. */
  @Test
  void wrongErrorsAreFound() {
    RandomStreams streams = Seeds.streams("wrong errors");
    for (double factor : new double[] {0.5, 2}) {
      Function<RandomStreams, Estimate> wrong =
          s -> {
            Estimate right = meanOfNormals(s);
            return new Estimate(right.mean(), factor * right.error(), right.samples());
          };
      assertEquals(1, CoverageLaws.violations(wrong, 2, streams).size());
    }
  }

  private static double[] normals(int count, RandomStreams streams) {
    RandomStream rng = streams.stream(0);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = 2 + 3 * rng.nextGaussian();
    }
    return values;
  }

  private static Estimate meanOfNormals(RandomStreams streams) {
    return Estimate.of(normals(100, streams));
  }

  private static Estimate mergedMoments(RandomStreams streams) {
    Moments all = new Moments();
    for (int block = 0; block < 10; block++) {
      Moments own = new Moments();
      for (double value : normals(10 + block, streams.child(block))) {
        own.add(value);
      }
      all.add(own);
    }
    return all.estimate();
  }

  /** 2 − 2 · 3, scaled and shifted by exact numbers. */
  private static Estimate difference(RandomStreams streams) {
    Estimate a = Estimate.of(normals(50, streams.child("a")));
    Estimate b = Estimate.of(normals(80, streams.child("b")));
    return a.minus(b.plus(1).times(2));
  }

  private static Estimate fraction(RandomStreams streams) {
    RandomStream rng = streams.stream(0);
    long hits = 0;
    for (int i = 0; i < 1000; i++) {
      hits += rng.nextDouble() < 0.3 ? 1 : 0;
    }
    return Estimate.ofFraction(hits, 1000);
  }
}
