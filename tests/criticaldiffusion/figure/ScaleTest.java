package criticaldiffusion.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void placesRunFromZeroToOne() {
    for (boolean log : new boolean[] {false, true}) {
      Scale scale = new Scale(log, 0.01, 100);
      assertEquals(0, scale.place(0.01), 1e-15);
      assertEquals(1, scale.place(100), 1e-15);
    }
    assertEquals(0.5, new Scale(true, 0.01, 100).place(1), 1e-15);
  }

  @Test
  void labelsHaveTheDecimalsOfTheirStep() {
    Scale scale = new Scale(false, 0, 1);
    assertEquals("0.5", scale.labels(6).apply(scale.given(0.5)));
    assertEquals("0.0", scale.labels(6).apply(scale.given(0)));
    Scale negative = new Scale(false, -30, 30);
    assertEquals("−20", negative.labels(6).apply(negative.given(-20)));
  }

  @Test
  void largeAndSmallNumbersShareAPowerOfTen() {
    Scale small = new Scale(false, 0, 4e-14);
    assertEquals("α  [×10⁻¹⁴]", small.title("α"));
    assertEquals("3", small.labels(5).apply(small.given(3e-14)));
    assertEquals("α", new Scale(false, 0, 99_999).title("α"));
    assertEquals("[×10⁶]", new Scale(false, 0, 2e6).title(""));
  }

  @Test
  void logarithmicAxesAreLabelledAtPowersOfTen() {
    Scale scale = new Scale(true, 0.5, 2000);
    assertEquals("10³", scale.labels(8).apply(1000.0));
    assertEquals("10⁰", scale.labels(8).apply(1.0));
    assertEquals("", scale.labels(8).apply(200.0));
    Scale short_ = new Scale(true, 0.15, 0.9);
    assertEquals("0.2", short_.labels(8).apply(0.2));
    assertEquals("", short_.labels(8).apply(0.3));
    Scale long_ = new Scale(true, 1e-12, 1);
    assertEquals("10⁻⁶", long_.labels(5).apply(long_.given(1e-6)));
  }

  @Test
  void everyPowerOfTenIsRecognised() {
    for (int k = -300; k <= 300; k++) {
      double value = Double.parseDouble("1e" + k);
      Scale scale = new Scale(true, value / 20, value * 20);
      assertEquals(Scale.powerOfTen(k), scale.labels(8).apply(value));
    }
  }

  @Test
  void anAxisHoldsItsDataWithRoomAround() {
    Scale scale = Scale.around(Axis.PLAIN, 2, 4, 0.04);
    assertEquals(1.92, scale.min(), 1e-12);
    assertEquals(4.08, scale.max(), 1e-12);
    Scale one = Scale.around(Axis.PLAIN, 5, 5, 0.04);
    assertTrue(one.min() < 5 && one.max() > 5);
    Scale beyond = Scale.around(Axis.PLAIN.withRange(10, Double.NaN), 2, 4, 0.04);
    assertEquals(10, beyond.min());
    assertTrue(beyond.max() > 10);
  }
}
