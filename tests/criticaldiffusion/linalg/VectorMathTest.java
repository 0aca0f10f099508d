package criticaldiffusion.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.Test;

class VectorMathTest {
  @Test
  void expAgreesWithTheStrictOneToTwoUlps() {
    var rng = new RandomStreams(1).stream(0);
    double[] x = new double[100_003];
    for (int i = 0; i < x.length; i++) {
      // Half of them over the whole range, half near 0, where a wrong constant shows most.
      x[i] = i % 2 == 0 ? -700 + 1400 * rng.nextDouble() : 2 * rng.nextDouble() - 1;
    }
    double[] y = x.clone();
    VectorMath.exp(y, 3, x.length - 5);
    for (int i = 0; i < x.length; i++) {
      if (i < 3 || i >= x.length - 2) {
        assertEquals(x[i], y[i], "outside the range nothing changes");
      } else {
        double exact = StrictMath.exp(x[i]);
        assertTrue(Math.abs(y[i] - exact) <= 2 * Math.ulp(exact), "exp(" + x[i] + ") = " + y[i]);
      }
    }
  }

  @Test
  void expIsExactAtZeroAndDoesNotDependOnThePlace() {
    double[] zero = {0, -0.0};
    VectorMath.exp(zero, 0, 2);
    assertEquals(1, zero[0]);
    assertEquals(1, zero[1]);
    double[] many = new double[1500];
    java.util.Arrays.fill(many, -1.2345);
    VectorMath.exp(many, 0, many.length);
    for (double value : many) {
      assertEquals(many[0], value);
    }
  }
}
