package criticaldiffusion.thermo.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastSignChangeTest {
  private static final LastSignChange UNIT = new LastSignChange(1);

  @Test
  void levyLaw() {
    assertEquals(0.3173105, UNIT.probabilityBelow(1), 1e-7);
    assertEquals(0.4004060, UNIT.probabilityBelow(Math.sqrt(2)), 1e-7);
    assertEquals(2.198109, UNIT.quantile(0.5), 1e-6);
    assertEquals(0.58128, 0.5 * Math.log1p(UNIT.quantile(0.5)), 1e-5);
    double h = 1e-5;
    double slope = (UNIT.probabilityBelow(1.5 + h) - UNIT.probabilityBelow(1.5 - h)) / (2 * h);
    assertEquals(UNIT.density(1.5), slope, 1e-9);
  }

  @Test
  void scalesWithTheDistance() {
    LastSignChange far = new LastSignChange(9);
    assertEquals(UNIT.probabilityBelow(0.4), far.probabilityBelow(3.6), 1e-15);
    assertEquals(9 * UNIT.quantile(0.3), far.quantile(0.3), 1e-12);
  }

  /** 4σ at 7 levels: a false alarm in 1 of 2000 seeds. */
  @Test
  void trajectoriesObeyIt() {
    double[] levels = {200, 20, 2.198109338, Math.sqrt(2), 1, 0.5, 0.2};
    List<Estimate> found = UNIT.sample(levels, 40_000, new RandomStreams(5));
    for (int k = 0; k < levels.length; k++) {
      assertEquals(0, found.get(k).sigmasFrom(UNIT.probabilityBelow(levels[k])), 4);
    }
  }

  @Test
  void refusesLevelsThatRise() {
    RandomStreams streams = new RandomStreams(1);
    assertThrows(
        IllegalArgumentException.class, () -> UNIT.sample(new double[] {1, 2}, 10, streams));
    assertThrows(IllegalArgumentException.class, () -> new LastSignChange(0));
    assertThrows(IllegalArgumentException.class, () -> UNIT.quantile(1));
  }
}
