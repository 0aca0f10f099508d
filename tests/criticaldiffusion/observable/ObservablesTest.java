package criticaldiffusion.observable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.field.Fourier;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.Test;

class ObservablesTest {
  /** S(0), S(k) along each axis and S(π, π) are the modes of the transform. */
  @Test
  void structureFactorIsTheModes() {
    Lattice lattice = new Lattice(3, 6);
    double[] x = new double[2 * 216 + 3];
    new RandomStreams(1).stream(0).fillGaussian(x, 0, x.length);
    double[] one = new double[216];
    for (int i = 0; i < 216; i++) {
      one[i] = x[3 + 2 * i];
    }
    double[] other = new double[216];
    for (int i = 0; i < 216; i++) {
      other[i] = x[3 + 2 * i + 1];
    }
    for (int j = 0; j < 4; j++) {
      double expected = 0;
      for (int axis = 0; axis < 3; axis++) {
        expected += square(lattice, one, j * lattice.stride(axis)) / 3;
        expected += square(lattice, other, j * lattice.stride(axis)) / 3;
      }
      assertEquals(expected, new StructureFactor(lattice, 2, j).of(x, 3), 1e-12);
    }
    double corner = square(lattice, one, 3 * 36 + 3 * 6 + 3);
    corner += square(lattice, other, 3 * 36 + 3 * 6 + 3);
    assertEquals(corner, new StructureFactor(lattice, 2, 0).staggered(x, 3), 1e-12);
    Magnetisation magnetisation = new Magnetisation(lattice, 2);
    double zero = square(lattice, one, 0) + square(lattice, other, 0);
    assertEquals(zero, magnetisation.square(x, 3), 1e-12);
    assertEquals(square(lattice, one, 0), Math.pow(magnetisation.mode(x, 3), 2), 1e-12);
  }

  private static double square(Lattice lattice, double[] x, int k) {
    Fourier fourier = new Fourier(lattice);
    double[] modes = new double[2 * fourier.modes()];
    fourier.forward(x, 0, modes);
    for (int mode = 0; mode < fourier.modes(); mode++) {
      if (fourier.momentum(mode) == k || fourier.momentum(mode) == lattice.opposite(k)) {
        return modes[2 * mode] * modes[2 * mode] + modes[2 * mode + 1] * modes[2 * mode + 1];
      }
    }
    throw new AssertionError("no mode " + k);
  }

  /** From draws of a Gaussian field: χ, ξ = 1/m, U = 0 and ⟨M⁴⟩/⟨M²⟩² = 3, within 4.5σ. */
  @Test
  void estimatesOfAGaussianField() {
    Propagator free = Propagator.critical(new Lattice(2, 16));
    GaussianField field = free.field();
    int draws = 8000;
    Batch x = new Batch(draws, 256);
    field.draw(new RandomStreams(6).streams(draws), x);
    Magnetisation magnetisation = new Magnetisation(free.lattice());
    StructureFactor smallest = new StructureFactor(free.lattice(), 1, 1);
    double[][] zero = new double[1][draws];
    double[][] first = new double[1][draws];
    for (int row = 0; row < draws; row++) {
      zero[0][row] = magnetisation.square(x.data(), x.start(row));
      first[0][row] = smallest.of(x.data(), x.start(row));
    }
    assertEquals(0, FieldEstimates.mean(zero).sigmasFrom(free.susceptibility()), 4.5);
    assertEquals(
        0,
        FieldEstimates.correlationLength(16, zero, first).sigmasFrom(free.correlationLength()),
        4.5);
    assertEquals(0, FieldEstimates.binder(zero).sigmasFrom(0), 4.5);
    assertEquals(0, FieldEstimates.momentRatio(zero).sigmasFrom(3), 4.5);
  }

  @Test
  void wrongParameters() {
    Lattice lattice = new Lattice(1, 4);
    assertThrows(IllegalArgumentException.class, () -> new StructureFactor(lattice, 1, 4));
    assertThrows(IllegalArgumentException.class, () -> new Magnetisation(lattice, 0));
    assertThrows(
        IllegalArgumentException.class, () -> FieldEstimates.mean(new double[][] {{1, 2, 3}}));
  }
}
