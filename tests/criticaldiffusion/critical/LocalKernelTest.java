package criticaldiffusion.critical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.stats.LineFit;
import criticaldiffusion.stats.PowerLawFit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalKernelTest {
  private static LocalKernel kernel(int dimension, int length, int range) {
    Lattice lattice = new Lattice(dimension, length);
    return new LocalKernel(lattice, Propagator.critical(lattice).spectrum(), range);
  }

  @Test
  void conditionNumbersOfTheReference() {
    int rows = 0;
    for (String[] row : ReferenceTable.rows("critical_local_condition.csv", ",")) {
      int dimension = Integer.parseInt(row[0]);
      int length = Integer.parseInt(row[3]);
      if (dimension == 3 && length > 32) {
        continue;
      }
      LocalKernel kernel = kernel(dimension, length, Integer.parseInt(row[1]));
      double expected = Double.parseDouble(row[6]);
      assertEquals(
          expected,
          kernel.conditionNumber(Double.parseDouble(row[2])),
          1e-6 * expected,
          String.join(",", row));
      rows++;
    }
    assertTrue(rows > 60);
  }

  /** κ_loc ∝ L in one dimension, ln L in two, constant in three, at r = 1, t = 0. */
  @Test
  void localityAloneChangesTheConditioning() {
    double[] sizes = {64, 128, 256, 512};
    double[] kappa = new double[4];
    for (int i = 0; i < 4; i++) {
      kappa[i] = kernel(1, (int) sizes[i], 1).conditionNumber(0);
    }
    assertEquals(1.005, PowerLawFit.of(sizes, kappa).exponent().mean(), 0.03);
    double[] log = {4, 5, 6, 7};
    double[] plane = new double[4];
    for (int i = 0; i < 4; i++) {
      plane[i] = kernel(2, 1 << (int) log[i], 1).conditionNumber(0);
    }
    assertEquals(6.5, LineFit.of(log, plane).slope().mean(), 0.05 * 6.5);
    double[] cubes = {8, 16, 32};
    double[] cube = new double[3];
    for (int i = 0; i < 3; i++) {
      cube[i] = kernel(3, (int) cubes[i], 1).conditionNumber(0);
    }
    assertEquals(0, PowerLawFit.of(cubes, cube).exponent().mean(), 0.1);
    assertEquals(15.05, cube[2], 0.02);
  }

  /** Steps to 1 % at t = 0, r = 1, where the exact score is the nearest-neighbour one. */
  @ParameterizedTest
  @CsvSource({
    "1, 16, 101",
    "1, 256, 1733",
    "2, 8, 40",
    "2, 16, 51",
    "2, 64, 76",
    "2, 128, 89",
    "3, 8, 29",
    "3, 16, 27",
    "3, 32, 26"
  })
  void steps(int dimension, int length, long expected) {
    LocalKernel kernel = kernel(dimension, length, 1);
    assertEquals(0, kernel.excessLoss(0), 1e-10);
    assertEquals(expected, kernel.steps(0, 0.01), 1);
  }

  /** The best kernel minimises ⟨C(w − w*)²⟩ and its loss is the closed form. */
  @Test
  void lossOfTheBestKernel() {
    Lattice lattice = new Lattice(2, 16);
    double[] spectrum = Propagator.critical(lattice).spectrum();
    var kernel = new LocalKernel(lattice, spectrum, 2);
    double[] w = kernel.weights(0.1);
    double loss = 0;
    double whole = 0;
    double stationary = 0;
    for (int k = 0; k < w.length; k++) {
      double c = ModeSpectrum.diffused(spectrum[k], 0.1);
      loss += (c * w[k] - 1) * (c * w[k] - 1) / c;
      whole += 1 / c;
      stationary += (c * w[k] - 1) * Math.cos(2 * Math.PI * (2 * lattice.coordinate(k, 0)) / 16);
    }
    assertEquals(loss / whole, kernel.excessLoss(0.1), 1e-12);
    assertEquals(0, stationary, 1e-9);
    assertEquals(1.2307897e-4, kernel.excessLoss(0.1), 1e-10);
    // Descent ends there.
    double[] late = kernel.weights(0.1, 1 / kernel.curvatures(0.1)[0], 1_000_000);
    assertEquals(w[5], late[5], 1e-10);
    assertEquals(6, kernel.parameters());
    assertEquals(25, kernel.sites());
  }

  /** A kernel over the whole lattice is the exact score, and generates the exact spectrum. */
  @ParameterizedTest
  @CsvSource({"1, 9", "2, 7", "3, 5"})
  void theWholeLatticeIsExact(int dimension, int length) {
    Lattice lattice = new Lattice(dimension, length);
    double[] spectrum = Propagator.critical(lattice).spectrum();
    var kernel = new LocalKernel(lattice, spectrum, length / 2);
    double[] w = kernel.weights(0.3);
    double[] v = kernel.generatedSpectrum();
    for (int k = 0; k < w.length; k++) {
      assertEquals(1 / ModeSpectrum.diffused(spectrum[k], 0.3), w[k], 1e-11);
      assertEquals(spectrum[k], v[k], 1e-9 * spectrum[k]);
    }
  }

  /** χ that fixed ranges generate does not know of L; the reference integrates the flow. */
  @Test
  void generatedSusceptibility() {
    for (String[] row : ReferenceTable.rows("critical_local_generation.csv", ",")) {
      int dimension = Integer.parseInt(row[0]);
      int length = Integer.parseInt(row[1]);
      double[] v = kernel(dimension, length, Integer.parseInt(row[2])).generatedSpectrum();
      double expected = Double.parseDouble(row[3]);
      assertEquals(expected, v[0], 0.01 * expected, String.join(",", row));
      double xi = 2 * Math.sin(Math.PI / length) * Double.parseDouble(row[5]);
      // The horizon of the reference leaves 0.1 % of C_0.
      assertEquals(1 + xi * xi, v[0] / v[1], 2e-3 * v[0] / v[1], String.join(",", row));
    }
  }

  @Test
  void badInput() {
    Lattice lattice = new Lattice(1, 8);
    double[] spectrum = Propagator.critical(lattice).spectrum();
    assertThrows(IllegalArgumentException.class, () -> new LocalKernel(lattice, spectrum, 4));
    assertThrows(IllegalArgumentException.class, () -> new LocalKernel(lattice, spectrum, -1));
    assertThrows(IllegalArgumentException.class, () -> new LocalKernel(lattice, new double[7], 1));
    var kernel = new LocalKernel(lattice, spectrum, 1);
    var error = assertThrows(IllegalArgumentException.class, () -> kernel.steps(1, 1e-9));
    assertTrue(error.getMessage().startsWith("with range 1"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> kernel.weights(0, 1, 5));
  }

  @Test
  void lossesAreThoseOfStableRates() {
    LocalKernel kernel = kernel(1, 16, 2);
    double largest = 2 / kernel.curvatures(0)[0];
    assertThrows(IllegalArgumentException.class, () -> kernel.relativeLoss(0, 1.01 * largest, 9));
    assertThrows(IllegalArgumentException.class, () -> kernel.relativeLoss(0, -0.1, 9));
  }
}
