package criticaldiffusion.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarchenkoPasturTest {
  /** ½ log λ₊ is the spurious speciation time of structureless data, σ = 1. */
  @ParameterizedTest
  @CsvSource({"256, 2000, 0.31", "256, 200, 0.76"})
  void structurelessDataSeemToSpeciate(int dimension, int size, double time) {
    double edge = MarchenkoPastur.of(size, dimension, 1).upperEdge();
    assertEquals(time, 0.5 * Math.log(edge), 5e-3);
  }

  @ParameterizedTest
  @CsvSource({"0.25, 1", "0.9, 2", "4, 0.5"})
  void theDensityHasItsWeightMeanAndVariance(double ratio, double variance) {
    var law = new MarchenkoPastur(ratio, variance);
    // λ = m + h cos θ makes the integrand smooth at both edges.
    double middle = (law.upperEdge() + law.lowerEdge()) / 2;
    double half = (law.upperEdge() - law.lowerEdge()) / 2;
    double[] moments = new double[3];
    int points = 4000;
    for (int i = 0; i < points; i++) {
      double theta = Math.PI * (i + 0.5) / points;
      double lambda = middle + half * Math.cos(theta);
      double weight = law.density(lambda) * half * Math.sin(theta) * Math.PI / points;
      moments[0] += weight;
      moments[1] += weight * lambda;
      moments[2] += weight * lambda * lambda;
    }
    assertEquals(1 - law.weightAtZero(), moments[0], 1e-6);
    assertEquals(variance, moments[1], 1e-6 * variance);
    assertEquals(variance * variance * (1 + ratio), moments[2], 1e-5);
    assertEquals(0, law.density(law.upperEdge() + 1e-9));
    assertEquals(0, law.density(law.lowerEdge() - 1e-9));
  }

  @Test
  void aSpikeIsFoundAgain() {
    var law = new MarchenkoPastur(0.5, 2);
    for (double spike : new double[] {3.5, 5, 100}) {
      assertEquals(spike, law.spike(law.observed(spike)), 1e-12 * spike);
    }
    assertEquals(law.upperEdge(), law.observed(law.threshold()), 1e-12);
    assertTrue(Double.isNaN(law.spike(law.upperEdge())));
  }

  /**
   * White noise ends at the edge, with fluctuations of the order n^{-2/3}: 400 points in 100
   * dimensions give 2.25 − 0.03 ± 0.035 (Johnstone 2001); a wrong edge would be off by 0.2 or more.
   */
  @Test
  void whiteNoiseEndsAtTheEdge() {
    Batch x = new Batch(400, 100);
    new RandomStreams(3).stream(0).fillGaussian(x.data(), 0, x.data().length);
    Spectrum spectrum = Spectrum.full(x);
    MarchenkoPastur law = MarchenkoPastur.of(400, 100, 1);
    assertEquals(2.25, law.upperEdge(), 1e-15);
    assertEquals(law.upperEdge(), spectrum.largest(), 0.15);
    assertEquals(law.lowerEdge(), spectrum.values()[99], 0.05);
    assertEquals(1, spectrum.whiteNoise().variance(), 0.03);
  }

  @Test
  void wrongParametersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MarchenkoPastur(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new MarchenkoPastur(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new MarchenkoPastur(1, -1));
    assertThrows(IllegalArgumentException.class, () -> MarchenkoPastur.of(0, 3, 1));
  }
}
