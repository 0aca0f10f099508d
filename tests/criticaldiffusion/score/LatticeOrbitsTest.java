package criticaldiffusion.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatticeOrbitsTest {
  private static Batch field(Lattice lattice) {
    Batch x = new Batch(2, lattice.sites());
    new RandomStreams(4).stream(0).fillGaussian(x.data(), 0, x.data().length);
    return x;
  }

  /** C(r + d, d) orbits, and each site of the kernel in one of them. */
  @ParameterizedTest
  @CsvSource({"1, 7, 0, 1", "1, 7, 3, 4", "2, 8, 1, 3", "2, 8, 3, 10", "3, 5, 1, 4", "3, 5, 2, 10"})
  void orbits(int dimension, int length, int range, int count) {
    Lattice lattice = new Lattice(dimension, length);
    LatticeOrbits orbits = new LatticeOrbits(lattice, range);
    assertEquals(count, orbits.count());
    Batch ones = new Batch(1, lattice.sites());
    java.util.Arrays.fill(ones.data(), 1);
    Batch sum = new Batch(1, lattice.sites());
    double members = 0;
    for (int i = 0; i < count; i++) {
      orbits.sum(i, ones, sum);
      members += sum.get(0, 0);
    }
    assertEquals(Math.pow(2 * range + 1, dimension), members);
  }

  /** Of range 1 in the plane: the site, its four neighbours, the four across. */
  @Test
  void theSquareAroundASite() {
    Lattice lattice = new Lattice(2, 5);
    LatticeOrbits orbits = new LatticeOrbits(lattice, 1);
    Batch x = field(lattice);
    Batch out = new Batch(2, lattice.sites());
    double[] weights = {2, -3, 0.5};
    orbits.convolve(weights, x, out);
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < lattice.sites(); i++) {
        double sum = 2 * x.get(row, i);
        for (int axis = 0; axis < 2; axis++) {
          int next = lattice.next(i, axis);
          int previous = lattice.previous(i, axis);
          sum -= 3 * (x.get(row, next) + x.get(row, previous));
          if (axis == 0) {
            sum +=
                0.5 * (x.get(row, lattice.next(next, 1)) + x.get(row, lattice.previous(next, 1)));
            sum +=
                0.5
                    * (x.get(row, lattice.next(previous, 1))
                        + x.get(row, lattice.previous(previous, 1)));
          }
        }
        assertEquals(sum, out.get(row, i), 1e-13);
      }
    }
  }

  @Test
  void aKernelIsTheSumOfItsOrbits() {
    Lattice lattice = new Lattice(3, 5);
    LatticeOrbits orbits = new LatticeOrbits(lattice, 2);
    Batch x = field(lattice);
    double[] expected = new double[x.data().length];
    double[] weights = new double[orbits.count()];
    for (int orbit = 0; orbit < weights.length; orbit++) {
      weights[orbit] = 1 / (1.0 + orbit);
      Batch sum = new Batch(2, lattice.sites());
      orbits.sum(orbit, x, sum);
      for (int i = 0; i < expected.length; i++) {
        expected[i] += weights[orbit] * sum.data()[i];
      }
    }
    Batch out = new Batch(2, lattice.sites());
    orbits.convolve(weights, x, out);
    assertArrayEquals(expected, out.data(), 1e-12);
  }

  @Test
  void kernelsLargerThanTheLattice() {
    Lattice lattice = new Lattice(2, 6);
    assertThrows(IllegalArgumentException.class, () -> new LatticeOrbits(lattice, 3));
    assertThrows(IllegalArgumentException.class, () -> new LatticeOrbits(lattice, -1));
  }
}
