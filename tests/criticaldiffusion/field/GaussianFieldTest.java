package criticaldiffusion.field;

import static criticaldiffusion.field.LatticeTest.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianFieldTest {
  /**
   * |x_k|²/C_k averages to 1 with standard deviation 1/√B, √(2/B) for a real mode. All 64 + 125
   * values within 4.5σ: false alarm 1.3·10⁻³ were the seed fresh.
   */
  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void drawsHaveTheirSpectrum(int length) {
    Lattice lattice = new Lattice(3, length);
    GaussianField field = Propagator.hardSpins(lattice, 3).field();
    Fourier fourier = field.fourier();
    int draws = 4000;
    Batch x = new Batch(draws, lattice.sites());
    field.draw(new RandomStreams(5).streams(draws), x);
    double[] squares = fourier.meanSquares(x);
    for (int mode = 0; mode < squares.length; mode++) {
      int k = fourier.momentum(mode);
      double sigma = Math.sqrt((lattice.isSelfConjugate(k) ? 2.0 : 1.0) / draws);
      assertEquals(1, squares[mode] / field.variance(k), 4.5 * sigma);
    }
  }

  /** One row is the same alone and in a batch, and from the interface's own loop. */
  @Test
  void aRowBelongsToItsGenerator() {
    GaussianField field = Propagator.free(new Lattice(2, 6), 0.5).field();
    Batch x = new Batch(9, 36);
    field.draw(new RandomStreams(8).streams(9), x);
    double[] alone = new double[40];
    field.draw(new RandomStreams(8).stream(7), alone, 4);
    for (int i = 0; i < 36; i++) {
      assertEquals(alone[4 + i], x.get(7, i));
    }
  }

  /** (1/N) Σ C_k(t) = 1 for hard spins at all OU times, to round-off. */
  @Test
  void hardSpinsKeepTheirLength() {
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck();
    for (int d = 1; d <= 3; d++) {
      GaussianField field = Propagator.hardSpins(new Lattice(d, 8), 2.5).field();
      for (double t : new double[] {0, 0.1, 1, 3}) {
        GaussianField noised = field.diffused(schedule.alpha(t), schedule.variance(t));
        double sum = 0;
        for (double variance : noised.spectrum()) {
          sum += variance;
        }
        assertEquals(1, sum / noised.dimension(), 1e-12);
      }
    }
  }

  /** Noised to t = 0.1, against the reference for every mode of the 8 × 8 torus. */
  @Test
  void spectrumAndScoreOfTheReference() {
    GaussianField field = Propagator.critical(new Lattice(2, 8)).field();
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck();
    GaussianField noised = field.diffused(schedule.alpha(0.1), schedule.variance(0.1));
    int k = 0;
    for (String[] row : ReferenceTable.rows("reverse_modes_d2_L8.csv", ",")) {
      assertEquals(1, field.variance(k) / Double.parseDouble(row[3]), 1e-12);
      assertEquals(1, noised.variance(k) / Double.parseDouble(row[4]), 1e-12);
      assertEquals(1, 1 / noised.variance(k) / Double.parseDouble(row[5]), 1e-12);
      k++;
    }
    assertEquals(64, k);
  }

  /** w_k = (1/Δ)[1 − (T/(e^{2t} − 1))/(k̂² + M²)], the identity less a Yukawa propagator. */
  @Test
  void scoreKernelIsAYukawaPropagator() {
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck();
    for (int d = 1; d <= 3; d++) {
      Propagator propagator = Propagator.hardSpins(new Lattice(d, 8), 3);
      double[] k2 = propagator.lattice().squaredMomenta();
      for (double t : new double[] {0.01, 0.3, 2}) {
        GaussianField noised = propagator.field().diffused(schedule.alpha(t), schedule.variance(t));
        double mass = propagator.scoreMass(t);
        double delta = -Math.expm1(-2 * t);
        double strength = 3 / Math.expm1(2 * t);
        for (int k = 0; k < k2.length; k++) {
          double kernel = (1 - strength / (k2[k] + mass * mass)) / delta;
          assertEquals(1, kernel * noised.variance(k), 2e-12);
        }
      }
    }
  }

  /** The range of the score at L = 32 in three dimensions (T_c), and the speciation time ½ ln χ. */
  @Test
  void rangeOfTheScore() {
    Propagator critical = Propagator.critical(new Lattice(3, 32));
    double[] times = {0.001, 0.01, 0.1, 0.5, 1, 2, 3, 4};
    double[] ranges = {0.02249, 0.07145, 0.23652, 0.65846, 1.26695, 3.592, 8.602, 14.129};
    for (int i = 0; i < times.length; i++) {
      assertEquals(ranges[i], 1 / critical.scoreMass(times[i]), 5e-4 * ranges[i]);
    }
    assertEquals(0.5 * Math.log(1 + 1074.845), critical.speciationTime(), 1e-6);
    assertEquals(
        Math.sqrt(2 / critical.squaredMass()) * Math.sqrt(0.5),
        critical.correlationLength(),
        1e-12);
  }

  /** κ of the reference at t = 0, and its fall with t at L = 32. */
  @Test
  void conditionNumbers() {
    Propagator critical = Propagator.critical(new Lattice(3, 32));
    assertEquals(3260.760940378937, critical.conditionNumber(), 1e-6);
    double[][] table = {{0, 3261}, {0.1, 1951}, {0.5, 526}, {1, 161}, {2, 20.9}, {4, 1.36}};
    for (double[] row : table) {
      double decay = Math.exp(-row[0]);
      GaussianField noised = critical.field().diffused(decay, -Math.expm1(-2 * row[0]));
      assertEquals(row[1], noised.conditionNumber(), 0.005 * row[1]);
    }
  }

  @Test
  void theDensityOfWhiteNoiseIsItsFormula() {
    GaussianField white = GaussianField.of(new Lattice(1, 3), new double[] {2, 2, 2});
    double[] x = {9, 0.5, -1, 2};
    double expected = -0.5 * (5.25 / 2 + 3 * Math.log(4 * Math.PI));
    assertEquals(expected, white.logDensity(x, 1), 1e-13);
    Batch out = new Batch(1, 3);
    white.score(Batch.of(x, 1, 1, 3), out);
    assertArrayEquals(new double[] {-0.25, 0.5, -1}, out.row(0), 1e-14);
  }

  @Test
  void wrongSpectra() {
    Lattice ring = new Lattice(1, 3);
    assertMessage("3 sites has as many", () -> GaussianField.of(ring, new double[] {1, 1}));
    assertMessage("mode 1 is 0.0", () -> GaussianField.of(ring, new double[] {1, 0, 0}));
    assertMessage("even, but mode 1", () -> GaussianField.of(ring, new double[] {1, 2, 3}));
    GaussianField field = GaussianField.of(ring, new double[] {1, 2, 2});
    assertMessage(
        "3 generators", () -> field.draw(new RandomStreams(1).streams(1), new Batch(3, 3)));
    assertTrue(field.diffused(0.5, 1).spectrum()[1] == 1.5);
  }
}
