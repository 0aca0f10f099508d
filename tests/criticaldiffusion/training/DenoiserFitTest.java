package criticaldiffusion.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.critical.DenoiserError;
import criticaldiffusion.critical.IsingSamples;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.score.Denoiser;
import criticaldiffusion.score.ExactScore;
import criticaldiffusion.score.LatticeOrbits;
import criticaldiffusion.score.LocalDenoiser;
import criticaldiffusion.score.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DenoiserFitTest {
  private static final OrnsteinUhlenbeck FORWARD = new OrnsteinUhlenbeck();
  private static final RandomStreams STREAMS = new RandomStreams(6);

  private static Batch spins(int length, double coupling, int count) {
    SpinField model = SpinField.ising(new Lattice(2, length), coupling);
    return IsingSamples.draw(model, count, STREAMS.child("spins"));
  }

  private static Batch noised(double t, Batch spins) {
    return DenoiserError.at(t, spins, FORWARD, STREAMS.child("noise")).noised();
  }

  /** Gradient and Hessian by central differences of ℓ and of the gradient. */
  @ParameterizedTest
  @EnumSource
  void derivatives(Response response) {
    Batch spins = spins(6, 0.4, 70);
    LatticeOrbits orbits = new LatticeOrbits(new Lattice(2, 6), 2);
    DenoiserFit fit = new DenoiserFit(orbits, response, spins, noised(0.6, spins));
    double[] weights = {0.7, 0.2, -0.1, 0.05, 0.02, -0.03};
    DenoiserFit.Loss loss = fit.at(weights);
    double h = 1e-5;
    for (int a = 0; a < weights.length; a++) {
      double[] up = weights.clone();
      up[a] += h;
      double[] down = weights.clone();
      down[a] -= h;
      DenoiserFit.Loss above = fit.at(up);
      DenoiserFit.Loss below = fit.at(down);
      assertEquals((above.value() - below.value()) / (2 * h), loss.gradient()[a], 1e-8);
      for (int b = 0; b < weights.length; b++) {
        double slope = (above.gradient()[b] - below.gradient()[b]) / (2 * h);
        assertEquals(slope, loss.hessian()[a][b], 1e-8);
      }
    }
  }

  /** At the minimum, from wherever it began, the gradient is 0. */
  @ParameterizedTest
  @EnumSource
  void theMinimum(Response response) {
    Batch spins = spins(8, SpinField.ISING_SQUARE, 200);
    LatticeOrbits orbits = new LatticeOrbits(new Lattice(2, 8), 1);
    Batch x = noised(0.5, spins);
    double[] weights = DenoiserFit.newton(orbits, response, spins, x, 0).weights();
    double[] other = DenoiserFit.newton(orbits, response, spins, x, 5).weights();
    assertArrayEquals(weights, other, 1e-5);
    for (double slope : new DenoiserFit(orbits, response, spins, x).at(weights).gradient()) {
      assertEquals(0, slope, 1e-6);
    }
  }

  /**
   * Without coupling a spin is told by its own site alone: tanh(αx/σ²), or αx. The error of a
   * weight, 1/√(10⁵ A″⟨z²⟩) at most, is below 0.006; five of them.
   */
  @Test
  void independentSpins() {
    Batch spins = spins(16, 0, 400);
    LatticeOrbits orbits = new LatticeOrbits(new Lattice(2, 16), 1);
    double t = 0.5;
    Batch x = noised(t, spins);
    double alpha = FORWARD.alpha(t);
    double[] linear = DenoiserFit.newton(orbits, Response.LINEAR, spins, x, 0).weights();
    assertArrayEquals(new double[] {alpha, 0, 0}, linear, 0.03);
    double[] tanh = DenoiserFit.newton(orbits, Response.TANH, spins, x, 0).weights();
    assertArrayEquals(new double[] {alpha / FORWARD.variance(t), 0, 0}, tanh, 0.03);
  }

  /** A linear kernel over the whole of an odd lattice is Wiener's filter, but for its training. */
  @Test
  void aKernelOverTheWholeLattice() {
    Lattice lattice = new Lattice(2, 5);
    double[] spectrum = new double[25];
    double[] squares = lattice.squaredMomenta();
    for (int k = 0; k < 25; k++) {
      spectrum[k] = 1 / (squares[k] + 0.5);
    }
    GaussianField law = GaussianField.of(lattice, spectrum);
    Batch fields = new Batch(20_000, 25);
    law.draw(STREAMS.child("fields").streams(20_000), fields);
    double t = 0.4;
    Batch x = noised(t, fields);
    LatticeOrbits orbits = new LatticeOrbits(lattice, 2);
    LocalDenoiser fitted = DenoiserFit.newton(orbits, Response.LINEAR, fields, x, 0);
    Denoiser exact = Denoiser.of(new ExactScore(law, FORWARD), FORWARD);
    Batch expected = new Batch(200, 25);
    Batch found = new Batch(200, 25);
    exact.denoise(t, x.rows(0, 200), expected);
    fitted.denoise(t, x.rows(0, 200), found);
    // Six weights from 500,000 sites are known to 0.0015 each or better, of numbers below 4.
    assertArrayEquals(expected.data(), found.data(), 0.03);
  }

  /** With hardly any noise the spins can be told apart without error; the search ends. */
  @Test
  void spinsWithoutDoubt() {
    Batch spins = spins(8, 0.4, 50);
    LatticeOrbits orbits = new LatticeOrbits(new Lattice(2, 8), 1);
    Batch x = noised(0.002, spins);
    Batch out = new Batch(50, 64);
    for (double start : new double[] {0, 250}) {
      DenoiserFit.newton(orbits, Response.TANH, spins, x, start).denoise(0.002, x, out);
      assertArrayEquals(spins.data(), out.data(), 1e-6);
    }
  }

  @Test
  void fieldsThatDoNotFit() {
    LatticeOrbits orbits = new LatticeOrbits(new Lattice(2, 4), 1);
    Batch spins = new Batch(3, 16);
    Batch infinite = new Batch(3, 16);
    infinite.set(1, 2, Double.POSITIVE_INFINITY);
    Batch large = new Batch(3, 16);
    large.set(2, 7, 1.5);
    refused("shapes differ", orbits, spins, new Batch(2, 16));
    refused("16 sites", orbits, new Batch(0, 16), new Batch(0, 16));
    refused("16 sites", orbits, new Batch(3, 9), new Batch(3, 9));
    refused("noised fields", orbits, spins, infinite);
    refused("from -1 to 1, was 1.5", orbits, large, spins);
  }

  private static void refused(String why, LatticeOrbits orbits, Batch clean, Batch noised) {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> DenoiserFit.newton(orbits, Response.TANH, clean, noised, 1))
            .getMessage();
    assertTrue(message.contains(why), message);
  }
}
