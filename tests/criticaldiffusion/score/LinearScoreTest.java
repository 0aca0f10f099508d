package criticaldiffusion.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.critical.LocalKernel;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Estimate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearScoreTest {
  private static final RandomStreams STREAMS = new RandomStreams(12);

  private static Batch noise(int size, int sites) {
    Batch x = new Batch(size, sites);
    STREAMS.stream(0).fillGaussian(x.data(), 0, size * sites);
    return x;
  }

  /** With w = 1/C the score is that of the law, for even and odd lengths. */
  @ParameterizedTest
  @CsvSource({"1, 9", "2, 6", "2, 5", "3, 4"})
  void exactWeightsGiveTheExactScore(int dimension, int length) {
    GaussianField field = Propagator.critical(new Lattice(dimension, length)).field();
    double[] w = Arrays.stream(field.spectrum()).map(c -> 1 / c).toArray();
    OneLayerScore score = OneLayerScore.of(field.fourier(), w);
    assertArrayEquals(w, score.allWeights(), 1e-12);
    Batch x = noise(3, field.dimension());
    Batch found = new Batch(3, field.dimension());
    Batch exact = new Batch(3, field.dimension());
    score.score(0.3, x, found);
    field.score(x, exact);
    assertArrayEquals(exact.data(), found.data(), 1e-11);
  }

  /** A local kernel is a convolution with its own numbers, written out. */
  @Test
  void localKernelInRealSpace() {
    GaussianField field = Propagator.critical(new Lattice(2, 6)).field();
    var score = new LocalScore(field.fourier(), 1);
    assertEquals(9, score.parameters().length);
    // The origin, and a pair of opposite neighbours in whatever order they are stored.
    score.parameters()[0] = 2;
    Arrays.fill(score.parameters(), 1, 9, 0.5);
    Batch x = noise(1, 36);
    Batch out = new Batch(1, 36);
    score.score(0, x, out);
    for (int i = 0; i < 36; i++) {
      double sum = 1.5 * x.data()[i];
      for (int a = -1; a <= 1; a++) {
        for (int b = -1; b <= 1; b++) {
          sum += 0.5 * x.data()[(i / 6 + a + 6) % 6 * 6 + (i % 6 + b + 6) % 6];
        }
      }
      assertEquals(-sum, out.data()[i], 1e-12);
    }
  }

  @Test
  void twoLayersAreTheProduct() {
    GaussianField field = Propagator.critical(new Lattice(2, 6)).field();
    var score = TwoLayerScore.local(field.fourier(), 1, 0.25, 0.2);
    for (double w : score.weights()) {
      assertEquals(0.25 * (1 - 0.04), w, 1e-12);
    }
    assertEquals(18, score.parameters().length);
    assertThrows(
        IllegalArgumentException.class, () -> TwoLayerScore.local(field.fourier(), 1, 0.25, 1));
  }

  /** The nearest time of the grid answers. */
  @Test
  void timewise() {
    TimeGrid grid = TimeGrid.of(2, 1, 0.5, 0);
    var score = TimewiseScore.of(grid, t -> (time, x, out) -> Arrays.fill(out.data(), t));
    Batch out = new Batch(1, 1);
    double[][] asked = {{3, 2}, {2, 2}, {1.4, 1}, {0.8, 1}, {0.7, 0.5}, {0.2, 0}, {0, 0}};
    for (double[] pair : asked) {
      score.score(pair[0], new Batch(1, 1), out);
      assertEquals(pair[1], out.data()[0]);
    }
  }

  /** Fields from a local score, run in real space, have the spectrum exp FT(ln H). */
  @Test
  void localScoresGenerateTheirSpectrum() {
    Propagator critical = Propagator.critical(new Lattice(2, 8));
    GaussianField field = critical.field();
    var kernel = new LocalKernel(critical.lattice(), critical.spectrum(), 1);
    double horizon = 0.5 * Math.log(1e4 * critical.susceptibility());
    TimeGrid grid = TimeGrid.quadratic(horizon, 0, 100);
    var score = TimewiseScore.of(grid, t -> OneLayerScore.of(field.fourier(), kernel.weights(t)));
    int count = 2000;
    Batch x = noise(count, 64);
    new Sampler(ReverseProcess.ode(new OrnsteinUhlenbeck(horizon), score), new Heun(), grid)
        .run(x, STREAMS.streams(count));
    double[] expected = kernel.generatedSpectrum();
    double[] modes = new double[2 * field.fourier().modes()];
    double[][] squares = new double[field.fourier().modes()][count];
    for (int i = 0; i < count; i++) {
      field.fourier().forward(x.data(), x.start(i), modes);
      for (int k = 0; k < squares.length; k++) {
        squares[k][i] = modes[2 * k] * modes[2 * k] + modes[2 * k + 1] * modes[2 * k + 1];
      }
    }
    for (int k = 0; k < squares.length; k++) {
      // 40 modes beyond 4.5 sigma: one false alarm in 3000 seeds.
      Estimate found = Estimate.of(squares[k]);
      double sigmas = found.sigmasFrom(expected[field.fourier().momentum(k)]);
      assertTrue(Math.abs(sigmas) < 4.5, "mode " + k + ": " + sigmas + " sigma");
    }
  }
}
