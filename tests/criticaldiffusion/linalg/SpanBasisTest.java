package criticaldiffusion.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.random.RandomStreams;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanBasisTest {
  @ParameterizedTest
  @CsvSource({"1, 5", "3, 3", "70, 100", "40, 7", "7, 40"})
  void theBasisIsOrthonormalAndSpansThePoints(int size, int dimension) {
    Batch points = random(size, dimension);
    SpanBasis basis = SpanBasis.of(points);
    assertEquals(Math.min(size, dimension), basis.rank());
    assertEquals(dimension, basis.dimension());
    assertOrthonormal(basis);
    assertArrayEquals(
        points.data(), basis.points(basis.coordinates(points)).data(), 1e-13 * dimension);
  }

  @Test
  void theFormOfTheCoordinatesIsTriangular() {
    Batch coordinates = coordinatesOf(random(20, 50));
    for (int i = 0; i < 20; i++) {
      assertTrue(coordinates.get(i, i) > 0);
      for (int k = i + 1; k < 20; k++) {
        assertEquals(0, coordinates.get(i, k), 1e-13);
      }
    }
  }

  /** What is kept of the points is what products with the basis give, with exact zeros. */
  @ParameterizedTest
  @CsvSource({"1, 5", "130, 300", "260, 90"})
  void theTriangleHoldsTheCoordinates(int size, int dimension) {
    Batch points = random(size, dimension);
    SpanBasis basis = SpanBasis.of(points);
    assertArrayEquals(basis.coordinates(points).data(), basis.triangle().data(), 1e-14 * dimension);
    for (int i = 0; i < size; i++) {
      for (int k = i + 1; k < basis.rank(); k++) {
        assertEquals(0.0, basis.triangle().get(i, k));
      }
    }
  }

  private static Batch coordinatesOf(Batch points) {
    return SpanBasis.of(points).coordinates(points);
  }

  /** Duplicates, zeros, sums, and points 10⁸ times shorter, in one set of rank 30. */
  @Test
  void theRankIsFound() {
    int d = 60;
    Batch points = random(120, d);
    for (int i = 0; i < 120; i++) {
      for (int j = 0; j < d; j++) {
        switch (i % 4) {
          case 1 -> points.set(i, j, points.get(i - 1, j));
          case 2 -> points.set(i, j, i % 8 == 2 ? 0 : points.get(0, j) - 2 * points.get(4, j));
          case 3 -> points.set(i, j, points.get(i - 3, j) + 1e-3 * points.get(0, j));
          default -> points.set(i, j, points.get(i, j) * (i % 8 == 0 ? 1 : 1e-8));
        }
      }
    }
    SpanBasis basis = SpanBasis.of(points);
    assertEquals(30, basis.rank());
    assertOrthonormal(basis);
    assertArrayEquals(points.data(), basis.points(basis.coordinates(points)).data(), 1e-12);
  }

  /** The Hilbert matrix: every row is nearly in the span of the ones before it. */
  @Test
  void nearlyDependentPointsStillGiveAnOrthonormalBasis() {
    Batch points = new Batch(40, 60);
    for (int i = 0; i < 40; i++) {
      for (int j = 0; j < 60; j++) {
        points.set(i, j, 1.0 / (1 + i + j));
      }
    }
    SpanBasis basis = SpanBasis.of(points);
    assertOrthonormal(basis);
    assertTrue(basis.rank() >= 9 && basis.rank() < 20, "rank " + basis.rank());
    assertArrayEquals(points.data(), basis.points(basis.coordinates(points)).data(), 1e-11);
  }

  @Test
  void aPointOutsideIsProjected() {
    SpanBasis basis = SpanBasis.of(Batch.of(new double[][] {{0, 2, 0}, {0, 0, 3}}));
    Batch x = Batch.of(new double[][] {{5, 6, 7}});
    assertArrayEquals(new double[] {6, 7}, basis.coordinates(x).data());
    assertArrayEquals(new double[] {0, 6, 7}, basis.points(basis.coordinates(x)).data());
  }

  @Test
  void pointsThatSpanNothingAreRefused() {
    for (int size : new int[] {0, 3}) {
      var error =
          assertThrows(IllegalArgumentException.class, () -> SpanBasis.of(new Batch(size, 2)));
      assertTrue(error.getMessage().contains("all zero"), error.getMessage());
    }
    Batch nan = new Batch(2, 2);
    Arrays.fill(nan.data(), Double.NaN);
    assertThrows(IllegalArgumentException.class, () -> SpanBasis.of(nan));
    SpanBasis basis = SpanBasis.of(random(2, 5));
    assertThrows(IllegalArgumentException.class, () -> basis.coordinates(new Batch(1, 4)));
    assertThrows(IllegalArgumentException.class, () -> basis.points(new Batch(1, 4)));
  }

  private static void assertOrthonormal(SpanBasis basis) {
    Batch gram = new Batch(basis.rank(), basis.rank());
    MatrixProduct.current().timesTransposed(1, basis.vectors(), basis.vectors(), 0, gram);
    for (int i = 0; i < basis.rank(); i++) {
      for (int j = 0; j < basis.rank(); j++) {
        assertEquals(i == j ? 1 : 0, gram.get(i, j), 1e-13, "product " + i + ", " + j);
      }
    }
  }

  private static Batch random(int size, int dimension) {
    Batch batch = new Batch(size, dimension);
    new RandomStreams(2).stream(0).fillGaussian(batch.data(), 0, batch.data().length);
    return batch;
  }

  /** A point of 10⁻¹³ of the longest is in no basis, alone as among others. */
  @Test
  void pointsThatAreSmallAgainstTheLongestAreNoDirections() {
    assertEquals(1, SpanBasis.of(Batch.of(new double[][] {{1, 0}, {0, 1e-13}})).rank());
    assertEquals(2, SpanBasis.of(Batch.of(new double[][] {{1, 0}, {0, 1e-11}})).rank());
  }
}
