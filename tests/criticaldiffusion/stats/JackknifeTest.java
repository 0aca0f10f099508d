package criticaldiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.Test;

class JackknifeTest {
  @Test
  void theMeanIsTheMeanAndItsErrorTheUsualOne() {
    double[] values = {1, 4, 2, 8, 5, 7};
    double[][] blocks = Jackknife.blocks(6, values);
    Estimate jackknife = Jackknife.of(blocks, means -> means[0]);
    Estimate direct = Estimate.of(values);
    assertEquals(direct.mean(), jackknife.mean(), 1e-14);
    assertEquals(direct.error(), jackknife.error(), 1e-14);
    assertEquals(6, jackknife.samples());
  }

  /** For a square of a mean the bias is exactly σ²/n, and the jackknife takes it out exactly. */
  @Test
  void theSquareOfAMeanLosesItsBiasExactly() {
    double[] values = {1, 4, 2, 8, 5, 7};
    Estimate square = Jackknife.of(Jackknife.blocks(6, values), m -> m[0] * m[0]);
    Estimate mean = Estimate.of(values);
    assertEquals(mean.mean() * mean.mean() - mean.error() * mean.error(), square.mean(), 1e-13);
  }

  /**
   * The kurtosis ⟨x⁴⟩/⟨x²⟩² of a normal law is 3. Averaged over 2000 experiments of 30 values the
   * plain ratio is off by −6/31, the jackknife's by less than 4.5 of its errors plus 0.03 (its
   * remaining bias is of order 1/n²).
   */
  @Test
  void theBiasOfARatioShrinks() {
    Moments plain = new Moments();
    Moments better = new Moments();
    for (int i = 0; i < 2000; i++) {
      RandomStream rng = new RandomStreams(2).stream(i);
      double[][] samples = new double[30][];
      double two = 0;
      double four = 0;
      for (int k = 0; k < samples.length; k++) {
        double square = Math.pow(rng.nextGaussian(), 2);
        samples[k] = new double[] {square, square * square};
        two += square / 30;
        four += square * square / 30;
      }
      plain.add(four / (two * two));
      better.add(Jackknife.of(samples, m -> m[1] / (m[0] * m[0])).mean());
    }
    assertTrue(plain.estimate().sigmasFrom(3) < -5, plain.estimate().toString());
    assertEquals(3 - 6.0 / 32, plain.mean(), 4.5 * plain.estimate().error());
    assertEquals(3, better.mean(), 4.5 * better.estimate().error() + 0.03);
  }

  @Test
  void blocksAreMeansOfEqualLengthTakenFromTheEnd() {
    double[][] blocks =
        Jackknife.blocks(2, new double[] {100, 1, 2, 3, 4}, new double[] {9, 0, 0, 6, 2});
    assertArrayEquals(new double[] {1.5, 0}, blocks[0]);
    assertArrayEquals(new double[] {3.5, 4}, blocks[1]);
  }

  @Test
  void whatHasNoErrorIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Jackknife.of(new double[][] {{1}}, m -> 1));
    assertThrows(
        IllegalArgumentException.class, () -> Jackknife.of(new double[][] {{1}, {1, 2}}, m -> 1));
    assertThrows(IllegalArgumentException.class, () -> Jackknife.blocks(2));
    assertThrows(IllegalArgumentException.class, () -> Jackknife.blocks(1, new double[4]));
    assertThrows(IllegalArgumentException.class, () -> Jackknife.blocks(5, new double[4]));
    assertThrows(
        IllegalArgumentException.class, () -> Jackknife.blocks(2, new double[4], new double[5]));
  }
}
