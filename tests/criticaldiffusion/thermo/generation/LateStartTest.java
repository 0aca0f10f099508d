package criticaldiffusion.thermo.generation;

import static criticaldiffusion.thermo.generation.LateStart.Start.MATCHED;
import static criticaldiffusion.thermo.generation.LateStart.Start.NAIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.field.PointSet;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.DdpmPosterior;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.schedule.VariancePreserving;
import criticaldiffusion.stats.Estimate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LateStartTest {
  private static double[] numbers(String[] row) {
    return Arrays.stream(row).mapToDouble(Double::parseDouble).toArray();
  }

  /** The file has 12 digits; its small divergences are differences, good to 10⁻¹² absolute. */
  @Test
  void divergences() {
    for (String[] row : ReferenceTable.rows("late_start_divergence.csv", ",")) {
      double[] v = numbers(row);
      LateStart late = new LateStart(v[0], 0.5);
      assertEquals(v[1] - v[2], late.criticalTime(), 1e-9);
      assertEquals(v[3], late.divergence(MATCHED, v[1]), 1e-10 * (1 + v[3]));
      assertEquals(v[4], late.divergence(NAIVE, v[1]), 1e-10 * (1 + v[4]));
      assertEquals(v[5], late.cumulantEstimate(v[1]), 1e-10);
    }
  }

  /** Far above the transition the estimate becomes exact: also in relative terms, at 10⁻¹³ nats. */
  @Test
  void smallDivergencesKeepTheirDigits() {
    LateStart late = new LateStart(16, 0.5);
    double t = late.criticalTime() + 3;
    assertEquals(1, late.divergence(MATCHED, t) / late.cumulantEstimate(t), 0.01);
    LateStart unequal = new LateStart(16, 0.8);
    assertEquals(1, unequal.divergence(MATCHED, t) / unequal.cumulantEstimate(t), 0.01);
  }

  /** Both ways to the same number, on either side of where they are exchanged. */
  @ParameterizedTest
  @CsvSource({"1, 0.5", "16, 0.8", "1024, 0.3"})
  void divergenceIsContinuous(double lambda, double weight) {
    LateStart late = new LateStart(lambda, weight);
    double low = late.criticalTime() - 0.3;
    double high = late.criticalTime() + 3;
    for (int k = 0; k < 60; k++) {
      double middle = 0.5 * (low + high);
      if (late.divergence(MATCHED, middle) > 1e-3) {
        low = middle;
      } else {
        high = middle;
      }
    }
    assertEquals(1, late.divergence(MATCHED, low) / late.divergence(MATCHED, high), 1e-11);
  }

  @Test
  void divergenceAtTheCriticalTime() {
    double[][] published = {{1, 3.818e-3}, {16, 1.522e-3}, {1024, 1.389e-3}};
    for (double[] row : published) {
      LateStart late = new LateStart(row[0], 0.5);
      assertEquals(row[1], late.divergence(MATCHED, late.criticalTime()), 1e-6);
    }
    LateStart late = new LateStart(1024, 0.5);
    assertEquals(4.86e-2, late.divergence(NAIVE, late.criticalTime()), 5e-5);
  }

  /** The forward process produces entropy at the rate at which the naive divergence falls. */
  @Test
  void naiveDivergenceFallsByTheEntropyProduction() {
    double t = 0.4;
    double h = 1e-4;
    LateStart late = new LateStart(1, 0.5);
    double slope = (late.divergence(NAIVE, t + h) - late.divergence(NAIVE, t - h)) / (2 * h);
    double temperature = Math.expm1(2 * t);
    assertEquals(-PathThermodynamics.unit().entropyProduction(temperature), slope, 1e-7);
  }

  /** Every fifth row of a table with 12 digits. */
  @Test
  void shares() {
    for (String[] row : ReferenceTable.rows("late_start_weights.csv", ",")) {
      double[] v = numbers(row);
      LateStart late = new LateStart(v[0], v[1]);
      assertEquals(v[3], late.shareBySde(MATCHED, v[2]), 1e-9);
      if (v[0] < 20 * Math.expm1(2 * v[2])) {
        // Where the classes are far apart the reference lost its quantile in the gap of F.
        assertEquals(v[4], late.shareByOde(MATCHED, v[2]), 1e-9);
      }
      assertEquals(v[5], late.shareBySde(NAIVE, v[2]), 1e-9);
      if (v[0] < 20 * Math.expm1(2 * v[2])) {
        assertEquals(v[6], late.shareByOde(NAIVE, v[2]), 1e-9);
      }
    }
  }

  /** P(+ | x) = ½ + O(gap) at the point that divides distant classes, from either formula. */
  @Test
  void sharesOfDistantClasses() {
    LateStart late = new LateStart(16, 0.6);
    double t = 0.5 * Math.log1p(16.0 / 900);
    for (LateStart.Start start : LateStart.Start.values()) {
      double below = late.shareByOde(start, t * (1 - 1e-9));
      assertEquals(below, late.shareByOde(start, t * (1 + 1e-9)), 1e-6);
      assertEquals(late.shareBySde(start, t), below, 1e-3);
    }
  }

  /** 4σ, twice: a false alarm in 1 of 8000 seeds. */
  @Test
  void sampledShares() {
    LateStart late = new LateStart(1, 0.8);
    double t = late.criticalTime();
    for (LateStart.Start start : LateStart.Start.values()) {
      Estimate found = late.sampleShare(start, t, 400_000, new RandomStreams(6));
      assertEquals(0, found.sigmasFrom(late.shareBySde(start, t)), 4);
    }
  }

  /** The reduction against trajectories: 4σ and 2·10⁻³ for the time step. */
  @Test
  void trajectoriesEndInThoseShares() {
    LateStart late = new LateStart(1, 0.8);
    double t = late.criticalTime();
    OrnsteinUhlenbeck ou = new OrnsteinUhlenbeck(10);
    PointSet target = PointSet.of(new double[] {0.8, 0.2}, new double[][] {{1}, {-1}});
    TimeGrid grid = TimeGrid.uniformLogSnr(ou, t, 1e-3, 100);
    int count = 20_000;
    for (LateStart.Start start : LateStart.Start.values()) {
      var rng = new RandomStreams(8).streams(count);
      Batch x = new Batch(count, 1);
      for (int i = 0; i < count; i++) {
        double g = rng[i].nextGaussian();
        x.set(i, 0, late.mean(start, t) + Math.sqrt(late.variance(start, t)) * g);
      }
      new Sampler(ReverseProcess.sde(ou, target), new DdpmPosterior(), grid).run(x, rng);
      long positive = 0;
      for (int i = 0; i < count; i++) {
        positive += x.get(i, 0) > 0 ? 1 : 0;
      }
      Estimate found = Estimate.ofFraction(positive, count);
      assertEquals(late.shareBySde(start, t), found.mean(), 4 * found.error() + 2e-3);
    }
  }

  @Test
  void sameOnAnyNumberOfThreads() {
    LateStart late = new LateStart(1, 0.8);
    Estimate many = late.sampleShare(MATCHED, 0.5, 100_000, new RandomStreams(3));
    RowBlocks.limitThreads(1);
    try {
      assertEquals(many, late.sampleShare(MATCHED, 0.5, 100_000, new RandomStreams(3)));
    } finally {
      RowBlocks.limitThreads(Integer.MAX_VALUE);
    }
  }

  /** The reference was computed on another grid of quantiles: 10⁻³ relative. */
  @Test
  void fewSteps() {
    Map<String, FewSteps> models = new HashMap<>();
    for (String[] row : ReferenceTable.rows("late_start_ddim.csv", ",")) {
      double[] v = numbers(row);
      FewSteps few =
          models.computeIfAbsent(
              row[0] + row[1], key -> new FewSteps(v[0], v[1], new VariancePreserving(), 2000));
      assertEquals(v[6], few.criticalTime(), 1e-9);
      assertEquals(v[4], few.distance(NAIVE, v[3], (int) v[2]), 2e-3 * v[4]);
      assertEquals(v[5], few.distance(MATCHED, v[3], (int) v[2]), 2e-3 * v[5]);
    }
  }

  @Test
  void aLateStartMakesThreeStepsBetter() {
    FewSteps few = new FewSteps(4, 0.25, new VariancePreserving(), 1000);
    assertTrue(few.distance(NAIVE, 1, 3) > 3.5 * few.distance(MATCHED, 0.5, 3));
  }

  @Test
  void refusesWhatIsNoStart() {
    LateStart late = new LateStart(1, 0.5);
    assertThrows(IllegalArgumentException.class, () -> new LateStart(-1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new LateStart(1, 1));
    assertThrows(IllegalArgumentException.class, () -> late.divergence(MATCHED, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> late.sampleShare(MATCHED, 1, 0, new RandomStreams(1)));
    assertThrows(
        IllegalArgumentException.class, () -> new FewSteps(1, 0, new VariancePreserving(), 100));
  }

  /** At small times the class is sign(x − separatrix) of a Gaussian: Φ of their distance. */
  @Test
  void sharesAtTheSmallestTimes() {
    LateStart late = new LateStart(1e6, 0.8);
    for (double t : new double[] {1e-4, 1e-9, 1e-15}) {
      assertEquals(late.shareByOde(MATCHED, t), late.shareBySde(MATCHED, t), 1e-9);
      assertEquals(late.shareByOde(NAIVE, t), late.shareBySde(NAIVE, t), 1e-6);
    }
  }
}
