package criticaldiffusion.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.Test;

class MeanSpanTest {
  @Test
  void twoOppositeMeansSpanALine() {
    MeanSpan span = MeanSpan.of(GaussianMixture.twoClasses(64, 0.5, 2, 0.3));
    assertEquals(1, span.dimension());
    assertArrayEquals(new double[] {4}, span.reduced().mean(0), 1e-14);
    assertArrayEquals(new double[] {-4}, span.reduced().mean(1), 1e-14);
    assertArrayEquals(new double[] {0.3, 0.7}, span.reduced().weights());
    assertEquals(2, span.reduced().covariance(0).eigenvalues()[0]);
    assertEquals(1.0 / 8, span.axis(0)[17], 1e-16);
  }

  @Test
  void dependentMeansAreCountedOnce() {
    double[][] means = {{1, 2, 0, 1}, {2, 4, 0, 2}, {0, 0, 0, 0}, {1, 0, 0, 1}, {2, 2, 0, 2}};
    double[] weights = {0.2, 0.2, 0.2, 0.2, 0.2};
    MeanSpan span = MeanSpan.of(GaussianMixture.of(weights, means, Covariance.isotropic(1, 4)));
    assertEquals(2, span.dimension());
    // Overlaps between the means survive.
    for (int k = 0; k < 5; k++) {
      for (int l = 0; l < 5; l++) {
        double[] a = span.reduced().mean(k);
        double[] b = span.reduced().mean(l);
        double full = 0;
        for (int j = 0; j < 4; j++) {
          full += means[k][j] * means[l][j];
        }
        assertEquals(full, a[0] * b[0] + a[1] * b[1], 1e-13);
      }
    }
  }

  @Test
  void liftingSetsTheSpanAndLeavesTheRest() {
    double[][] means = {{3, 1, 0, 0, 1}, {0, -1, 2, 0, 1}, {0, 1, 1, 1, 0}};
    double[] weights = {0.5, 0.25, 0.25};
    MeanSpan span = MeanSpan.of(GaussianMixture.of(weights, means, Covariance.isotropic(1, 5)));
    Batch x = new Batch(4, 5);
    var rng = new RandomStreams(3).stream(0);
    rng.fillGaussian(x.data(), 0, 20);
    Batch u = new Batch(4, 3);
    rng.fillGaussian(u.data(), 0, 12);
    Batch before = x.copy();
    span.lift(u, x);
    Batch back = new Batch(4, 3);
    span.project(x, back);
    assertArrayEquals(u.data(), back.data(), 1e-14);
    // What changed lies in the span: lifting the old coordinates restores the point.
    span.project(before, u);
    span.lift(u, x);
    assertArrayEquals(before.data(), x.data(), 1e-14);
  }

  /** The reduced score is the projection of the score, and so are the posteriors. */
  @Test
  void theScoreOfTheReducedMixture() {
    double[][] means = {{3, 1, 0, 0, 1}, {0, -1, 2, 0, 1}, {0, 1, 1, 1, 0}};
    double[] weights = {0.5, 0.25, 0.25};
    GaussianMixture full = GaussianMixture.of(weights, means, Covariance.isotropic(0.7, 5));
    MeanSpan span = MeanSpan.of(full);
    Batch x = new Batch(6, 5);
    new RandomStreams(4).stream(0).fillGaussian(x.data(), 0, 30);
    Batch u = new Batch(6, 3);
    span.project(x, u);
    Batch score = new Batch(6, 5);
    full.diffused(0.6, 0.64).score(x, score);
    Batch projected = new Batch(6, 3);
    span.project(score, projected);
    Batch reduced = new Batch(6, 3);
    span.reduced().diffused(0.6, 0.64).score(u, reduced);
    assertArrayEquals(projected.data(), reduced.data(), 1e-13);
    double[] p = new double[3];
    double[] q = new double[3];
    full.diffused(0.6, 0.64).posterior(x.data(), x.start(2), p);
    span.reduced().diffused(0.6, 0.64).posterior(u.data(), u.start(2), q);
    assertArrayEquals(p, q, 1e-14);
  }

  @Test
  void badInput() {
    Covariance one = Covariance.isotropic(1, 2);
    Covariance other = Covariance.isotropic(2, 2);
    double[] weights = {0.5, 0.5};
    double[][] means = {{1, 0}, {0, 1}};
    GaussianMixture uneven = GaussianMixture.of(weights, means, one, other);
    assertThrows(IllegalArgumentException.class, () -> MeanSpan.of(uneven));
    GaussianMixture centred = GaussianMixture.of(weights, new double[2][2], one);
    assertThrows(IllegalArgumentException.class, () -> MeanSpan.of(centred));
    MeanSpan span = MeanSpan.of(GaussianMixture.of(weights, means, one));
    assertThrows(
        IllegalArgumentException.class, () -> span.project(new Batch(3, 2), new Batch(2, 2)));
    assertThrows(IllegalArgumentException.class, () -> span.lift(new Batch(3, 1), new Batch(3, 2)));
  }
}
