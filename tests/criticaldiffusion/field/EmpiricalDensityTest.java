package criticaldiffusion.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MatrixEngine;
import criticaldiffusion.random.RandomStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmpiricalDensityTest {
  private static final double[][] POINTS = {{1, 0}, {-0.5, 1.5}, {0.25, -2}};

  private MatrixEngine before;

  @BeforeEach
  void keepEngine() {
    before = MatrixEngine.current();
  }

  @AfterEach
  void restoreEngine() {
    MatrixEngine.use(before);
  }

  /** Three points in the plane seen from (0.3, −0.4); the numbers are an independent program's. */
  @ParameterizedTest
  @CsvSource({
    "portable, 0.1, 0.98263431660557, 0.00017578127213902, -2.6616061337726, 3.2710087226927, 2.0363655345365",
    "native, 0.1, 0.98263431660557, 0.00017578127213902, -2.6616061337726, 3.2710087226927, 2.0363655345365",
    "portable, 0.7, 0.43926048320221, 0.1720061585124, -1.9625040625637, -0.10129737058093, 0.18853793160356",
    "native, 0.7, 0.43926048320221, 0.1720061585124, -1.9625040625637, -0.10129737058093, 0.18853793160356",
    "portable, 2, 0.34420793708552, 0.29368260996377, -1.9467973378089, -0.26590806061418, 0.36835267258088",
    "native, 2, 0.34420793708552, 0.29368260996377, -1.9467973378089, -0.26590806061418, 0.36835267258088"
  })
  void smallExample(
      String engine, double t, double w0, double w1, double logP, double s0, double s1) {
    MatrixEngine.use(MatrixEngine.of(engine));
    double alpha = Math.exp(-t);
    double variance = -Math.expm1(-2 * t);
    // The second form has components 2 … 2999 that are 0, so that it goes through the tiles.
    for (int d : new int[] {2, 3000}) {
      double[][] points = new double[3][d];
      for (int k = 0; k < 3; k++) {
        System.arraycopy(POINTS[k], 0, points[k], 0, 2);
      }
      double[] x = new double[d];
      x[0] = 0.3;
      x[1] = -0.4;
      EmpiricalDensity density =
          EmpiricalDistribution.of(Batch.of(points)).diffused(alpha, variance);
      double[] w = new double[3];
      density.posterior(x, 0, w);
      assertArrayEquals(new double[] {w0, w1, 1 - w0 - w1}, w, 2e-13);
      double rest = -0.5 * (d - 2) * Math.log(2 * Math.PI * variance);
      assertEquals(logP + rest, density.logDensity(x, 0), 1e-12 * Math.abs(logP + rest));
      Batch score = new Batch(1, d);
      density.score(Batch.of(x, d), score);
      assertEquals(s0, score.get(0, 0), 1e-12 * Math.abs(s0));
      assertEquals(s1, score.get(0, 1), 1e-12 * Math.abs(s1));
      assertEquals(0, d == 2 ? 0 : score.get(0, d - 1));
    }
  }

  /** Tiled scores against those of a mixture, which are summed point by point. */
  @ParameterizedTest
  @CsvSource({
    "portable, 700, 2100, 0.05", "native, 700, 2100, 0.05",
    "portable, 700, 2100, 2", "native, 700, 2100, 2",
    "portable, 700, 2100, 60", "native, 700, 2100, 60",
    "portable, 5000, 3, 0.3", "native, 5000, 3, 0.3"
  })
  void tilesAgreeWithTheMixture(String engine, int n, int d, double variance) {
    MatrixEngine.use(MatrixEngine.of(engine));
    Batch data = gaussian(n, d, "data");
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = data.row(i);
    }
    EmpiricalDensity density = EmpiricalDistribution.of(data).diffused(0.9, variance);
    Density mixture = PointSet.of(rows).diffused(0.9, variance);
    Batch x = new Batch(9, d);
    density.draw(new RandomStreams(4).child("x").streams(9), x);
    Batch score = new Batch(9, d);
    Batch expected = new Batch(9, d);
    density.score(x, score);
    mixture.score(x, expected);
    double scale = 0;
    for (double value : expected.data()) {
      scale = Math.max(scale, Math.abs(value));
    }
    assertArrayEquals(expected.data(), score.data(), 1e-12 * scale);
    double logP = mixture.logDensity(x.data(), x.start(4));
    assertEquals(logP, density.logDensity(x.data(), x.start(4)), 1e-12 * Math.abs(logP));
  }

  /** The rows of one call condense differently, yet each is computed as if it were alone. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 2, 60})
  void aRowDoesNotDependOnTheOthers(double variance) {
    MatrixEngine.use(MatrixEngine.portable());
    EmpiricalDensity density =
        EmpiricalDistribution.of(gaussian(600, 30, "data")).diffused(1, variance);
    Batch x = gaussian(150, 30, "x");
    for (int i = 0; i < 150; i += 2) {
      for (int j = 0; j < 30; j++) {
        x.set(i, j, 0.1 * x.get(i, j));
      }
    }
    Batch together = new Batch(150, 30);
    density.score(x, together);
    for (int i : new int[] {0, 1, 77, 149}) {
      Batch alone = new Batch(1, 30);
      density.score(x.rows(i, i + 1), alone);
      assertArrayEquals(together.row(i), alone.data());
    }
  }

  @Test
  void duplicatesShareTheirWeight() {
    double[][] points = {{1, 0}, {1, 0}, {-0.5, 1.5}};
    EmpiricalDensity density = EmpiricalDistribution.of(Batch.of(points)).diffused(1, 0.01);
    double[] w = new double[3];
    density.posterior(new double[] {1, 0}, 0, w);
    assertArrayEquals(new double[] {0.5, 0.5, 0}, w, 1e-12);
  }

  @Test
  void oneDataPointIsAGaussian() {
    EmpiricalDensity density =
        EmpiricalDistribution.of(Batch.of(new double[] {1, 2}, 2)).diffused(0.5, 0.25);
    Batch score = new Batch(1, 2);
    density.score(Batch.of(new double[] {1, 1}, 2), score);
    assertArrayEquals(new double[] {-2, 0}, score.data(), 1e-15);
  }

  @Test
  void refusesWhatHasNoDensity() {
    EmpiricalDistribution data = EmpiricalDistribution.of(gaussian(5, 3, "data"));
    assertThrows(IllegalArgumentException.class, () -> data.diffused(1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> data.diffused(1, 1).score(new Batch(1, 2), new Batch(1, 2)));
    assertThrows(
        IllegalArgumentException.class,
        () -> EmpiricalDistribution.of(Batch.of(new double[] {1, Double.NaN}, 2)));
    assertThrows(IllegalArgumentException.class, () -> EmpiricalDistribution.of(new Batch(0, 2)));
  }

  private static Batch gaussian(int n, int d, String name) {
    Batch batch = new Batch(n, d);
    var streams = new RandomStreams(11).child(name);
    for (int i = 0; i < n; i++) {
      streams.stream(i).fillGaussian(batch.data(), batch.start(i), d);
    }
    return batch;
  }
}
