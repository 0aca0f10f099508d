package criticaldiffusion.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowingRangeTest {
  /** χ_gen/χ in d = 1, L = 256, from an independent integration with 51 times. */
  @ParameterizedTest
  @CsvSource({"1, 0.570", "2, 0.905", "3, 0.975", "4, 0.991", "5, 0.996"})
  void curesTheSusceptibility(double factor, double expected) {
    Propagator critical = Propagator.critical(new Lattice(1, 256));
    double[] v = new GrowingRange(critical, factor).generatedSpectrum();
    assertEquals(expected, v[0] / critical.susceptibility(), 0.012);
  }

  @Test
  void rangeGrowsToTheLattice() {
    var growing = new GrowingRange(Propagator.critical(new Lattice(1, 64)), 1);
    assertEquals(1, growing.at(0.01));
    assertEquals(31, growing.at(8));
    assertThrows(
        IllegalArgumentException.class,
        () -> new GrowingRange(Propagator.critical(new Lattice(1, 64)), 0));
  }
}
