package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.DdpmPosterior;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CloneDistanceTest {
  private static final OrnsteinUhlenbeck SCHEDULE = new OrnsteinUhlenbeck();
  private static final RandomStreams STREAMS = new RandomStreams(12);

  private static EmpiricalDistribution data(int n, int d) {
    Batch data = new Batch(n, d);
    GaussianMixture.gaussian(new double[d], Covariance.isotropic(1, d))
        .draw(STREAMS.child("data").streams(n), data);
    return EmpiricalDistribution.of(data);
  }

  private static double[] falling(double from, double to, int count) {
    double top = Math.log(Math.expm1(2 * from));
    double end = Math.log(Math.expm1(2 * to));
    return IntStream.range(0, count)
        .mapToDouble(k -> 0.5 * Math.log1p(Math.exp(top + (end - top) * k / (count - 1))))
        .toArray();
  }

  private static double[] ratios(double[] times) {
    return Arrays.stream(times).map(CollapseTheory::snr).toArray();
  }

  /** d = 64, n = 500: the integral of the clone distance within 2 % of the entropy itself. */
  @Test
  void distancesGiveTheEntropy() {
    double[] times = falling(5, 1, 40);
    List<WeightStatistics> found =
        new ExcessEntropy(data(500, 64), SCHEDULE)
            .measure(times, 4000, STREAMS.child("queries"), Progress.NONE);
    Estimate[] distances =
        found.stream().map(WeightStatistics::cloneDistance).toArray(Estimate[]::new);
    Estimate[] entropies = CloneDistance.excessEntropy(Math.log(500), ratios(times), distances);
    for (int k = 0; k < times.length; k++) {
      double direct = found.get(k).entropy().mean();
      assertEquals(direct, entropies[k].mean(), 0.02 * direct, "t = " + times[k]);
    }
  }

  /**
   * The same from two backward trajectories, whose score could be any: n = 12 points in 6
   * dimensions.
   */
  @Test
  void backwardClonesGiveTheEntropyToo() {
    EmpiricalDistribution data = data(12, 6);
    double[] grid = Arrays.copyOf(falling(4, 0.02, 241), 242);
    double[] times = IntStream.range(0, 31).mapToDouble(k -> grid[8 * k]).toArray();
    CloneDistance clones =
        new CloneDistance(
            ReverseProcess.sde(SCHEDULE, data),
            new DdpmPosterior(),
            TimeGrid.of(grid),
            data.diffused(SCHEDULE.alpha(4), SCHEDULE.variance(4)));
    Estimate[] distances = clones.measure(2500, times, STREAMS.child("clones"));
    List<WeightStatistics> exact =
        new ExcessEntropy(data, SCHEDULE)
            .measure(times, 20_000, STREAMS.child("queries"), Progress.NONE);
    Estimate[] entropies = CloneDistance.excessEntropy(Math.log(12), ratios(times), distances);
    for (int k = 10; k < times.length; k += 10) {
      // Within 2 % of log n: the posterior-mean step of this length takes 0.5 % off the distances,
      // and 4 sigma are about 1.2 %, by clones of common trunks.
      double direct = exact.get(k).entropy().mean();
      assertEquals(direct, entropies[k].mean(), 0.02 * Math.log(12), "t = " + times[k]);
    }
  }

  /** A Gaussian, whose clones are 2Σλ/(1 + λγ) apart: the integral is ½Σ log(1 + λγ). */
  @Test
  void theIntegralOfAGaussianIsItsInformation() {
    double[] snr =
        IntStream.rangeClosed(0, 300).mapToDouble(k -> Math.exp(-9 + 0.04 * k)).toArray();
    Estimate[] distances = new Estimate[snr.length];
    for (int k = 0; k < snr.length; k++) {
      distances[k] = new Estimate(2 / (1 + snr[k]) + 6 / (1 + 3 * snr[k]), 0.1, 100);
    }
    Estimate[] entropies = CloneDistance.excessEntropy(10, snr, distances);
    for (int k = 0; k < snr.length; k++) {
      double exact = 10 - 0.5 * (Math.log1p(snr[k]) + Math.log1p(3 * snr[k]));
      assertEquals(exact, entropies[k].mean(), 3e-4);
    }
    // The error by the weight of every single distance in the last entropy.
    double squares = 0;
    for (int k = 0; k < snr.length; k++) {
      Estimate[] shifted = distances.clone();
      shifted[k] = distances[k].plus(1);
      Estimate[] changed = CloneDistance.excessEntropy(10, snr, shifted);
      double weight = changed[300].mean() - entropies[300].mean();
      squares += weight * weight * 0.01;
    }
    assertEquals(Math.sqrt(squares), entropies[300].error(), 1e-6);
  }

  @Test
  void refusesWhatCannotBeIntegrated() {
    Estimate one = new Estimate(1, 0.1, 10);
    assertThrows(
        IllegalArgumentException.class, () -> CloneDistance.excessEntropy(1, new double[0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> CloneDistance.excessEntropy(1, new double[] {1, 1}, one, one));
    assertThrows(
        IllegalArgumentException.class,
        () -> CloneDistance.excessEntropy(1, new double[] {0}, one));
    EmpiricalDistribution data = data(5, 2);
    CloneDistance clones =
        new CloneDistance(
            ReverseProcess.sde(SCHEDULE, data),
            new DdpmPosterior(),
            TimeGrid.uniform(1, 0, 10),
            data.diffused(0.5, 0.75));
    assertThrows(
        IllegalArgumentException.class, () -> clones.measure(1, new double[] {0.5}, STREAMS));
    assertThrows(
        IllegalArgumentException.class, () -> clones.measure(5, new double[] {0.55}, STREAMS));
    assertThrows(
        IllegalArgumentException.class, () -> clones.measure(5, new double[] {0.5, 0.7}, STREAMS));
    assertTrue(clones.measure(5, new double[] {0.7, 0.5}, STREAMS)[0].mean() >= 0);
  }
}
