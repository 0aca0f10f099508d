package criticaldiffusion.thermo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.regime.Speciation;
import criticaldiffusion.schedule.VariancePreserving;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalTimesTest {
  private static Frame frame(String family) {
    return family.equals("inf")
        ? Frame.varianceExploding()
        : Frame.ornsteinUhlenbeck(Double.parseDouble(family));
  }

  @Test
  void theReverseSdeOfRayaAndAmbrogioni() {
    double t = Frame.reverseSde().timeAtEffective(1);
    assertEquals(0.4406867935097715, t, 1e-12);
    assertEquals(0.6435942529055827, Math.exp(-t), 1e-12);
    double theta = 0.8;
    double m = CurieWeiss.magnetization(Math.sinh(-2 * Math.log(theta)));
    assertEquals(0.9470385761417943, Frame.reverseSde().position(-Math.log(theta), m), 1e-12);
    VariancePreserving schedule = new VariancePreserving(0.1, 20);
    assertEquals(0.2926416543281431, schedule.timeAtOu(t), 1e-12);
    // The index of the least |curvature| on their grid of 1000 generative times.
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 1000; i++) {
      double generative = 0.999 * i / 999;
      double theta2 = Math.pow(schedule.alpha(1 - generative), 2);
      double curvature = 0.5 + (2 * theta2 - 1) / ((theta2 - 1) * (theta2 - 1));
      if (Math.abs(curvature) < least) {
        least = Math.abs(curvature);
        best = i;
      }
    }
    assertEquals(707, best);
  }

  @Test
  void twoPoints() {
    for (String[] row : ReferenceTable.rows("thermo_critical_times.csv", ",")) {
      CriticalTimes times = new CriticalTimes(Double.parseDouble(row[0]));
      if (row[3].equals("inf")) {
        assertThrows(IllegalArgumentException.class, () -> times.in(frame(row[1])));
      } else {
        double expected = Double.parseDouble(row[3]);
        assertEquals(expected, times.in(frame(row[1])), 2e-10, String.join(" ", row));
        TwoPoint model = new TwoPoint(times.squaredNorm());
        Transition first = Transitions.first(new EquationOfState(model, frame(row[1])));
        assertEquals(times.in(frame(row[1])), first.time(), 1e-12 * expected);
        assertEquals(Transition.Kind.CENTRE_UNSTABLE, first.kind());
      }
    }
  }

  @Test
  void twoGaussians() {
    for (String[] row : ReferenceTable.rows("thermo_critical_times_gmm.csv", ",")) {
      double norm = Double.parseDouble(row[0]);
      double variance = Double.parseDouble(row[1]);
      double expected = Double.parseDouble(row[3]);
      assertEquals(expected, new CriticalTimes(norm, variance).in(frame(row[2])), 1e-11 * expected);
      var state = new EquationOfState(new GaussianPair(norm, variance), frame(row[2]));
      assertEquals(expected, Transitions.first(state).time(), 1e-11 * expected);
    }
  }

  /** At s = 1 the free energy splits exactly at the speciation time ½ log Λ. */
  @ParameterizedTest
  @CsvSource({"16, 1, 1", "9, 0.8, 0.7"})
  void theFreeEnergyIsThatOfSpeciation(int d, double separation, double variance) {
    Speciation classes = new Speciation(d, separation, variance, 0.5);
    GaussianPair pair = GaussianPair.of(classes);
    CriticalTimes times = new CriticalTimes(pair.squaredNorm(), pair.variance());
    assertEquals(classes.time(), times.in(Frame.varianceExploding()), 1e-14);
    // The reverse SDE: where the potential of Biroli et al. gets its second minimum.
    double t = times.in(Frame.reverseSde());
    assertFalse(classes.potential(t + 1e-9).hasTwoMinima());
    assertTrue(classes.potential(t - 1e-9).hasTwoMinima());
  }

  @Test
  void everyConventionIsLabelled() {
    var entries = new CriticalTimes(4).all();
    assertEquals(6, entries.size());
    assertEquals(0.8047189562, entries.get(0).time(), 1e-10);
    assertEquals(1.0473562736, entries.get(1).time(), 1e-10);
    assertFalse(entries.get(3).exists());
    assertEquals(0.5 * Math.log(4), entries.get(4).time(), 1e-15);
    // Large Λ: a shift of ½ log(c/(c − 1)).
    CriticalTimes large = new CriticalTimes(1e6);
    assertEquals(
        0.5 * Math.log(2),
        large.in(Frame.reverseSde()) - large.in(Frame.varianceExploding()),
        2e-6);
    assertEquals("no transition", message(() -> new CriticalTimes(0.5, 1).in(frame("inf"))));
    assertEquals("no transition", message(() -> new CriticalTimes(2).in(frame("1"))));
  }

  private static String message(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage().substring(0, 13);
  }

  @Test
  void badInput() {
    assertThrows(IllegalArgumentException.class, () -> new CriticalTimes(0));
    assertThrows(IllegalArgumentException.class, () -> new CriticalTimes(1, -1));
  }
}
