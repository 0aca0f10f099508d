package criticaldiffusion.thermo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {
  @ParameterizedTest
  @ValueSource(doubles = {1, 1.3, 2, 3, 5, Double.POSITIVE_INFINITY})
  void theEffectiveTemperatureAndItsInverse(double c) {
    Frame frame = Frame.ornsteinUhlenbeck(c);
    double before = 0;
    for (double t : new double[] {1e-9, 1e-3, 0.2, 0.7, 2, 5}) {
      double delta = 1 - Math.exp(-2 * t);
      double formula =
          c == Double.POSITIVE_INFINITY
              ? Math.expm1(2 * t)
              : delta * (c - delta) / (c * Math.exp(-2 * t));
      double value = frame.effectiveTemperature(t);
      assertEquals(formula, value, 1e-7 * formula);
      assertTrue(value > before, "rises with t");
      before = value;
      // Near its limit 1 the ODE's T_eff no longer tells times apart.
      if (value < 0.99 || c > 1) {
        assertEquals(t, frame.timeAtEffective(value), 1e-10 * t);
      }
    }
  }

  @Test
  void limits() {
    assertEquals(Math.sinh(0.8), Frame.reverseSde().effectiveTemperature(0.4), 1e-15);
    assertEquals(-Math.expm1(-0.8), Frame.probabilityFlow().effectiveTemperature(0.4), 1e-15);
    assertEquals(Math.expm1(0.8), Frame.varianceExploding().effectiveTemperature(0.4), 1e-15);
    assertEquals(0.3, Frame.varianceExploding().position(1, 0.3));
    assertEquals(0.3 / Math.cosh(0.4), Frame.reverseSde().position(0.4, 0.3), 1e-15);
    assertEquals("OU c=2", Frame.reverseSde().label());
  }

  @Test
  void badInput() {
    assertThrows(IllegalArgumentException.class, () -> Frame.ornsteinUhlenbeck(0.5));
    assertThrows(IllegalArgumentException.class, () -> Frame.ornsteinUhlenbeck(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Frame.reverseSde().effectiveTemperature(0));
    assertThrows(IllegalArgumentException.class, () -> Frame.timeAt(-1));
    assertThrows(IllegalArgumentException.class, () -> Frame.probabilityFlow().timeAtEffective(1));
  }
}
