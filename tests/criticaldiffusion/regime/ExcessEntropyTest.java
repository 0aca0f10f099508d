package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.EmpiricalDensity;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExcessEntropyTest {
  private static final OrnsteinUhlenbeck SCHEDULE = new OrnsteinUhlenbeck();
  private static final RandomStreams STREAMS = new RandomStreams(421);

  private static EmpiricalDistribution data(GaussianMixture law, int n) {
    Batch data = new Batch(n, law.dimension());
    law.draw(STREAMS.child("data").child(law.dimension()).streams(n), data);
    return EmpiricalDistribution.of(data);
  }

  private static GaussianMixture gaussian(int d) {
    return GaussianMixture.gaussian(new double[d], Covariance.isotropic(1, d));
  }

  /**
   * Fig. 3 of the paper at d = 256. Four values of an independent program (2000 queries) within 4
   * sigma of both errors and of the spread 0.005 between data sets: a false alarm in 4000 seeds.
   * The published points within χ² of 2 a point: one in 200.
   */
  @Test
  void reproducesTheFigure() throws IOException {
    List<double[]> published =
        Files.readAllLines(Path.of("tests/reference/excess_entropy_published.csv")).stream()
            .filter(line -> Character.isDigit(line.charAt(0)))
            .map(line -> java.util.Arrays.stream(line.split(",")))
            .map(cells -> cells.mapToDouble(Double::parseDouble).toArray())
            .toList();
    double[] times = published.stream().mapToDouble(row -> row[0]).toArray();
    EmpiricalDistribution data = data(GaussianMixture.twoClasses(256, 1, 1, 0.5), 20_000);
    ExcessEntropy entropy = new ExcessEntropy(data, SCHEDULE);
    List<WeightStatistics> found =
        entropy.measure(times, 400, STREAMS.child("queries"), Progress.NONE);
    double chiSquare = 0;
    for (int k = 0; k < times.length; k++) {
      Estimate point = new Estimate(published.get(k)[1], published.get(k)[2], 250_000);
      chiSquare += Math.pow(found.get(k).overAlpha().sigmasFrom(point), 2);
    }
    assertEquals(20, times.length);
    assertTrue(chiSquare / times.length < 2, "chi² per point " + chiSquare / times.length);

    double[][] reference = {
      {2.512, 0.8675, 0.0006},
      {2.12, 0.7498, 0.0007},
      {1.728, 0.5254, 0.0021},
      {1.336, 0.1606, 0.0031}
    };
    double[] four = java.util.Arrays.stream(reference).mapToDouble(row -> row[0]).toArray();
    List<WeightStatistics> finer =
        entropy.measure(four, 2000, STREAMS.child("queries"), Progress.NONE);
    for (int k = 0; k < four.length; k++) {
      double[] row = reference[k];
      Estimate mine = finer.get(k).overAlpha();
      assertTrue(mine.error() < 0.004, "error " + mine.error());
      double sigma = Math.sqrt(mine.error() * mine.error() + row[2] * row[2]);
      double spread = row[0] < 2 ? 0.005 : 0.002;
      assertEquals(row[1], mine.mean(), 4 * Math.hypot(sigma, spread), "t = " + row[0]);
    }
    // The paper's estimator: the same mean, an error √(1/2dn′)/α = 0.057 at every time.
    WeightStatistics late = found.get(0);
    double paper = late.densityEntropy().error() / Math.log(20_000);
    assertEquals(0.057, paper, 0.008);
    assertTrue(Math.abs(late.densityEntropy().sigmasFrom(late.entropy())) < 4);
  }

  /**
   * E[Σw²] = E[w_true] and E[H(w)] = E[−log w_true]: 12 paired differences at 4 sigma, 1 in 1300.
   */
  @Test
  void identitiesOfTheTruePoint() {
    double[] times = {0.4, 0.7, 0.9, 1.1, 1.5, 2};
    EmpiricalDistribution data = data(GaussianMixture.twoClasses(32, 1, 1, 0.5), 200);
    for (WeightStatistics w :
        new ExcessEntropy(data, SCHEDULE).measure(times, 20_000, STREAMS, Progress.NONE)) {
      assertTrue(Math.abs(w.entropyDifference().sigmasFrom(0)) < 4, w.toString());
      assertTrue(Math.abs(w.participationDifference().sigmasFrom(0)) < 4, w.toString());
      assertTrue(w.entropy().error() < w.surprisal().error());
      assertTrue(w.entropy().mean() >= 0 && w.overAlpha().mean() <= 1);
    }
  }

  /** Every statistic from the posterior of each query, one by one. */
  @Test
  void agreesWithThePosteriorOfEveryQuery() {
    int n = 300;
    int d = 20;
    double epsilon = 0.3;
    double[] times = {0.05, 0.6, 1.2, 4};
    EmpiricalDistribution data = data(GaussianMixture.twoClasses(d, 0.5, 1, 0.5), n);
    int queries = 40;
    List<WeightStatistics> found =
        new ExcessEntropy(data, SCHEDULE, epsilon).measure(times, queries, STREAMS, Progress.NONE);
    for (int k = 0; k < times.length; k++) {
      double alpha = SCHEDULE.alpha(times[k]);
      double variance = SCHEDULE.variance(times[k]) + alpha * alpha * epsilon * epsilon;
      EmpiricalDensity density = data.diffused(alpha, variance);
      Moments entropy = new Moments();
      Moments surprisal = new Moments();
      Moments participation = new Moments();
      Moments largest = new Moments();
      Moments distance = new Moments();
      Moments paper = new Moments();
      for (int i = 0; i < queries; i++) {
        double[] x = new double[d];
        int own = density.drawLabelled(STREAMS.stream(i), x, 0);
        double[] w = new double[n];
        density.posterior(x, 0, w);
        double h = 0;
        double y = 0;
        double max = 0;
        double square = 0;
        for (int mu = 0; mu < n; mu++) {
          h -= w[mu] == 0 ? 0 : w[mu] * Math.log(w[mu]);
          y += w[mu] * w[mu];
          max = Math.max(max, w[mu]);
          double difference = 0;
          for (int j = 0; j < d; j++) {
            difference += Math.pow(data.data().get(mu, j) - data.data().get(own, j), 2);
          }
          square += w[mu] * difference;
        }
        entropy.add(h);
        surprisal.add(-Math.log(w[own]));
        participation.add(y);
        largest.add(max);
        distance.add(square);
        paper.add(
            Math.log(n)
                + 0.5 * d
                + 0.5 * d * Math.log(2 * Math.PI * variance)
                + density.logDensity(x, 0));
      }
      WeightStatistics w = found.get(k);
      same(entropy, w.entropy());
      same(surprisal, w.surprisal());
      same(participation, w.participation());
      same(largest, w.largestWeight());
      same(distance, w.cloneDistance());
      same(paper, w.densityEntropy());
    }
  }

  private static void same(Moments expected, Estimate found) {
    assertEquals(expected.mean(), found.mean(), 1e-10);
    assertEquals(expected.estimate().error(), found.error(), 1e-10);
  }

  /** Smoothing by ε is the map e^{2t} → e^{2t} + ε², query by query. */
  @Test
  void smoothingIsAShiftOfTheNoise() {
    EmpiricalDistribution data = data(gaussian(64), 500);
    double t = 0.8;
    double epsilon = 1.2;
    WeightStatistics smooth = new ExcessEntropy(data, SCHEDULE, epsilon).measure(t, 100, STREAMS);
    double later = 0.5 * Math.log(Math.exp(2 * t) + epsilon * epsilon);
    WeightStatistics plain = new ExcessEntropy(data, SCHEDULE).measure(later, 100, STREAMS);
    assertEquals(plain.entropy().mean(), smooth.entropy().mean(), 1e-12);
    assertEquals(plain.participation().mean(), smooth.participation().mean(), 1e-12);
  }

  /**
   * t(φ_C = ½) at d = 64, n = 500 for five bandwidths. The time of one data set scatters by 0.0043,
   * at ε² = 4 by 0.010, so it is the mean of eight.
   */
  @Test
  void smoothingDelaysTheCollapse() {
    double[][] expected = {{0, 0.9667}, {0.5, 0.9290}, {1, 0.8883}, {2, 0.7959}, {4, 0.5346}};
    for (double[] row : expected) {
      double[] times = new double[15];
      for (int k = 0; k < times.length; k++) {
        times[k] = row[1] + 0.01 * (k - 7);
      }
      Moments half = new Moments();
      for (int set = 0; set < 8; set++) {
        Batch points = new Batch(500, 64);
        GaussianMixture.twoClasses(64, 1, 1, 0.5)
            .draw(STREAMS.child("sets").child(set).streams(500), points);
        ExcessEntropy entropy =
            new ExcessEntropy(EmpiricalDistribution.of(points), SCHEDULE, Math.sqrt(row[0]));
        half.add(
            ExcessEntropy.halfTime(entropy.measure(times, 1000, STREAMS, Progress.NONE)).mean());
      }
      assertEquals(row[1], half.mean(), 0.01, "epsilon² = " + row[0]);
    }
    List<WeightStatistics> late =
        new ExcessEntropy(data(gaussian(64), 500), SCHEDULE)
            .measure(new double[] {3, 4}, 10, STREAMS, Progress.NONE);
    assertThrows(IllegalArgumentException.class, () -> ExcessEntropy.halfTime(late));
  }

  /** φ_C at z = −1, 0, 1 of the scaling variable, d = 64, n = 500. */
  @Test
  void collapseFollowsTheScalingVariable() {
    CollapseTheory theory = CollapseTheory.isotropic(1, 64);
    EmpiricalDistribution data = data(gaussian(64), 500);
    double[][] expected = {{-1, 0.205}, {0, 0.56}, {1, 0.905}};
    for (double[] row : expected) {
      double low = 0.3;
      double high = 2;
      for (int step = 0; step < 60; step++) {
        double middle = 0.5 * (low + high);
        if (theory.scalingVariable(0, middle, 500) > row[0]) {
          low = middle;
        } else {
          high = middle;
        }
      }
      Estimate phi = new ExcessEntropy(data, SCHEDULE).measure(low, 5000, STREAMS).participation();
      assertEquals(row[1], phi.mean(), 0.03, "z = " + row[0]);
    }
  }

  /**
   * The frozen phase at points that are not among the data, α = ½: 0.337 at d = 24 and t = 0.2 by
   * an independent program, above the limit 0.118 and below the value at d = 12.
   */
  @Test
  void freshPointsAreFrozenBelowTheCollapse() {
    double[] times = {0.1, 0.2};
    List<Estimate> small = fresh(12, times);
    List<Estimate> large = fresh(24, times);
    RandomEnergyModel limit = new RandomEnergyModel(0.5, 1);
    for (int k = 0; k < times.length; k++) {
      double theory = limit.participationRatio(times[k]);
      assertTrue(large.get(k).mean() > theory);
      assertTrue(large.get(k).mean() < small.get(k).mean());
    }
    // 4 sigma of both programs' errors, which hold the spread between data sets too.
    assertEquals(0.337, large.get(1).mean(), 4 * Math.hypot(0.019, large.get(1).error()));
    assertEquals(0.623, large.get(0).mean(), 4 * Math.hypot(0.024, large.get(0).error()));
  }

  private static List<Estimate> fresh(int d, double[] times) {
    EmpiricalDistribution data = data(gaussian(d), (int) Math.round(Math.exp(0.5 * d)));
    return new ExcessEntropy(data, SCHEDULE)
        .participationAtFreshPoints(gaussian(d), times, 400, STREAMS.child("fresh"), Progress.NONE);
  }

  @Test
  void refusesWhatHasNoEntropy() {
    EmpiricalDistribution data = data(gaussian(3), 10);
    EmpiricalDistribution one = data(gaussian(3), 1);
    ExcessEntropy entropy = new ExcessEntropy(data, SCHEDULE);
    assertThrows(IllegalArgumentException.class, () -> new ExcessEntropy(one, SCHEDULE));
    assertThrows(IllegalArgumentException.class, () -> new ExcessEntropy(data, SCHEDULE, -1));
    assertThrows(IllegalArgumentException.class, () -> entropy.measure(0, 10, STREAMS));
    assertThrows(IllegalArgumentException.class, () -> entropy.measure(11, 10, STREAMS));
    assertThrows(IllegalArgumentException.class, () -> entropy.measure(Double.NaN, 10, STREAMS));
    assertThrows(IllegalArgumentException.class, () -> entropy.measure(1, 1, STREAMS));
    assertThrows(
        IllegalArgumentException.class,
        () -> entropy.measure(new double[0], 10, STREAMS, Progress.NONE));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            entropy.participationAtFreshPoints(
                gaussian(4), new double[] {1}, 10, STREAMS, Progress.NONE));
  }

  @Test
  void theHalfTimeNeedsDifferentTimes() {
    EmpiricalDistribution points = data(gaussian(8), 50);
    var twice =
        new ExcessEntropy(points, SCHEDULE)
            .measure(new double[] {0.2, 0.2, 3, 3}, 20, STREAMS, Progress.NONE);
    assertThrows(IllegalArgumentException.class, () -> ExcessEntropy.halfTime(twice));
    assertThrows(IllegalArgumentException.class, () -> ExcessEntropy.halfTime(List.of()));
  }
}
