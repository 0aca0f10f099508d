package criticaldiffusion.thermo.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnealingTest {
  /** 4σ, three lengths: a false alarm in 1 of 5000 seeds. */
  @ParameterizedTest
  @ValueSource(ints = {4, 16, 64})
  void jarzynski(int steps) {
    var found = new Annealing(4, 0.25, steps).run(20_000, new RandomStreams(14));
    assertEquals(0, found.jarzynski().sigmasFrom(1), 4);
    assertTrue(found.work().sigmasFrom(0) > 4);
  }

  @Test
  void workFallsWithTheNumberOfSteps() {
    Annealing slow = new Annealing(4, 0.25, 64);
    assertEquals(1.481739, slow.length(), 1e-6);
    assertEquals(1.10518, slow.dissipation(), 1e-5);
    assertTrue(0.5 * slow.length() * slow.length() < slow.dissipation());
    // 1.14/K was found, the leading order 1.105/K and a correction of order 1/K².
    Estimate work = slow.run(40_000, new RandomStreams(15)).work();
    assertEquals(1.14, 64 * work.mean(), 0.1);
  }

  /** Measured on finite baths elsewhere, with an error of about 0.02. */
  @ParameterizedTest
  @CsvSource({"50, 1.20", "200, 1.12", "800, 1.07", "3200, 1.04"})
  void kibbleZurek(int sweeps, double ratio) {
    KibbleZurek quench = new KibbleZurek(sweeps);
    assertEquals(ratio, quench.variance() / quench.limit(), 0.04);
  }

  /** The exponent is ½, with corrections of relative order 1/√τ_Q. */
  @Test
  void kibbleZurekExponent() {
    KibbleZurek slow = new KibbleZurek(1_000_000);
    assertEquals(1, slow.variance() / slow.limit(), 2e-3);
  }

  /** N = 10⁶ against the limit, 4σ: a false alarm in 1 of 16000 seeds. */
  @Test
  void aQuenchedBath() {
    KibbleZurek quench = new KibbleZurek(50);
    Estimate found = quench.sample(1_000_000, 2000, new RandomStreams(16));
    assertEquals(0, found.sigmasFrom(quench.variance()), 4);
  }

  @Test
  void refusesWhatIsNoAnnealing() {
    assertThrows(IllegalArgumentException.class, () -> new Annealing(1, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> new Annealing(2, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new KibbleZurek(0));
  }
}
