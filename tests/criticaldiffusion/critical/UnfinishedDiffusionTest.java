package criticaldiffusion.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import org.junit.jupiter.api.Test;

class UnfinishedDiffusionTest {
  /** Ratios of an independent program, whose quadrature is good to 10⁻³, by the SDE and the ODE. */
  @Test
  void ratiosOfTheReference() {
    for (String[] row : ReferenceTable.rows("critical_generated_ratios.csv", ",")) {
      Propagator critical =
          Propagator.critical(new Lattice(Integer.parseInt(row[0]), Integer.parseInt(row[1])));
      double largest = critical.susceptibility();
      double c = critical.temperature() / (Double.parseDouble(row[5]) + critical.squaredMass());
      long steps = Long.parseLong(row[4]);
      double horizon = 0.5 * StrictMath.log1p(1e3 * largest);
      var sde = new UnfinishedDiffusion(horizon);
      double ratio =
          row[2].equals("one")
              ? sde.oneLayer(c, largest, Double.parseDouble(row[3]), steps)
              : sde.twoLayers(c, largest, 0.1, 0.25, steps);
      double expected = Double.parseDouble(row[7]);
      assertEquals(1, ratio / expected, 2e-3, String.join(",", row));
      if (row[2].equals("one")) {
        double ode =
            new UnfinishedScore(ModeSpectrum.of(c, largest), horizon)
                .oneLayer(Double.parseDouble(row[3]), steps)[ModeSpectrum.of(c, largest).index(c)];
        assertEquals(1, Math.exp(ode) / Double.parseDouble(row[6]), 2e-3, String.join(",", row));
      }
    }
  }

  /** The exact score leaves what the horizon costs: v/C − 1 = −(e^{−2T}C)² for large C. */
  @Test
  void exactScore() {
    double c = 100;
    double horizon = 4;
    double ratio = new UnfinishedDiffusion(horizon).ratio(c, (t, noised) -> 1 / noised);
    double last = ModeSpectrum.diffused(c, horizon);
    double passed = Math.exp(-horizon) * c / last;
    assertEquals(1 + passed * passed * (1 - last) / c, ratio, 1e-5);
  }

  /** ln(v/C) = −4∫ δw A dt to first order, A = e^{−2t}C/C(t): here δw = ε/C(t). */
  @Test
  void smallErrors() {
    double c = 9;
    double horizon = 6;
    var sde = new UnfinishedDiffusion(horizon);
    double exact = sde.ratio(c, (t, noised) -> 1 / noised);
    double off = sde.ratio(c, (t, noised) -> 1.001 / noised);
    // ∫ e^{−2t}C/C(t)² dt = C/(2(C − 1)) (1/C(T) − 1/C), C(T) near 1.
    double integral = 0.5 * c / (c - 1) * (1 / ModeSpectrum.diffused(c, horizon) - 1 / c);
    assertEquals(-4e-3 * integral, Math.log(off / exact), 2e-5);
    assertTrue(integral > 0.4);
  }

  @Test
  void wrongHorizon() {
    assertThrows(IllegalArgumentException.class, () -> new UnfinishedDiffusion(0));
    assertThrows(IllegalArgumentException.class, () -> new UnfinishedDiffusion(Double.NaN));
  }
}
