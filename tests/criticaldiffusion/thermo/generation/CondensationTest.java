package criticaldiffusion.thermo.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.RandomEnergyModel;
import criticaldiffusion.stats.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CondensationTest {
  private static final PatternLaw GAUSSIAN = PatternLaw.gaussian(1);

  @Test
  void times() {
    for (String[] row : ReferenceTable.rows("condensation_times.csv", ",")) {
      double alpha = Double.parseDouble(row[0]);
      Condensation gauss = new Condensation(GAUSSIAN, alpha);
      assertEquals(
          Double.parseDouble(row[1]), gauss.temperature(), 1e-10 * (1 + gauss.temperature()));
      assertEquals(Double.parseDouble(row[2]), gauss.time(), 1e-10);
      assertEquals(Double.parseDouble(row[5]), GAUSSIAN.dispersion(gauss.temperature()), 1e-10);
      if (alpha < Math.log(2)) {
        Condensation cube = new Condensation(PatternLaw.hypercube(), alpha);
        assertEquals(Double.parseDouble(row[4]), cube.time(), 1e-9);
      }
    }
  }

  @Test
  void agreesWithTheCollapse() {
    RandomEnergyModel energies = new RandomEnergyModel(0.3, 2);
    assertEquals(
        energies.collapseTime(), new Condensation(PatternLaw.gaussian(2), 0.3).time(), 1e-13);
  }

  /** Weak signals: I = snr/2 and V = snr for every law of unit variance. */
  @Test
  void weakSignals() {
    for (PatternLaw law : new PatternLaw[] {GAUSSIAN, PatternLaw.hypercube()}) {
      assertEquals(0.5e-4, law.information(1e4), 1e-8);
      assertEquals(1e-4, law.dispersion(1e4), 1e-7);
    }
  }

  /** On the Nishimori line q = 1 + T the bulk freezes where the true pattern wins. */
  @Test
  void freezing() {
    double typical = new Condensation(GAUSSIAN, 0.3).temperature();
    assertEquals(typical, Condensation.freezingTemperature(0.3, 1 + typical), 1e-12);
    assertEquals(0.35593, Condensation.freezingTemperature(0.3, 0), 5e-6);
    // Below T_C the same phase as 1 − λ_c of the random-energy model, whose levels are |x − y|²/2T.
    double t = 0.2;
    double temperature = Math.expm1(2 * t);
    double freezing = Condensation.freezingTemperature(0.3, 1 + temperature);
    assertEquals(
        new RandomEnergyModel(0.3, 1).participationRatio(t),
        Condensation.frozenParticipation(temperature, freezing),
        1e-10);
  }

  /** 0.03 for the reference's own noise of 0.013. */
  @Test
  void collapseAtTwentyDimensions() {
    double temperature = new Condensation(GAUSSIAN, 0.3).temperature();
    var found = CondensationSampling.onPath(20, 403, temperature).run(4000, new RandomStreams(7));
    assertEquals(0.591, found.trueWins().mean(), 0.03);
    assertEquals(0.582, found.trueWeight().mean(), 0.03);
    // Nishimori: the true pattern is a draw from the weights; both have an error of 0.006.
    assertEquals(found.trueWeight().mean(), found.participation().mean(), 0.03);
    double theory = new Condensation(GAUSSIAN, 0.3).trueWins(temperature, 20);
    assertEquals(0.5, theory, 0.002);
    assertEquals(theory, found.trueWins().mean(), 0.15);
  }

  @Test
  void entropyAboveTheCollapse() {
    double t = 0.797935184173;
    var found =
        CondensationSampling.onPath(30, 8103, Math.expm1(2 * t)).run(300, new RandomStreams(7));
    assertEquals(5.6990, found.entropy().mean(), 0.1);
  }

  /** The reduced distances against patterns in all dimensions: 4σ, a false alarm in 1 of 8000. */
  @Test
  void reductionAgreesWithPatterns() {
    int d = 6;
    int n = 40;
    double temperature = 1.1;
    int replicas = 4000;
    double[] weight = new double[replicas];
    double[] entropy = new double[replicas];
    for (int r = 0; r < replicas; r++) {
      var rng = new RandomStreams(9).stream(r);
      Batch y = new Batch(n, d);
      rng.fillGaussian(y.data(), 0, n * d);
      double[] x = y.row(0);
      for (int j = 0; j < d; j++) {
        x[j] += Math.sqrt(temperature) * rng.nextGaussian();
      }
      double[] w = new double[n];
      double sum = 0;
      for (int k = 0; k < n; k++) {
        double distance = 0;
        for (int j = 0; j < d; j++) {
          distance += Math.pow(x[j] - y.get(k, j), 2);
        }
        w[k] = Math.exp(-0.5 * distance / temperature);
        sum += w[k];
      }
      weight[r] = w[0] / sum;
      for (double one : w) {
        entropy[r] -= one / sum * Math.log(one / sum);
      }
    }
    var found = CondensationSampling.onPath(d, n, temperature).run(replicas, new RandomStreams(10));
    assertEquals(0, found.trueWeight().sigmasFrom(Estimate.of(weight)), 4);
    assertEquals(0, found.entropy().sigmasFrom(Estimate.of(entropy)), 4);
  }

  /** 4σ and 0.002 for the levels that are cut off. */
  @ParameterizedTest
  @CsvSource({"0.3", "0.5", "0.8"})
  void frozenParticipation(double m) {
    Estimate found =
        CondensationSampling.cascadeParticipation(m, 2000, 2000, new RandomStreams(12));
    assertEquals(1 - m, found.mean(), 4 * found.error() + (m > 0.7 ? 0.03 : 0.002));
  }

  /** A stored pattern is a fixed point below t_o, in either frame, and t_o lies above t_C. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void traps(boolean ornsteinUhlenbeck) {
    RandomEnergyModel model = new RandomEnergyModel(0.3, 1);
    double onset =
        model.trapOnset(
            ornsteinUhlenbeck
                ? RandomEnergyModel.Frame.ORNSTEIN_UHLENBECK
                : RandomEnergyModel.Frame.VARIANCE_EXPLODING);
    assertTrue(onset > model.collapseTime());
    double[] below = new double[2];
    for (int side = 0; side < 2; side++) {
      double temperature = Math.expm1(2 * (onset + (side == 0 ? -0.3 : 0.3)));
      double pull = ornsteinUhlenbeck ? 2 * (1 + temperature) / (2 + temperature) : 1;
      var found =
          new CondensationSampling(30, 8103, temperature, pull, 0).run(200, new RandomStreams(13));
      below[side] = found.trueWins().mean();
    }
    assertTrue(below[0] > 0.8, "below " + below[0]);
    assertTrue(below[1] < 0.2, "above " + below[1]);
  }

  @Test
  void refusesWhatDoesNotCollapse() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> new Condensation(PatternLaw.hypercube(), 0.7));
    assertTrue(error.getMessage().startsWith("no collapse"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Condensation(GAUSSIAN, 0));
    assertThrows(IllegalArgumentException.class, () -> CondensationSampling.onPath(1, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> PatternLaw.gaussian(-1));
  }
}
