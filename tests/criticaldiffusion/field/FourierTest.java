package criticaldiffusion.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FourierTest {
  /** Powers of two, composites, odd ones and a prime that is not in the small radices. */
  static Stream<Lattice> lattices() {
    return Stream.of(
        new Lattice(1, 2),
        new Lattice(1, 3),
        new Lattice(1, 16),
        new Lattice(1, 23),
        new Lattice(1, 60),
        new Lattice(2, 2),
        new Lattice(2, 7),
        new Lattice(2, 12),
        new Lattice(2, 23),
        new Lattice(3, 3),
        new Lattice(3, 6),
        new Lattice(3, 8));
  }

  private static double[] field(Lattice lattice) {
    double[] x = new double[lattice.sites() + 2];
    new RandomStreams(3).stream(lattice.sites()).fillGaussian(x, 0, x.length);
    return x;
  }

  @ParameterizedTest
  @MethodSource("lattices")
  void isItsDefinition(Lattice lattice) {
    Fourier fourier = new Fourier(lattice);
    double[] x = field(lattice);
    double[] modes = new double[2 * fourier.modes()];
    fourier.forward(x, 2, modes);
    int n = lattice.sites();
    int step = Math.max(1, fourier.modes() / 40);
    for (int mode = 0; mode < fourier.modes(); mode += step) {
      int k = fourier.momentum(mode);
      double re = 0;
      double im = 0;
      for (int i = 0; i < n; i++) {
        double angle = 0;
        for (int axis = 0; axis < lattice.dimension(); axis++) {
          angle += lattice.coordinate(k, axis) * lattice.coordinate(i, axis);
        }
        angle *= -2 * Math.PI / lattice.length();
        re += x[2 + i] * Math.cos(angle) / Math.sqrt(n);
        im += x[2 + i] * Math.sin(angle) / Math.sqrt(n);
      }
      assertEquals(re, modes[2 * mode], 1e-12);
      assertEquals(im, modes[2 * mode + 1], 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("lattices")
  void keepsTheNormAndComesBack(Lattice lattice) {
    Fourier fourier = new Fourier(lattice);
    double[] x = field(lattice);
    double[] modes = new double[2 * fourier.modes()];
    fourier.forward(x, 0, modes);
    double norm = 0;
    for (int i = 0; i < lattice.sites(); i++) {
      norm += x[i] * x[i];
    }
    double sum = 0;
    int count = 0;
    for (int mode = 0; mode < fourier.modes(); mode++) {
      double re = modes[2 * mode];
      double im = modes[2 * mode + 1];
      sum += fourier.weight(mode) * (re * re + im * im);
      count += fourier.weight(mode);
    }
    assertEquals(lattice.sites(), count);
    assertEquals(norm, sum, 1e-13 * norm * count);
    double[] back = x.clone();
    fourier.inverse(modes, back, 0);
    assertArrayEquals(x, back, 1e-13);
  }

  /** (k̂² + m²)x is m²x less the lattice Laplacian, at every site. */
  @ParameterizedTest
  @MethodSource("lattices")
  void multiplyingIsConvolving(Lattice lattice) {
    Batch x = new Batch(3, lattice.sites());
    new RandomStreams(4).stream(1).fillGaussian(x.data(), 0, x.data().length);
    double[] factors = lattice.squaredMomenta();
    for (int k = 0; k < factors.length; k++) {
      factors[k] += 0.5;
    }
    Batch out = new Batch(3, lattice.sites());
    new Fourier(lattice).multiply(factors, x, out);
    for (int row = 0; row < 3; row++) {
      for (int i = 0; i < lattice.sites(); i++) {
        double expected = (2 * lattice.dimension() + 0.5) * x.get(row, i);
        for (int axis = 0; axis < lattice.dimension(); axis++) {
          expected -= x.get(row, lattice.next(i, axis)) + x.get(row, lattice.previous(i, axis));
        }
        assertEquals(expected, out.get(row, i), 1e-12);
      }
    }
  }

  @Test
  void shapesThatDoNotFit() {
    Fourier fourier = new Fourier(new Lattice(2, 4));
    for (List<Integer> shape : List.of(List.of(15, 16), List.of(16, 15))) {
      LatticeTest.assertMessage(
          "16 sites does not fit",
          () ->
              fourier.multiply(
                  new double[shape.get(0)],
                  new Batch(1, shape.get(1)),
                  new Batch(1, shape.get(1))));
    }
  }

  /** Parseval: the mean squares of all modes sum to that of the field. */
  @Test
  void meanSquaresOfFields() {
    Lattice lattice = new Lattice(2, 5);
    Fourier fourier = new Fourier(lattice);
    Batch x = new Batch(3, 25);
    new RandomStreams(3).stream(0).fillGaussian(x.data(), 0, 75);
    double[] squares = fourier.meanSquares(x);
    double sum = 0;
    for (int mode = 0; mode < squares.length; mode++) {
      sum += fourier.weight(mode) * squares[mode];
    }
    double expected = 0;
    for (double value : x.data()) {
      expected += value * value / 3;
    }
    assertEquals(expected, sum, 1e-13 * expected);
    assertThrows(IllegalArgumentException.class, () -> fourier.meanSquares(new Batch(0, 25)));
    assertThrows(IllegalArgumentException.class, () -> fourier.meanSquares(new Batch(2, 24)));
  }
}
