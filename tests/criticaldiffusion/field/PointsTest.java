package criticaldiffusion.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import contracts.Seeds;
import criticaldiffusion.linalg.Batch;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Point sets and training sets. */
class PointsTest {
  private static final double[][] POINTS = {{1, 0}, {-0.5, 1.5}, {0.25, -2}};

  @Test
  void aTrainingSetIsAPointSetOfEqualWeights() {
    EmpiricalDistribution data = EmpiricalDistribution.of(Batch.of(POINTS));
    PointSet points = PointSet.of(POINTS);
    assertEquals(3, data.size());
    assertEquals(3, points.size());
    assertArrayEquals(POINTS[1], points.point(1));
    assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, points.weights());
    Batch x = Batch.of(new double[][] {{0.3, -0.4}, {2, 2}});
    Batch a = new Batch(2, 2);
    Batch b = new Batch(2, 2);
    data.diffused(0.5, 0.75).score(x, a);
    points.diffused(0.5, 0.75).score(x, b);
    assertArrayEquals(a.data(), b.data());
  }

  /** A window of a larger array, as a mini-batch is, counts from its own first row. */
  @Test
  void aWindowOfDataIsATrainingSet() {
    Batch all = Batch.of(new double[][] {{9, 9}, {1, 0}, {-0.5, 1.5}, {0.25, -2}, {9, 9}});
    EmpiricalDensity window = EmpiricalDistribution.of(all.rows(1, 4)).diffused(0.8, 0.36);
    EmpiricalDensity alone = EmpiricalDistribution.of(Batch.of(POINTS)).diffused(0.8, 0.36);
    double[] x = {0.3, -0.4};
    assertEquals(alone.logDensity(x, 0), window.logDensity(x, 0));
  }

  /** Frequencies of 20,000 draws, 4.5 σ. */
  @Test
  @Tag("statistical")
  void drawsAreThePointsWithTheirWeights() {
    double[] weights = {0.5, 0.2, 0.3};
    PointSet points = PointSet.of(weights, POINTS);
    EmpiricalDistribution data = EmpiricalDistribution.of(Batch.of(POINTS));
    RandomGenerator rng = Seeds.streams("points").stream(0);
    int count = 20_000;
    long[] drawn = new long[3];
    long[] indexed = new long[3];
    for (int i = 0; i < count; i++) {
      double[] x = {7, 0, 0};
      points.draw(rng, x, 1);
      for (int k = 0; k < 3; k++) {
        drawn[k] += x[1] == POINTS[k][0] && x[2] == POINTS[k][1] ? 1 : 0;
      }
      int index = data.drawIndex(rng, x, 1);
      assertTrue(x[0] == 7 && x[1] == POINTS[index][0] && x[2] == POINTS[index][1]);
      indexed[index]++;
    }
    assertEquals(count, drawn[0] + drawn[1] + drawn[2]);
    for (int k = 0; k < 3; k++) {
      double w = weights[k];
      assertEquals(w, (double) drawn[k] / count, 4.5 * Math.sqrt(w * (1 - w) / count));
      assertEquals(1 / 3.0, (double) indexed[k] / count, 4.5 * Math.sqrt(2 / 9.0 / count));
    }
  }

  @Test
  void badPointsAreRefused() {
    Batch broken = Batch.of(new double[][] {{1, 0}, {0, Double.POSITIVE_INFINITY}});
    refuses("point 1, component 1 is Infinity", () -> EmpiricalDistribution.of(broken));
    refuses("at least one point", () -> EmpiricalDistribution.of(new Batch(0, 2)));
    refuses("at least one row", () -> PointSet.of(new double[0][]));
    refuses("2 weights do not fit 3 points", () -> PointSet.of(new double[] {0.5, 0.5}, POINTS));
    refuses("sum to 1", () -> PointSet.of(new double[] {0.5, 0.5, 0.5}, POINTS));
    refuses("points must be finite", () -> PointSet.of(new double[][] {{Double.NaN}}));
  }

  /** Points have no density of their own. */
  @Test
  void withoutNoiseThereIsNoDensity() {
    refuses("variance must be positive", () -> PointSet.of(POINTS).diffused(1, 0));
    refuses(
        "variance must be positive",
        () -> EmpiricalDistribution.of(Batch.of(POINTS)).diffused(1, 0));
  }

  private static void refuses(String message, Runnable call) {
    var error = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
