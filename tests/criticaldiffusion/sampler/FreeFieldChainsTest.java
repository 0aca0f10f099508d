package criticaldiffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.PhiFour;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains on the free field, whose laws and decay factors are known mode by mode. */
class FreeFieldChainsTest {
  private static final int ROWS = 6000;

  private static Propagator propagator(int dimension) {
    return new Propagator(new Lattice(dimension, 4), 1.7, 0.8);
  }

  /**
   * Three sweeps from exact draws leave the law as it is: |x_k|²/C_k of every kept mode of three
   * lattices by four chains within 5σ, about 250 numbers (false alarm 1.4·10⁻⁴).
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theLawIsStationary(int dimension) {
    Propagator free = propagator(dimension);
    GaussianField field = free.field();
    assertVariances(Overrelaxation.heatBath(free), free, field::variance);
    assertVariances(Overrelaxation.optimal(free), free, field::variance);
    assertVariances(new Metropolis(PhiFour.free(free), 1.5), free, field::variance);
    assertVariances(new FourierLangevin(field, 0.5), free, field::variance);
  }

  /** Euler's stationary law is C_k/(1 − h(k̂² + m²)/2), reached after many steps. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void langevinHasItsOwnLaw(int dimension) {
    Propagator free = propagator(dimension);
    double[] k2 = free.lattice().squaredMomenta();
    IntToDoubleFunction variance = k -> 1.7 / (k2[k] + 0.8) / (1 - 0.05 * (k2[k] + 0.8));
    Langevin chain = new Langevin(PhiFour.free(free), 0.1);
    // From its own law, so that three sweeps show a wrong force or noise at once.
    double[] own = IntStream.range(0, k2.length).mapToDouble(variance).toArray();
    assertVariances(chain, GaussianField.of(free.lattice(), own), variance);
  }

  private static void assertVariances(
      MarkovChain chain, Propagator start, IntToDoubleFunction variance) {
    assertVariances(chain, start.field(), variance);
  }

  private static void assertVariances(
      MarkovChain chain, GaussianField start, IntToDoubleFunction variance) {
    RandomStream[] rng = new RandomStreams(31).child(chain.getClass().getName()).streams(ROWS);
    Batch x = new Batch(ROWS, chain.dimension());
    start.draw(rng, x);
    chain.run(x, rng, 3);
    Fourier fourier = start.fourier();
    double[] squares = fourier.meanSquares(x);
    for (int m = 0; m < squares.length; m++) {
      int k = fourier.momentum(m);
      double sigma = Math.sqrt((start.lattice().isSelfConjugate(k) ? 2.0 : 1.0) / ROWS);
      double ratio = squares[m] / variance.applyAsDouble(k);
      assertEquals(1, ratio, 5 * sigma, chain.getClass().getSimpleName() + " mode " + m);
    }
  }

  /** What a uniform field keeps of itself on average in one sweep is the decay factor of k = 0. */
  @Test
  void decayOfTheUniformMode() {
    Propagator free = propagator(2);
    double mu = 4 / 4.8;
    // Even sites first go to μ, then odd ones to μ·μ: a uniform 1 becomes (μ + μ²)/2.
    assertMean((mu + mu * mu) / 2, Overrelaxation.heatBath(free));
    assertMean(1 - 0.1 * 0.8, new Langevin(PhiFour.free(free), 0.1));
    assertMean(0.6, new FourierLangevin(free.field(), 0.4));
  }

  private static void assertMean(double expected, MarkovChain chain) {
    RandomStream[] rng = new RandomStreams(32).streams(ROWS);
    Batch x = new Batch(ROWS, chain.dimension());
    java.util.Arrays.fill(x.data(), 100);
    chain.run(x, rng, 1);
    double mean = java.util.Arrays.stream(x.data()).average().orElseThrow() / 100;
    // The mean of 6000 modes k = 0 of standard deviation at most 0.37/100: 4.5σ is 2.1·10⁻⁴.
    assertEquals(expected, mean, 2.2e-4);
  }

  @Test
  void aRowDoesNotDependOnTheOthers() {
    Propagator free = propagator(3);
    Metropolis chain = new Metropolis(PhiFour.free(free), 1);
    Batch all = new Batch(8, 64);
    Batch one = new Batch(1, 64);
    chain.run(all, new RandomStreams(1).streams(8), 5);
    chain.run(one, new RandomStreams(1).streams(5, 1), 5);
    org.junit.jupiter.api.Assertions.assertArrayEquals(all.row(5), one.row(0));
  }

  @Test
  void wrongParameters() {
    Propagator odd = Propagator.free(new Lattice(2, 5), 1);
    Propagator even = Propagator.free(new Lattice(2, 4), 1);
    assertMessage("even length, was 5", () -> Overrelaxation.heatBath(odd));
    assertMessage("even length, was 5", () -> new Metropolis(PhiFour.free(odd), 1));
    assertMessage("between 0 and 2", () -> new Overrelaxation(even, 2));
    assertMessage("below 2/(4d + r) = 0.222", () -> new Langevin(PhiFour.free(even), 0.23));
    assertMessage("between 0 and 2", () -> new FourierLangevin(even.field(), 2));
    assertMessage("width", () -> new Metropolis(PhiFour.free(even), 0));
    assertMessage("lambda > 0", () -> new PhiFour(even.lattice(), 1, -1, 0));
    assertMessage("temperature", () -> new PhiFour(even.lattice(), 0, 1, 0));
    MarkovChain chain = new FourierLangevin(even.field(), 1);
    assertMessage("need 2 generators", () -> chain.run(new Batch(2, 16), new RandomStream[1], 1));
  }

  @Test
  void aDivergingLangevinEquationIsStopped() {
    PhiFour model = new PhiFour(new Lattice(1, 4), 1, -1, 1);
    Batch x = new Batch(1, 4);
    java.util.Arrays.fill(x.data(), 50);
    Langevin chain = new Langevin(model, 0.1);
    String message =
        assertThrows(
                ArithmeticException.class, () -> chain.run(x, new RandomStreams(1).streams(1), 50))
            .getMessage();
    assertTrue(message.contains("diverged at a step of 0.1"), message);
  }

  static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }
}
