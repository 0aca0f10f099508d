package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MarchenkoPastur;
import criticaldiffusion.linalg.Spectrum;
import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeciationTest {
  @Test
  void anchors() {
    for (String[] row : ReferenceTable.rows("speciation_anchors.csv", ";")) {
      double separation = Double.parseDouble(row[2]);
      double variance = Double.parseDouble(row[3]);
      Speciation model = new Speciation(Integer.parseInt(row[1]), separation, variance, 0.5);
      double t = Double.parseDouble(row[4]);
      double value =
          switch (row[0]) {
            case "Delta" -> model.diffusedVariance(t) - variance * Math.exp(-2 * t);
            case "Gamma" -> model.diffusedVariance(t);
            case "s" -> model.signal(t);
            case "phi" -> model.phi(t);
            default -> model.entropy(t);
          };
      double expected = Double.parseDouble(row[5]);
      assertEquals(expected, value, 1e-12 * Math.max(1, expected), String.join(" ", row));
    }
  }

  @Test
  void threeSpeciationTimes() {
    Speciation paper = Speciation.of(256);
    assertEquals(257, paper.topEigenvalue());
    assertEquals(0.5 * Math.log(257), paper.time(SpeciationTime.LEADING_ORDER), 1e-15);
    assertEquals(0.5 * Math.log(258), paper.time(SpeciationTime.SIGNAL_EQUALS_NOISE), 1e-15);
    assertEquals(0.5 * Math.log(256), paper.time(), 1e-15);
    // The value of Λ the paper quotes for 16 × 16 images: its Table 1 has t_S = 0.56.
    assertEquals(0.558, SpeciationTime.LEADING_ORDER.at(3.05), 5e-4);
    assertEquals(0.699, SpeciationTime.SIGNAL_EQUALS_NOISE.at(3.05), 5e-4);
    assertEquals(1, new Speciation(100, 0.7, 2.5, 0.3).signal(timeOf(100, 0.7, 2.5)), 1e-13);
  }

  private static double timeOf(int d, double separation, double variance) {
    return new Speciation(d, separation, variance, 0.3).time();
  }

  /** The log-density of the library's own mixture changes curvature at 0 exactly at t_S. */
  @ParameterizedTest
  @CsvSource({"16, 1, 1", "9, 0.8, 2", "25, 1.3, 0.2"})
  void theDensityIsBimodalFromSpeciationOn(int d, double separation, double variance) {
    Speciation model = new Speciation(d, separation, variance, 0.5);
    for (int side = -1; side <= 1; side += 2) {
      double t = model.time() + side * 1e-3;
      var density = model.mixture().diffused(Math.exp(-t), -Math.expm1(-2 * t));
      double h = 1e-2;
      double[] x = new double[d];
      double centre = density.logDensity(x, 0);
      java.util.Arrays.fill(x, h / Math.sqrt(d));
      double curvature = 2 * (density.logDensity(x, 0) - centre) / (h * h);
      assertEquals(-side, Math.signum(curvature), "curvature " + curvature);
    }
  }

  @Test
  void timesAndSignalsAreInverse() {
    Speciation model = new Speciation(50, 0.6, 1.7, 0.8);
    for (double t : new double[] {0, 0.3, 2, 7}) {
      assertEquals(t, model.timeAt(model.signal(t)), 1e-13);
    }
    assertEquals(0.9, model.phi(model.timeAtPhi(0.9)), 1e-12);
    Speciation paper = Speciation.of(1 << 14);
    // t − t_S at which φ has these values, for every d.
    assertEquals(0.70523, paper.timeAtPhi(0.6) - paper.time(), 5.1e-6);
    assertEquals(-0.90856, paper.timeAtPhi(0.99) - paper.time(), 5.1e-6);
  }

  @Test
  void theClassIsDecidedAtTheRateOfItsEntropy() {
    Speciation model = new Speciation(80, 0.9, 0.4, 0.35);
    double h = 1e-4;
    for (double t : new double[] {1, 2, 3}) {
      double slope = (model.entropy(t + h) - model.entropy(t - h)) / (2 * h);
      assertEquals(slope, model.entropyRate(t), 1e-8);
    }
    Speciation paper = Speciation.of(4096);
    double peak = paper.time() - 0.20550;
    assertEquals(0.479516, paper.entropyRate(peak), 5e-7);
    for (double aside : new double[] {-0.01, 0.01}) {
      assertTrue(paper.entropyRate(peak + aside) < 0.47948);
    }
    // The middle 80 % of the bit.
    assertEquals(0.1 * Math.log(2), paper.entropy(paper.time() - 0.6620), 1e-4);
    assertEquals(0.9 * Math.log(2), paper.entropy(paper.time() + 0.9527), 1e-4);
  }

  @ParameterizedTest
  @CsvSource({"2, 0.8112, 5e-5", "4, 0.7807, 5e-5", "9, 0.77536, 5e-6", "16, 0.77520, 5e-6"})
  void classesBySign(int d, double phi, double tolerance) {
    Speciation model = Speciation.of(d);
    assertEquals(phi, model.signPhi(model.time()), 1.02 * tolerance);
  }

  @Test
  void classesBySignAreTheLatentOnesWhereTailsDoNotReach() {
    Speciation model = new Speciation(38, 1, 0.5, 0.7);
    for (double t : new double[] {0, 1.5, 2.5, 4}) {
      assertEquals(model.phi(t), model.signPhi(t), 1e-10);
    }
    assertEquals(1, Speciation.of(2).signPhi(0));
    assertEquals(1, Speciation.of(2).signPhi(1e-5), 2e-3);
  }

  /** (∂_τ + b ∂_u + ∂²_u) p₊ = 0, so p₊(x_t) is a martingale of the backward SDE. */
  @ParameterizedTest
  @CsvSource({"1, 0.5, 2.0, 0.7", "0.4, 0.7, 1.2, -1.1", "1.6, 0.2, 2.5, 0.3"})
  void theCommittorIsAMartingale(double variance, double weight, double t, double u) {
    Speciation model = new Speciation(64, 0.9, variance, weight);
    double h = 1e-3;
    double centre = model.committor(t, u);
    double up = model.committor(t, u + h);
    double down = model.committor(t, u - h);
    double inTime = (model.committor(t - h, u) - model.committor(t + h, u)) / (2 * h);
    double drift = model.potential(t).force(u);
    double generator = inTime + drift * (up - down) / (2 * h) + (up - 2 * centre + down) / (h * h);
    assertEquals(0, generator, 2e-5);
  }

  @Test
  void theCommittorIsThePosteriorOfTheMixture() {
    Speciation model = new Speciation(3, 0.9, 0.7, 0.3);
    double t = 0.8;
    double[] x = {0.3, -0.1, 0.9};
    double[] p = new double[2];
    model.mixture().diffused(Math.exp(-t), -Math.expm1(-2 * t)).posterior(x, 0, p);
    assertEquals(p[0], model.committor(t, (0.3 - 0.1 + 0.9) / Math.sqrt(3)), 1e-14);
  }

  @Test
  void timesFromSamples() {
    // Λ̂ ≈ Λ(1 + (d/n)σ²/(Λ − σ²)): t_S is off by less than 0.003 at d = 256, n = 200.
    MarchenkoPastur few = MarchenkoPastur.of(200, 256, 1);
    double spike = Speciation.of(256).topEigenvalue();
    assertEquals(
        SpeciationTime.LEADING_ORDER.at(spike),
        SpeciationTime.LEADING_ORDER.at(few.observed(spike)),
        3e-3);
    // White noise seems to speciate: ½ log of its edge.
    assertEquals(0.76, SpeciationTime.LEADING_ORDER.at(few.upperEdge()), 5e-3);
    MarchenkoPastur many = MarchenkoPastur.of(2000, 256, 1);
    assertEquals(0.31, SpeciationTime.LEADING_ORDER.at(many.upperEdge()), 5e-3);
  }

  @Test
  void theTopEigenvalueIsThatOfSamples() {
    Speciation model = new Speciation(40, 1.5, 0.8, 0.3);
    Batch x = new Batch(4000, 40);
    model.mixture().draw(new RandomStreams(51).streams(4000), x);
    double sampled = Spectrum.top(x, 1).largest();
    // The variance of (m·x)² gives a relative error of about √(2/n) = 0.02; 4 sigma.
    assertEquals(model.topEigenvalue(), sampled, 0.09 * model.topEigenvalue());
  }

  @Test
  void badInput() {
    assertThrows(IllegalArgumentException.class, () -> new Speciation(0, 1, 1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Speciation(4, 0, 1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Speciation(4, 1, Double.NaN, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Speciation(4, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Speciation.of(4).signal(-1));
    assertThrows(IllegalArgumentException.class, () -> Speciation.of(4).phi(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Speciation(1, 1, 3, 0.5).time());
    assertThrows(IllegalArgumentException.class, () -> SpeciationTime.LEADING_ORDER.at(0));
  }

  /** Δ_t + σ²e^{−2t} of narrow classes at small times, where 1 + (σ² − 1)e^{−2t} would cancel. */
  @Test
  void theVarianceOfNarrowClassesKeepsItsDigits() {
    double t = 1e-10;
    double expected = 2 * t - 2 * t * t + 1e-12 * (1 - 2 * t);
    assertEquals(expected, new Speciation(1, 1, 1e-12, 0.5).diffusedVariance(t), 1e-15 * expected);
  }

  /** As t → 0 the sign is lost only within √(2t) of 0: 1 − φ → 2√(2t/π) p(u = 0). */
  @ParameterizedTest
  @CsvSource({"1e-6, 1e-4", "1e-10, 1e-6", "1e-20, 1e-6", "1e-30, 1e-6"})
  void theSignAtTheSmallestTimes(double t, double tolerance) {
    Speciation model = new Speciation(4, 1, 1, 0.3);
    double density = Math.exp(-2) / Math.sqrt(2 * Math.PI);
    double expected = 2 * Math.sqrt(2 * t / Math.PI) * density;
    assertEquals(expected, 1 - model.signPhi(t), tolerance * expected + 1e-15);
  }
}
