package criticaldiffusion.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import contracts.Catalogue;
import contracts.Seeds;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import java.util.random.RandomGenerator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GaussianMixtureTest {
  private static final double[] WEIGHTS = {0.5, 0.2, 0.3};
  private static final double[][] MEANS = {{1.5, 0}, {-1, 1}, {-0.5, -1.5}};
  private static final double[][][] COVARIANCES = {
    {{0.3, 0}, {0, 0.3}}, {{0.6, 0}, {0, 0.2}}, {{0.5, 0.3}, {0.3, 0.4}}
  };

  /** The formulas with matrices, inverses and determinants, noised to α = 0.7, σ² = 0.51. */
  @Test
  void threeGeneralComponentsAreTheirFormulas() {
    double alpha = 0.7;
    double variance = 0.51;
    GaussianMixture noised = Catalogue.threeComponents().diffused(alpha, variance);
    for (double[] x : new double[][] {{0.2, -0.3}, {3, 1}, {-4, 5}, {0, 0}}) {
      double total = 0;
      double[] terms = new double[3];
      double[] score = new double[2];
      for (int k = 0; k < 3; k++) {
        RealMatrix matrix = new Array2DRowRealMatrix(COVARIANCES[k]).scalarMultiply(alpha * alpha);
        matrix.addToEntry(0, 0, variance);
        matrix.addToEntry(1, 1, variance);
        LUDecomposition lu = new LUDecomposition(matrix);
        double[] y = {x[0] - alpha * MEANS[k][0], x[1] - alpha * MEANS[k][1]};
        double[] force = lu.getSolver().getInverse().operate(y);
        double exponent = -0.5 * (y[0] * force[0] + y[1] * force[1]);
        terms[k] = WEIGHTS[k] * Math.exp(exponent) / (2 * Math.PI * Math.sqrt(lu.getDeterminant()));
        total += terms[k];
        score[0] -= terms[k] * force[0];
        score[1] -= terms[k] * force[1];
      }
      double[] p = new double[3];
      noised.posterior(x, 0, p);
      Batch out = new Batch(1, 2);
      noised.score(Batch.of(x.clone(), 2), out);
      assertEquals(Math.log(total), noised.logDensity(x, 0), 1e-12);
      for (int k = 0; k < 3; k++) {
        assertEquals(terms[k] / total, p[k], 1e-13);
      }
      assertArrayEquals(new double[] {score[0] / total, score[1] / total}, out.row(0), 1e-12);
    }
  }

  @Test
  void oneCovarianceForAllIsThatForEach() {
    double[][] means = {{1, 0.5, 0}, {-1, 0, 0.3}};
    double[] weights = {0.4, 0.6};
    Covariance shared = Covariance.isotropic(0.4, 3);
    GaussianMixture isotropic = GaussianMixture.of(weights, means, shared);
    GaussianMixture general = GaussianMixture.of(weights, means, shared, shared);
    assertTrue(isotropic.isIsotropic() && !general.isIsotropic());
    Batch x = Batch.of(new double[][] {{0.1, 0.2, -0.7}, {-3, 2, 4}});
    Batch a = new Batch(2, 3);
    Batch b = new Batch(2, 3);
    isotropic.score(x, a);
    general.score(x, b);
    assertArrayEquals(a.data(), b.data(), 1e-13);
    assertEquals(isotropic.logDensity(x.data(), 3), general.logDensity(x.data(), 3), 1e-13);
  }

  /** Far out, and at noise that is next to none, no exponential over- or underflows. */
  @Test
  void extremesStayFinite() {
    GaussianMixture narrow = PointSet.of(new double[][] {{1, 0}, {-1, 0}}).diffused(1, 1e-10);
    Batch x = Batch.of(new double[][] {{0.3, 0}, {1e6, -1e6}});
    Batch out = new Batch(2, 2);
    narrow.score(x, out);
    assertArrayEquals(new double[] {0.7e10, 0}, out.row(0), 1e-3);
    out.requireFinite("the score");
    assertTrue(Double.isFinite(narrow.logDensity(x.data(), 2)));
    double[] p = new double[2];
    narrow.posterior(x.data(), 0, p);
    assertArrayEquals(new double[] {1, 0}, p);
  }

  @Test
  void aComponentWithoutWeightIsNotThere() {
    GaussianMixture mixture = GaussianMixture.twoClasses(2, 1, 0.5, 1);
    GaussianMixture alone =
        GaussianMixture.gaussian(new double[] {1, 1}, Covariance.isotropic(0.5, 2));
    double[] x = {0.3, -2};
    assertEquals(alone.logDensity(x, 0), mixture.logDensity(x, 0), 1e-15);
    double[] p = new double[2];
    mixture.posterior(x, 0, p);
    assertArrayEquals(new double[] {1, 0}, p);
    RandomStreams streams = Seeds.streams("no weight");
    for (int i = 0; i < 1000; i++) {
      assertEquals(0, mixture.drawLabelled(streams.stream(i), new double[2], 0));
    }
  }

  /** Frequencies of 20,000 labels, 4.5 σ; means given the label, 4.5 σ. */
  @Test
  @Tag("statistical")
  void labelsAndPointsBelongTogether() {
    GaussianMixture mixture = Catalogue.threeComponents();
    RandomGenerator rng = Seeds.streams("labels").stream(0);
    int count = 20_000;
    long[] counts = new long[3];
    double[][] sums = new double[3][2];
    for (int i = 0; i < count; i++) {
      double[] x = new double[2];
      int k = mixture.drawLabelled(rng, x, 0);
      counts[k]++;
      sums[k][0] += x[0];
      sums[k][1] += x[1];
    }
    for (int k = 0; k < 3; k++) {
      double sigma = Math.sqrt(WEIGHTS[k] * (1 - WEIGHTS[k]) / count);
      assertEquals(WEIGHTS[k], (double) counts[k] / count, 4.5 * sigma);
      for (int j = 0; j < 2; j++) {
        double spread = Math.sqrt(COVARIANCES[k][j][j] / counts[k]);
        assertEquals(MEANS[k][j], sums[k][j] / counts[k], 4.5 * spread);
      }
    }
  }

  @Test
  void whatIsSaidOfAMixtureIsTrueOfItsNoisedVersion() {
    GaussianMixture noised = Catalogue.threeComponents().diffused(0.5, 0.75);
    assertEquals(2, noised.dimension());
    assertEquals(3, noised.components());
    assertArrayEquals(WEIGHTS, noised.weights());
    assertArrayEquals(new double[] {-0.25, -0.75}, noised.mean(2));
    assertArrayEquals(new double[] {0.9, 0.8}, noised.covariance(1).eigenvalues(), 1e-15);
  }

  @Test
  void mixturesThatCannotBeAreRefused() {
    Covariance plane = Covariance.isotropic(1, 2);
    double[][] two = {{1, 0}, {0, 1}};
    double[] half = {0.5, 0.5};
    refuses(
        "sum to 1, their sum is 0.9",
        () -> GaussianMixture.of(new double[] {0.5, 0.4}, two, plane));
    refuses(
        "weight 1 must be at least 0",
        () -> GaussianMixture.of(new double[] {1.5, -0.5}, two, plane));
    refuses(
        "weight 0 must be at least 0, was NaN",
        () -> GaussianMixture.of(new double[] {Double.NaN, 1}, two, plane));
    refuses("3 weights do not fit 2 means", () -> GaussianMixture.of(WEIGHTS, two, plane));
    refuses("at least one row", () -> GaussianMixture.of(new double[0], new double[0][], plane));
    refuses("dimension >= 1", () -> GaussianMixture.of(half, new double[2][0], plane));
    refuses("row 1 has 1", () -> GaussianMixture.of(half, new double[][] {{1, 0}, {1}}, plane));
    refuses(
        "the means must be finite, but point 1, component 0 is NaN",
        () -> GaussianMixture.of(half, new double[][] {{1, 0}, {Double.NaN, 1}}, plane));
    refuses("need 1 covariance or one for each", () -> GaussianMixture.of(half, two));
    refuses(
        "covariances of dimension 3 do not fit",
        () -> GaussianMixture.of(half, two, Covariance.isotropic(1, 3)));
    refuses("dimension must be at least 1, was 0", () -> GaussianMixture.twoClasses(0, 1, 1, 0.5));
    refuses("variance must be positive", () -> GaussianMixture.twoClasses(2, 1, 0, 0.5));
    refuses("weight 0 must be", () -> GaussianMixture.twoClasses(2, 1, 1, Double.NaN));
    refuses("means must be finite", () -> GaussianMixture.twoClasses(2, Double.NaN, 1, 0.5));
  }

  @Test
  void pointsThatDoNotFitAreRefused() {
    GaussianMixture mixture = Catalogue.threeComponents();
    refuses("points of dimension 3", () -> mixture.score(new Batch(1, 3), new Batch(1, 3)));
    refuses("shapes differ", () -> mixture.score(new Batch(2, 2), new Batch(1, 2)));
    assertThrows(IndexOutOfBoundsException.class, () -> mixture.logDensity(new double[3], 2));
    refuses("need 2 generators", () -> mixture.draw(new RandomGenerator[1], new Batch(2, 2)));
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      refuses("alpha must be positive and finite", () -> mixture.diffused(bad, 1));
    }
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      refuses("variance must be finite and >= 0", () -> mixture.diffused(1, bad));
    }
  }

  private static void refuses(String message, Runnable call) {
    var error = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }
}
