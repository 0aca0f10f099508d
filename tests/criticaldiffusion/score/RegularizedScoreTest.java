package criticaldiffusion.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.VarianceExploding;
import org.junit.jupiter.api.Test;

class RegularizedScoreTest {
  private static final GaussianMixture LAW = GaussianMixture.twoClasses(3, 0.8, 0.5, 0.7);
  private static final VarianceExploding SCHEDULE = new VarianceExploding();

  private static double[] at(ScoreModel score, double t) {
    Batch x = new Batch(5, 3);
    new RandomStreams(4).stream(0).fillGaussian(x.data(), 0, x.data().length);
    Batch out = new Batch(5, 3);
    score.score(t, x, out);
    return out.data();
  }

  @Test
  void itIsTheExactScoreOfTheSmoothedLaw() {
    var smoothed = new ExactScore(LAW.diffused(1, 0.3 * 0.3), SCHEDULE);
    for (double t : new double[] {0, 0.1, 1, 20}) {
      assertArrayEquals(at(smoothed, t), at(new RegularizedScore(LAW, SCHEDULE, 0.3), t), 1e-12);
    }
  }

  @Test
  void withoutBandwidthItIsTheExactScore() {
    assertArrayEquals(
        at(new ExactScore(LAW, SCHEDULE), 0.4), at(new RegularizedScore(LAW, SCHEDULE, 0), 0.4));
  }

  @Test
  void aBandwidthIsFinite() {
    for (double wrong : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class, () -> new RegularizedScore(LAW, SCHEDULE, wrong));
    }
  }
}
