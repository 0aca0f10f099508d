package criticaldiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import contracts.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MomentsTest {
  private static Moments of(double[] values, int from, int to) {
    Moments moments = new Moments();
    for (int i = from; i < to; i++) {
      moments.add(values[i]);
    }
    return moments;
  }

  private static double[] values(int count) {
    RandomGenerator rng = Seeds.streams("moments").stream(0);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = 1e8 + rng.nextGaussian();
    }
    return values;
  }

  /** Naive sums of squares of 10⁸ would have no digit of the variance left. */
  @Test
  void aLargeMeanCostsNoDigits() {
    double[] values = values(1000);
    double mean = 0;
    for (double value : values) {
      mean += (value - 1e8) / values.length;
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - 1e8 - mean) * (value - 1e8 - mean);
    }
    Moments moments = of(values, 0, values.length);
    assertEquals(mean, moments.mean() - 1e8, 1e-6);
    assertEquals(squares / 999, moments.variance(), 1e-6);
    assertEquals(Math.sqrt(squares / 999 / 1000), moments.estimate().error(), 1e-7);
  }

  @Test
  void partsMergeToTheWhole() {
    double[] values = values(1000);
    Moments whole = of(values, 0, 1000);
    for (int cut : new int[] {0, 1, 17, 500, 999, 1000}) {
      Moments merged = of(values, 0, cut);
      merged.add(of(values, cut, 1000));
      assertEquals(1000, merged.count());
      assertEquals(whole.mean(), merged.mean(), 1e-6);
      assertEquals(whole.variance(), merged.variance(), 1e-7);
    }
  }

  @Test
  void withoutSamplesThereIsNoEstimate() {
    Moments none = new Moments();
    none.add(new Moments());
    assertEquals(0, none.count());
    assertTrue(Double.isNaN(none.variance()));
    assertThrows(IllegalStateException.class, none::estimate);
    none.add(3);
    assertEquals(3, none.mean());
    assertTrue(Double.isNaN(none.variance()));
  }

  @Test
  void aNumberThatIsNoneIsNotLost() {
    Moments moments = of(new double[] {1, Double.NaN, 2}, 0, 3);
    assertTrue(Double.isNaN(moments.mean()));
    assertTrue(Double.isNaN(moments.estimate().error()));
  }
}
