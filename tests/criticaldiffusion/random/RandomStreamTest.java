package criticaldiffusion.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

/** Fixed seeds; the false-alarm rate is written beside each threshold. */
class RandomStreamTest {
  @Test
  void uniformDeviatesAreTheUpperBits() {
    RandomStream words = new RandomStreams(5).stream(3);
    RandomStream deviates = new RandomStreams(5).stream(3);
    for (int i = 0; i < 1000; i++) {
      assertEquals((words.nextLong() >>> 11) * 0x1p-53, deviates.nextDouble());
    }
  }

  @Test
  void fillingGivesTheSameDeviatesAsCalls() {
    RandomStream one = new RandomStreams(6).stream(0);
    RandomStream other = new RandomStreams(6).stream(0);
    double[] filled = new double[100_003];
    one.fillGaussian(filled, 3, 100_000);
    double[] called = new double[100_003];
    for (int i = 3; i < called.length; i++) {
      called[i] = other.nextGaussian();
    }
    assertArrayEquals(called, filled);
    assertEquals(other.nextLong(), one.nextLong());
  }

  /** Equiprobable cells: χ² of 999 degrees of freedom, mean 999, standard deviation 44.7. */
  @Test
  void normalDeviatesFillEquiprobableCells() {
    int cells = 1000;
    int samples = 20_000_000;
    double[] edges = new double[cells - 1];
    NormalDistribution normal = new NormalDistribution();
    for (int i = 0; i < edges.length; i++) {
      edges[i] = normal.inverseCumulativeProbability((i + 1.0) / cells);
    }
    long[] counts = new long[cells];
    double[] block = new double[10_000];
    RandomStream rng = new RandomStreams(7).stream(1);
    for (int n = 0; n < samples; n += block.length) {
      rng.fillGaussian(block, 0, block.length);
      for (double z : block) {
        int found = java.util.Arrays.binarySearch(edges, z);
        counts[found < 0 ? -found - 1 : found]++;
      }
    }
    double expected = (double) samples / cells;
    double chiSquare = 0;
    for (long count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    // 4 sigma: false alarms 1e-4.
    assertEquals(999, chiSquare, 4 * Math.sqrt(2 * 999));
  }

  @Test
  void theTails() {
    int samples = 40_000_000;
    double[] thresholds = {3, 3.5, 4, 4.5, 5};
    long[] above = new long[thresholds.length];
    long[] below = new long[thresholds.length];
    double[] block = new double[10_000];
    RandomStream rng = new RandomStreams(8).stream(2);
    for (int n = 0; n < samples; n += block.length) {
      rng.fillGaussian(block, 0, block.length);
      for (double z : block) {
        for (int k = 0; k < thresholds.length && Math.abs(z) > thresholds[k]; k++) {
          if (z > 0) {
            above[k]++;
          } else {
            below[k]++;
          }
        }
      }
    }
    for (int k = 0; k < thresholds.length; k++) {
      double expected = samples * 0.5 * Erf.erfc(thresholds[k] / Math.sqrt(2));
      // 4.5 sigma, false alarms 7e-6 each where the counts are large; 11 expected beyond 5.
      assertEquals(expected, above[k], 4.5 * Math.sqrt(expected), "above " + thresholds[k]);
      assertEquals(expected, below[k], 4.5 * Math.sqrt(expected), "below " + thresholds[k]);
    }
  }

  @Test
  void momentsAndNeighbours() {
    int samples = 10_000_000;
    double[] z = new double[samples];
    new RandomStreams(9).stream(4).fillGaussian(z, 0, samples);
    double mean = 0;
    double square = 0;
    double fourth = 0;
    double neighbours = 0;
    double squaredNeighbours = 0;
    for (int i = 0; i < samples; i++) {
      double next = z[(i + 1) % samples];
      mean += z[i] / samples;
      square += z[i] * z[i] / samples;
      fourth += z[i] * z[i] * z[i] * z[i] / samples;
      neighbours += z[i] * next / samples;
      squaredNeighbours += (z[i] * z[i] - 1) * (next * next - 1) / samples;
    }
    double sigma = 1 / Math.sqrt(samples);
    // 4 sigma each: false alarms 6e-5.
    assertEquals(0, mean, 4 * sigma);
    assertEquals(1, square, 4 * Math.sqrt(2) * sigma);
    assertEquals(3, fourth, 4 * Math.sqrt(96) * sigma);
    assertEquals(0, neighbours, 4 * sigma);
    assertEquals(0, squaredNeighbours, 8 * sigma);
  }

  @Test
  void streamsOfOneTreeAreUncorrelated() {
    int streams = 1000;
    int length = 2000;
    double[] sum = new double[length];
    double[] z = new double[length];
    for (int i = 0; i < streams; i++) {
      new RandomStreams(10).stream(i).fillGaussian(z, 0, length);
      for (int k = 0; k < length; k++) {
        sum[k] += z[k];
      }
    }
    double square = 0;
    for (double s : sum) {
      square += s * s / streams / length;
    }
    // Correlated streams would add up: the variance of a sum of independent ones is their number.
    assertTrue(Math.abs(square - 1) < 4 * Math.sqrt(2.0 / length), "variance " + square);
  }
}
