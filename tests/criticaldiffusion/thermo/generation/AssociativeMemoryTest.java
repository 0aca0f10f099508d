package criticaldiffusion.thermo.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.PointSet;
import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.Test;

class AssociativeMemoryTest {
  private static final PointSet PAIR = PointSet.of(new double[][] {{1}, {-1}});

  private static double[][] patterns(int count, int d) {
    double[][] points = new double[count][d];
    var rng = new RandomStreams(17).stream(0);
    for (double[] point : points) {
      rng.fillGaussian(point, 0, d);
    }
    return points;
  }

  @Test
  void ratesAroundTheTransition() {
    AssociativeMemory cold = new AssociativeMemory(PAIR, 0.99);
    double[] stored = cold.recall(new double[] {1}, 10_000);
    assertEquals(0.980040, cold.contractionRate(stored), 1e-6);
    double[] near = cold.step(stored[0] + 1e-5);
    assertEquals(cold.contractionRate(stored), (near[0] - stored[0]) / 1e-5, 1e-5);
    assertEquals(1 / 1.2, new AssociativeMemory(PAIR, 1.2).contractionRate(0), 1e-14);
  }

  @Test
  void aStepIsAttention() {
    double[][] points = patterns(20, 5);
    double temperature = 0.7;
    double[] x = {0.3, -0.2, 0.5, 0, 1};
    double[] expected = new double[5];
    double sum = 0;
    for (double[] y : points) {
      double logit = 0;
      for (int i = 0; i < 5; i++) {
        logit += (x[i] - 0.5 * y[i]) * y[i] / temperature;
      }
      sum += Math.exp(logit);
      for (int i = 0; i < 5; i++) {
        expected[i] += Math.exp(logit) * y[i];
      }
    }
    for (int i = 0; i < 5; i++) {
      expected[i] /= sum;
    }
    assertArrayEquals(
        expected, new AssociativeMemory(PointSet.of(points), temperature).step(x), 1e-13);
  }

  @Test
  void recallsWhatItStores() {
    double[][] points = patterns(50, 16);
    AssociativeMemory memory = new AssociativeMemory(PointSet.of(points), 0.2);
    double[] x = points[7].clone();
    x[0] += 1;
    x[5] -= 1;
    double energy = memory.energy(x);
    for (int k = 0; k < 5; k++) {
      x = memory.step(x);
      assertTrue(memory.energy(x) <= energy + 1e-13);
      energy = memory.energy(x);
    }
    assertArrayEquals(points[7], memory.recall(x, 100), 1e-6);
    // Hot, it knows the average alone.
    AssociativeMemory hot = new AssociativeMemory(PointSet.of(points), 50);
    assertArrayEquals(hot.recall(points[7], 1000), hot.recall(points[8], 1000), 1e-10);
  }

  @Test
  void saysWhenItDoesNotSettle() {
    AssociativeMemory critical = new AssociativeMemory(PAIR, 1);
    var error =
        assertThrows(ArithmeticException.class, () -> critical.recall(new double[] {1}, 100));
    assertTrue(error.getMessage().contains("100 steps"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new AssociativeMemory(PAIR, 0));
  }
}
