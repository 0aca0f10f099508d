package criticaldiffusion.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixProductTest {
  private static final MatrixProduct PORTABLE = new MatrixProduct(MatrixEngine.portable());

  /** m, n, k around every border of the blocks: none, one, a part, whole, whole and one. */
  private static final int[][] SHAPES = {
    {1, 1, 1},
    {2, 3, 4},
    {3, 257, 5},
    {4, 9, 127},
    {5, 256, 128},
    {7, 300, 129},
    {33, 70, 260},
    {600, 2, 31},
    {300, 130, 17},
    {1, 700, 515},
    {70, 600, 1030},
    {2, 5, 0},
    {0, 5, 3}
  };

  static Stream<Arguments> engines() {
    List<Arguments> cases = new ArrayList<>();
    for (int[] shape : SHAPES) {
      cases.add(Arguments.of(MatrixEngine.portable(), shape));
      cases.add(Arguments.of(MatrixEngine.of("auto"), shape));
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyFormAgreesWithTheSumsThatDefineIt(MatrixEngine engine, int[] shape) {
    MatrixProduct product = new MatrixProduct(engine);
    int m = shape[0];
    int n = shape[1];
    int k = shape[2];
    if (k > 0) {
      Batch c = random(m, n, 3);
      Batch start = c.copy();
      Batch a = random(m, k, 1);
      Batch b = random(n, k, 2);
      product.timesTransposed(0.5, a, b, -2, c);
      check(0.5, MatrixView.of(a), MatrixView.of(b).transposed(), -2, start, c);
      b = random(k, n, 2);
      product.times(2, a, b, 0, c);
      check(2, MatrixView.of(a), MatrixView.of(b), 0, start, c);
    }
    if (m > 0) {
      Batch c = random(m, n, 3);
      Batch start = c.copy();
      Batch a = random(k, m, 1);
      Batch b = random(k, n, 2);
      product.transposedTimes(-1, a, b, 1, c);
      check(-1, MatrixView.of(a).transposed(), MatrixView.of(b), 1, start, c);
    }
  }

  private static void check(
      double alpha, MatrixView a, MatrixView b, double beta, Batch start, Batch c) {
    for (int i = 0; i < c.size(); i++) {
      for (int j = 0; j < c.dimension(); j++) {
        double sum = 0;
        for (int k = 0; k < a.columns(); k++) {
          sum += a.data()[a.index(i, k)] * b.data()[b.index(k, j)];
        }
        double expected = alpha * sum + beta * start.get(i, j);
        assertEquals(expected, c.get(i, j), 1e-13 * (1 + a.columns()), "element " + i + ", " + j);
      }
    }
  }

  @Test
  void theEnginesAgreeTo1e10() {
    Batch a = random(150, 900, 4);
    Batch b = random(333, 900, 5);
    Batch left = new Batch(150, 333);
    Batch right = new Batch(150, 333);
    PORTABLE.timesTransposed(1, a, b, 0, left);
    new MatrixProduct(MatrixEngine.of("auto")).timesTransposed(1, a, b, 0, right);
    assertArrayEquals(left.data(), right.data(), 1e-10);
  }

  /** Whatever the shape, an element is the same sum: rows alone, in threes, in hundreds. */
  @Test
  void aPortableElementDoesNotDependOnTheBatch() {
    Batch a = random(300, 203, 6);
    Batch b = random(310, 203, 7);
    Batch whole = new Batch(300, 310);
    PORTABLE.timesTransposed(1, a, b, 0, whole);
    for (int rows : new int[] {1, 2, 3, 4, 5, 64}) {
      Batch part = new Batch(rows, 310);
      PORTABLE.timesTransposed(1, a.rows(100, 100 + rows), b, 0, part);
      assertArrayEquals(whole.rows(100, 100 + rows).copy().data(), part.data());
      Batch few = new Batch(300, rows);
      PORTABLE.timesTransposed(1, a, b.rows(37, 37 + rows), 0, few);
      for (int i = 0; i < 300; i++) {
        for (int j = 0; j < rows; j++) {
          assertEquals(whole.get(i, 37 + j), few.get(i, j));
        }
      }
    }
    Batch bt = new Batch(203, 310);
    for (int i = 0; i < 310; i++) {
      for (int k = 0; k < 203; k++) {
        bt.set(k, i, b.get(i, k));
      }
    }
    Batch again = new Batch(300, 310);
    PORTABLE.times(1, a, bt, 0, again);
    assertArrayEquals(whole.data(), again.data());
  }

  @Test
  void windowsAreReadAndWrittenInPlace() {
    Batch a = random(10, 6, 8);
    Batch c = random(9, 10, 9);
    Batch before = c.copy();
    for (String name : new String[] {"portable", "auto"}) {
      new MatrixProduct(MatrixEngine.of(name)).timesTransposed(1, a.rows(2, 5), a, 0, c.rows(4, 7));
      for (int i = 0; i < 9; i++) {
        for (int j = 0; j < 10; j++) {
          double expected = before.get(i, j);
          if (i >= 4 && i < 7) {
            expected = 0;
            for (int k = 0; k < 6; k++) {
              expected += a.get(i - 2, k) * a.get(j, k);
            }
          }
          assertEquals(expected, c.get(i, j), 1e-14);
        }
      }
    }
  }

  @Test
  void withBetaZeroTheOldResultIsNotRead() {
    for (String name : new String[] {"portable", "auto"}) {
      for (int m : new int[] {2, 20}) {
        Batch c = new Batch(m, 4);
        java.util.Arrays.fill(c.data(), Double.NaN);
        new MatrixProduct(MatrixEngine.of(name))
            .timesTransposed(1, random(m, 3, 1), random(4, 3, 2), 0, c);
        c.requireFinite("result");
      }
    }
  }

  @Test
  void aNumberThatIsNotFiniteSpreads() {
    for (String name : new String[] {"portable", "auto"}) {
      for (int m : new int[] {2, 20}) {
        Batch a = random(m, 9, 1);
        a.set(1, 4, Double.NaN);
        Batch c = new Batch(m, 4);
        new MatrixProduct(MatrixEngine.of(name)).timesTransposed(1, a, random(4, 9, 2), 0, c);
        assertTrue(Double.isNaN(c.get(1, 3)));
        assertTrue(Double.isFinite(c.get(0, 3)));
      }
    }
  }

  @Test
  void squaredDistancesAreThoseOfTheDifferences() {
    Batch x = random(20, 50, 1);
    Batch a = random(30, 50, 2);
    System.arraycopy(a.data(), a.start(3), x.data(), x.start(7), 50);
    Batch distances = new Batch(20, 30);
    PORTABLE.squaredDistances(x, a, MatrixProduct.squaredNorms(a), distances);
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 30; j++) {
        double sum = 0;
        for (int k = 0; k < 50; k++) {
          sum += (x.get(i, k) - a.get(j, k)) * (x.get(i, k) - a.get(j, k));
        }
        assertEquals(sum, distances.get(i, j), 1e-12);
        assertTrue(distances.get(i, j) >= 0);
      }
    }
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    Batch a = new Batch(2, 3);
    Batch b = new Batch(4, 3);
    refuses("components: 3 and 2", () -> PORTABLE.timesTransposed(1, a, new Batch(4, 2), 0, a));
    refuses("columns and rows: 3 and 4", () -> PORTABLE.times(1, a, b, 0, a));
    refuses("rows: 2 and 4", () -> PORTABLE.transposedTimes(1, a, b, 0, a));
    refuses("is 2 x 4, its result was to go to 4 x 2", () -> product(a, b, new Batch(4, 2)));
    Batch square = new Batch(3, 3);
    refuses("must not share", () -> product(square, square.copy(), square));
    refuses(
        "points and norms: 4 and 3",
        () -> PORTABLE.squaredDistances(a, b, new double[3], new Batch(2, 4)));
  }

  @Test
  void anInterruptStopsIt() {
    Thread.currentThread().interrupt();
    try {
      Batch a = new Batch(10, 10);
      assertThrows(CancellationException.class, () -> product(a, a.copy(), new Batch(10, 10)));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  private static void product(Batch a, Batch b, Batch c) {
    PORTABLE.timesTransposed(1, a, b, 0, c);
  }

  private static void refuses(String message, Runnable call) {
    var error = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  private static Batch random(int size, int dimension, long seed) {
    Batch batch = new Batch(size, Math.max(1, dimension));
    new RandomStreams(seed).stream(0).fillGaussian(batch.data(), 0, batch.data().length);
    return batch;
  }
}
