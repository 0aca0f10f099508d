package criticaldiffusion.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.PowerLawFit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Autocorrelation times on the square lattice, m = 4/L. Long runs, by the experiment with
 * length=20000 and sizes 8 to 32, have z within 0.1 of the values here; these short ones within 4σ
 * (false alarm 6·10⁻⁵) of their own errors.
 */
class DynamicsTest {
  private static Estimate[] times(Dynamics dynamics, double length, int... sizes) {
    return Arrays.stream(sizes)
        .mapToObj(
            size ->
                dynamics.time(new Lattice(2, size), 4, length, new RandomStreams(51).child(size)))
        .toArray(Estimate[]::new);
  }

  private static Estimate exponent(Dynamics dynamics, double length, int... sizes) {
    double[] lengths = Arrays.stream(sizes).asDoubleStream().toArray();
    return PowerLawFit.of(lengths, times(dynamics, length, sizes)).exponent();
  }

  /** x_0 of these is an autoregressive process, or nearly so, of a known ρ. */
  @Test
  void timesOfKnownChains() {
    for (Dynamics dynamics :
        new Dynamics[] {Dynamics.LANGEVIN, Dynamics.HEAT_BATH, Dynamics.FOURIER_LANGEVIN}) {
      for (int size : new int[] {8, 12}) {
        Estimate time = times(dynamics, 3000, size)[0];
        double expected = dynamics.expectedTime(new Lattice(2, size), 4);
        assertEquals(0, time.sigmasFrom(expected), 4, dynamics + " " + time);
        assertTrue(time.error() < 0.15 * time.mean());
      }
    }
  }

  @Test
  void dynamicExponents() {
    assertExponent(2.02, exponent(Dynamics.HEAT_BATH, 3000, 8, 16), 0.2);
    assertExponent(2.02, exponent(Dynamics.LANGEVIN, 1500, 8, 16), 0.3);
    assertExponent(1.89, exponent(Dynamics.METROPOLIS, 1200, 8, 16), 0.3);
    assertExponent(0.95, exponent(Dynamics.OVERRELAXATION, 5000, 8, 16, 32), 0.1);
    assertExponent(0.03, exponent(Dynamics.FOURIER_LANGEVIN, 5000, 8, 16, 32), 0.1);
  }

  /** The Ising model: z ≈ 2.1 of the heat bath at these sizes, and near 0.2 of Wolff's clusters. */
  @Test
  void clustersBeatTheHeatBathOfTheIsingModel() {
    Estimate local = exponent(Dynamics.ISING_HEAT_BATH, 4000, 8, 16);
    Estimate clusters = exponent(Dynamics.WOLFF, 8000, 8, 16, 32);
    assertExponent(2.1, local, 0.15);
    assertExponent(0.2, clusters, 0.1);
  }

  private static void assertExponent(double expected, Estimate found, double largestError) {
    assertTrue(found.error() < largestError, found.toString());
    assertEquals(expected, found.mean(), 4 * found.error(), found.toString());
  }

  @Test
  void whatCannotRun() {
    assertMessage("from 400", () -> times(Dynamics.HEAT_BATH, 100, 8));
    assertMessage("even length", () -> times(Dynamics.HEAT_BATH, 1000, 9));
    assertMessage("no critical point", () -> Dynamics.WOLFF.require(new Lattice(1, 8), 4));
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }
}
