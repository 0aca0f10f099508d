package criticaldiffusion.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.PowerLawFit;
import org.junit.jupiter.api.Test;

class DenseLayersTest {
  /** Without shared weights the logarithm of two layers is lost: 1.92 over L = 8 … 64 elsewhere. */
  @Test
  void exponentIsNearTwo() {
    double[] sizes = {8, 16, 32};
    double[] steps = new double[3];
    for (int i = 0; i < 3; i++) {
      Lattice ring = new Lattice(1, (int) sizes[i]);
      var dense = new DenseLayers(ring, Propagator.critical(ring).spectrum());
      steps[i] = dense.steps(0.1, 0.01, new RandomStreams(5));
    }
    assertEquals(1.95, PowerLawFit.of(sizes, steps).exponent().mean(), 0.25);
  }

  @Test
  void badInput() {
    Lattice ring = new Lattice(1, 8);
    assertThrows(IllegalArgumentException.class, () -> new DenseLayers(ring, new double[4]));
    var dense = new DenseLayers(ring, Propagator.critical(ring).spectrum());
    assertThrows(IllegalArgumentException.class, () -> dense.steps(0.1, 1, new RandomStreams(5)));
  }

  @Test
  void startsAreAboveZero() {
    var layers =
        new DenseLayers(new Lattice(1, 4), Propagator.free(new Lattice(1, 4), 1).spectrum());
    for (double start : new double[] {0, -1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class, () -> layers.steps(start, 0.1, new RandomStreams(1)));
    }
  }
}
