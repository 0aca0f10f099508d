package criticaldiffusion.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.PointSet;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DenoiserTest {
  private static final OrnsteinUhlenbeck FORWARD = new OrnsteinUhlenbeck();

  private static Batch points(int size, int dimension) {
    Batch x = new Batch(size, dimension);
    new RandomStreams(8).stream(0).fillGaussian(x.data(), 0, x.data().length);
    return x;
  }

  private static Batch denoised(Denoiser denoiser, double t, Batch x) {
    Batch out = new Batch(x.size(), x.dimension());
    denoiser.denoise(t, x, out);
    return out;
  }

  /** The spins ±1 of one site are two points; tanh(h) is their exact mean, and its score theirs. */
  @Test
  void oneSpin() {
    PointSet spin = PointSet.of(new double[] {0.5, 0.5}, new double[][] {{1}, {-1}});
    Denoiser exact = Denoiser.of(new ExactScore(spin, FORWARD), FORWARD);
    Batch x = points(20, 1);
    for (double t : new double[] {0.05, 0.7, 3}) {
      double weight = FORWARD.alpha(t) / FORWARD.variance(t);
      Batch mean = denoised(exact, t, x);
      Batch score = new Batch(20, 1);
      new ExactScore(spin, FORWARD).score(t, x, score);
      Batch back = new Batch(20, 1);
      new DenoiserScore(exact, FORWARD).score(t, x, back);
      for (int i = 0; i < 20; i++) {
        assertEquals(StrictMath.tanh(weight * x.get(i, 0)), mean.get(i, 0), 1e-12);
        assertEquals(score.get(i, 0), back.get(i, 0), 1e-10);
      }
    }
  }

  /** A score made a denoiser made a score is the same, and that of a field is linear in modes. */
  @Test
  void thereAndBack() {
    ExactScore exact = new ExactScore(Propagator.critical(new Lattice(2, 8)).field(), FORWARD);
    DenoiserScore back = new DenoiserScore(Denoiser.of(exact, FORWARD), FORWARD);
    Batch x = points(3, 64);
    Batch expected = new Batch(3, 64);
    Batch score = new Batch(3, 64);
    exact.score(0.3, x, expected);
    back.score(0.3, x, score);
    assertArrayEquals(expected.data(), score.data(), 1e-12);
    var error =
        assertThrows(IllegalArgumentException.class, () -> back.score(0, x, score)).getMessage();
    assertTrue(error.contains("t = 0.0"), error);
  }

  /** A′ and A″ by differences, and nothing overflows. */
  @ParameterizedTest
  @EnumSource
  void responses(Response response) {
    double h = 1e-5;
    for (double field : new double[] {-3, -0.4, 0, 0.1, 2}) {
      double mean = response.mean(field);
      assertEquals(
          mean, (response.cumulant(field + h) - response.cumulant(field - h)) / (2 * h), 1e-9);
      assertEquals(
          response.slope(mean),
          (response.mean(field + h) - response.mean(field - h)) / (2 * h),
          1e-9);
    }
    assertEquals(0, response.cumulant(0), 1e-16);
    assertTrue(Double.isFinite(response.cumulant(1e100)));
  }

  @Test
  void weightsThatDoNotFit() {
    LatticeOrbits orbits = new LatticeOrbits(new Lattice(2, 4), 1);
    for (double[] weights : new double[][] {{1}, {1, 0, 0, 0}, {1, Double.NaN, 0}}) {
      assertThrows(
          IllegalArgumentException.class, () -> new LocalDenoiser(orbits, Response.TANH, weights));
    }
    LocalDenoiser denoiser = new LocalDenoiser(orbits, Response.TANH, 1, 0, 0);
    assertArrayEquals(new double[] {1, 0, 0}, denoiser.weights());
    Batch x = points(2, 9);
    assertThrows(IllegalArgumentException.class, () -> denoised(denoiser, 1, x));
  }
}
