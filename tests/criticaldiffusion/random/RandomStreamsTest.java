package criticaldiffusion.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import contracts.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamsTest {
  private static final RandomStreams ROOT = Seeds.streams("random streams");

  @Test
  void anAddressNamesOneSequenceInWhateverOrderItIsAskedFor() {
    RandomStreams streams = new RandomStreams(7);
    double[] late = new double[5];
    streams.child("trunk").stream(42).fillGaussian(late, 0, 5);
    RandomStream[] many = new RandomStreams(7).child("trunk").streams(40, 5);
    many[0].nextLong();
    double[] batch = new double[7];
    many[2].fillGaussian(batch, 1, 5);
    assertArrayEquals(late, Arrays.copyOfRange(batch, 1, 6));
    assertEquals(0, batch[0]);
    assertEquals(0, batch[6]);
    double[] all = new double[5];
    streams.child("trunk").streams(43)[42].fillGaussian(all, 0, 5);
    assertArrayEquals(late, all);
  }

  /** Names, indices, seeds and depths that hash functions like to mix up. */
  @Test
  void neighbouringAddressesDiffer() {
    List<RandomStreams> trees =
        List.of(
            ROOT,
            new RandomStreams(ROOT.seed() + 1),
            new RandomStreams(-ROOT.seed()),
            ROOT.child(""),
            ROOT.child("").child(""),
            ROOT.child("a"),
            ROOT.child("b"),
            ROOT.child("ab"),
            ROOT.child("ba"),
            ROOT.child("a").child("b"),
            ROOT.child("b").child("a"),
            ROOT.child("\0"),
            ROOT.child("\0\0"),
            ROOT.child("0"),
            ROOT.child(0),
            ROOT.child(1),
            ROOT.child(-1),
            ROOT.child(Long.MIN_VALUE),
            ROOT.child(0).child(1),
            ROOT.child(1).child(0));
    long[] indices = {0, 1, 2, -1, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE};
    long[] first =
        trees.stream()
            .flatMapToLong(tree -> Arrays.stream(indices).map(i -> tree.stream(i).nextLong()))
            .sorted()
            .toArray();
    assertDistinct(first);
  }

  /** 10⁶ addresses of 64 bits each: the chance of any collision is 3e-8. */
  @Test
  void aMillionAddressesBeginDifferently() {
    long[] first = new long[1_000_000];
    for (int i = 0; i < first.length; i++) {
      RandomStreams tree = i % 2 == 0 ? ROOT.child(i / 1000) : ROOT.child("name " + i / 1000);
      first[i] = tree.stream(i % 1000).nextLong();
    }
    Arrays.sort(first);
    assertDistinct(first);
  }

  /**
   * Neighbouring streams, names and seeds bit by bit: every bit of the first four words is set in
   * half of 20,000 streams. χ² of 256 bits within 4.7 σ = 4.7 √512, exceeded once in 70,000 times.
   */
  @ParameterizedTest
  @ValueSource(strings = {"index", "child index", "name", "seed"})
  @Tag("statistical")
  void everyBitIsFair(String address) {
    int count = 20_000;
    int[] ones = new int[256];
    IntFunction<RandomGenerator> streams = streams(address);
    for (int i = 0; i < count; i++) {
      RandomGenerator rng = streams.apply(i);
      for (int word = 0; word < 4; word++) {
        long bits = rng.nextLong();
        for (int bit = 0; bit < 64; bit++) {
          ones[64 * word + bit] += (int) (bits >>> bit & 1);
        }
      }
    }
    double chi2 = 0;
    for (int n : ones) {
      chi2 += (n - 0.5 * count) * (n - 0.5 * count) / (0.25 * count);
    }
    assertEquals(256, chi2, 4.7 * Math.sqrt(512));
  }

  /**
   * Neighbouring streams flip half of their bits against each other: the Hamming distances of the
   * first words of 20,000 pairs of neighbours, mean 32 and variance 16, within 4.5 σ (6.8e-6 each).
   */
  @ParameterizedTest
  @ValueSource(strings = {"index", "child index", "name", "seed"})
  @Tag("statistical")
  void neighboursAreUnlike(String address) {
    int count = 20_000;
    IntFunction<RandomGenerator> streams = streams(address);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      long difference = streams.apply(i).nextLong() ^ streams.apply(i + 1).nextLong();
      double distance = Long.bitCount(difference) - 32;
      sum += distance;
      squares += distance * distance;
    }
    assertEquals(0, sum / count, 4.5 * 4 / Math.sqrt(count));
    // The fourth central moment of a binomial of 64 halves is 3·16² − 32.
    double spread = Math.sqrt(3 * 256 - 32 - 256);
    assertEquals(16, squares / count, 4.5 * spread / Math.sqrt(count));
  }

  /**
   * Normal deviates of neighbouring streams, at lags 0, 1 and 2: all correlations of 1000 pairs of
   * streams of 100 deviates, within 4.5 σ (6.8e-6 each).
   */
  @ParameterizedTest
  @ValueSource(strings = {"index", "child index", "name", "seed"})
  @Tag("statistical")
  void neighboursAreUncorrelated(String address) {
    int pairs = 1000;
    int length = 100;
    IntFunction<RandomGenerator> streams = streams(address);
    double[] sums = new double[3];
    double[] before = null;
    for (int i = 0; i <= pairs; i++) {
      double[] z = new double[length];
      RandomGenerator rng = streams.apply(i);
      Arrays.setAll(z, k -> rng.nextGaussian());
      for (int lag = 0; before != null && lag < sums.length; lag++) {
        for (int k = 0; k < length - 2; k++) {
          sums[lag] += before[k] * z[k + lag];
        }
      }
      before = z;
    }
    for (double sum : sums) {
      assertEquals(0, sum, 4.5 * Math.sqrt(pairs * (length - 2.0)));
    }
  }

  /** Moments 1 to 4 of 10⁶ deviates, 4.5 σ. */
  @Test
  @Tag("statistical")
  void deviatesAreStandardNormal() {
    int count = 1_000_000;
    double[] z = new double[count];
    ROOT.child("normal").stream(0).fillGaussian(z, 0, count);
    double[] moments = new double[4];
    for (double value : z) {
      for (int k = 0; k < 4; k++) {
        moments[k] += Math.pow(value, k + 1) / count;
      }
    }
    double limit = 4.5 / Math.sqrt(count);
    assertEquals(0, moments[0], limit);
    assertEquals(1, moments[1], limit * Math.sqrt(2));
    assertEquals(0, moments[2], limit * Math.sqrt(15));
    assertEquals(3, moments[3], limit * Math.sqrt(96));
  }

  @Test
  @Tag("statistical")
  void uniformDeviatesFillTheirInterval() {
    RandomStream rng = ROOT.child("uniform").stream(0);
    double sum = 0;
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      double u = rng.nextDouble();
      assertTrue(u >= 0 && u < 1);
      assertEquals(0, u * 0x1p53 % 1);
      sum += u;
    }
    assertEquals(0.5, sum / count, 4.5 * Math.sqrt(1 / 12.0 / count));
  }

  private static IntFunction<RandomGenerator> streams(String address) {
    return switch (address) {
      case "index" -> i -> ROOT.stream(i);
      case "child index" -> i -> ROOT.child(i).stream(3);
      case "name" -> i -> ROOT.child("replica " + i).stream(0);
      case "seed" -> i -> new RandomStreams(ROOT.seed() + i).stream(0);
      default -> throw new IllegalArgumentException(address);
    };
  }

  private static void assertDistinct(long[] sorted) {
    for (int i = 1; i < sorted.length; i++) {
      assertNotEquals(sorted[i - 1], sorted[i]);
    }
  }
}
