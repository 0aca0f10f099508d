package criticaldiffusion.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.GammaDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreteAndGammaTest {
  private static final int DRAWS = 200_000;

  /** χ² over the numbers expected at least 10 times; refused at p = 10⁻⁵, 12 laws at one seed. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.3",
    "5, 0.5",
    "63, 0.017",
    "64, 0.73",
    "65, 0.05",
    "100, 0.1",
    "200, 0.04",
    "300, 0.5",
    "1000, 0.9",
    "5000, 0.003",
    "16384, 0.5002",
    "1000000, 0.31"
  })
  void binomialLaw(int n, double p) {
    RandomStream rng = new RandomStreams(3).stream(n);
    int[] draws = new int[DRAWS];
    Arrays.setAll(draws, i -> rng.nextBinomial(n, p));
    assertTrue(Arrays.stream(draws).allMatch(k -> k >= 0 && k <= n));
    BinomialDistribution law = new BinomialDistribution(n, p);
    int low = law.inverseCumulativeProbability(1e-4);
    int high = law.inverseCumulativeProbability(1 - 1e-4);
    double[] found = new double[high - low + 2];
    double[] expected = new double[found.length];
    for (int k : draws) {
      found[k < low || k > high ? found.length - 1 : k - low]++;
    }
    double inside = 0;
    for (int k = low; k <= high; k++) {
      expected[k - low] = DRAWS * law.probability(k);
      inside += expected[k - low];
    }
    expected[found.length - 1] = DRAWS - inside;
    assertPlausible(found, expected);
  }

  /** Forty equally likely intervals. */
  @ParameterizedTest
  @CsvSource({"0.5", "0.8", "1", "2.5", "9.5", "200"})
  void gammaLaw(double shape) {
    RandomStream rng = new RandomStreams(4).stream((long) (10 * shape));
    GammaDistribution law = new GammaDistribution(shape, 1);
    double[] found = new double[40];
    double[] expected = new double[40];
    Arrays.fill(expected, DRAWS / 40.0);
    for (int i = 0; i < DRAWS; i++) {
      found[(int) Math.min(39, 40 * law.cumulativeProbability(rng.nextGamma(shape)))]++;
    }
    assertPlausible(found, expected);
  }

  @Test
  void edges() {
    RandomStream rng = new RandomStreams(1).stream(0);
    assertEquals(0, rng.nextBinomial(100, 0));
    assertEquals(100, rng.nextBinomial(100, 1));
    assertEquals(0, rng.nextBinomial(0, 0.5));
    assertThrows(IllegalArgumentException.class, () -> rng.nextBinomial(-1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> rng.nextBinomial(1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> rng.nextGamma(0.4));
  }

  private static void assertPlausible(double[] found, double[] expected) {
    double chiSquare = 0;
    int terms = -1;
    for (int i = 0; i < found.length; i++) {
      if (expected[i] >= 10) {
        double difference = found[i] - expected[i];
        chiSquare += difference * difference / expected[i];
        terms++;
      }
    }
    if (terms > 0) {
      double p = Gamma.regularizedGammaQ(0.5 * terms, 0.5 * chiSquare);
      assertTrue(p > 1e-5, "chi square " + chiSquare + " of " + terms);
    }
  }

  /** Four times in five the quick decision is left for log P(k), here at the largest n there is. */
  @Test
  void theLargestNumberOfTrials() {
    RandomStream rng = new RandomStreams(2).stream(0);
    int n = Integer.MAX_VALUE;
    double sigma = 0.5 * Math.sqrt(n);
    for (int i = 0; i < 100; i++) {
      // Beyond 6 sigma: one false alarm in 5 million.
      assertEquals(0.5 * n, rng.nextBinomial(n, 0.5), 6 * sigma);
    }
  }
}
