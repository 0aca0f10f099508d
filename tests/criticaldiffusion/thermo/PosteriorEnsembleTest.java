package criticaldiffusion.thermo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.Density;
import criticaldiffusion.field.Diffusible;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.PointSet;
import criticaldiffusion.linalg.Batch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PosteriorEnsembleTest {
  private static final double[] X = {0.4, -0.7};

  static Stream<Diffusible> laws() {
    double[][] rows = {{1, 0}, {-0.5, 1.2}, {0.3, -1.4}};
    double[] weights = {0.5, 0.3, 0.2};
    return Stream.of(
        PointSet.of(weights, rows),
        GaussianMixture.of(weights, rows, Covariance.isotropic(0.3, 2)),
        GaussianMixture.of(weights, rows, Covariance.diagonal(0.2, 0.6)),
        EmpiricalDistribution.of(Batch.of(rows)));
  }

  private static double difference(java.util.function.DoubleUnaryOperator f, double h) {
    return (8 * (f.applyAsDouble(h) - f.applyAsDouble(-h))
            - (f.applyAsDouble(2 * h) - f.applyAsDouble(-2 * h)))
        / (12 * h);
  }

  private static double[] moved(int i, double by) {
    double[] x = X.clone();
    x[i] += by;
    return x;
  }

  /** Every line of the dictionary of Ambrogioni 2023, as derivatives of log Z. */
  @ParameterizedTest
  @MethodSource("laws")
  void thermodynamicIdentities(Diffusible law) {
    double t = 0.8;
    PosteriorEnsemble state = PosteriorEnsemble.of(law, t, X);
    for (int i = 0; i < 2; i++) {
      int axis = i;
      double slope =
          difference(h -> PosteriorEnsemble.of(law, t, moved(axis, h)).freeEnergy(), 1e-2);
      assertEquals(-state.mean()[i], slope, 1e-8, "grad F = -<y>");
      for (int j = 0; j < 2; j++) {
        int other = j;
        double response =
            difference(h -> PosteriorEnsemble.of(law, t, moved(axis, h)).mean()[other], 1e-2);
        assertEquals(state.posteriorSusceptibility()[2 * i + j], response, 1e-7, "chi_post");
      }
    }
    double energy =
        -difference(h -> PosteriorEnsemble.of(law, 1 / (1 / t + h), X).logPartition(), 1e-2);
    assertEquals(energy, state.energy(), 1e-7, "U = -d log Z/d(1/T)");
    double entropy = -difference(h -> PosteriorEnsemble.of(law, t + h, X).freeEnergy(), 5e-3);
    assertEquals(entropy, state.entropy(), 1e-7, "S = -dF/dT");
    assertTrue(state.entropy() < 0, "relative to p0");
    double capacity = difference(h -> PosteriorEnsemble.of(law, t + h, X).energy(), 5e-3);
    assertEquals(capacity, state.heatCapacity(), 2e-6, "C = dU/dT");
    Density density = law.diffused(1, t);
    assertEquals(
        density.logDensity(X, 0),
        -state.regularizedFreeEnergy() / t - Math.log(2 * Math.PI * t),
        1e-12,
        "log p_T = -F~/T - d/2 log 2 pi T");
    Batch score = new Batch(1, 2);
    density.score(Batch.of(new double[][] {X}), score);
    assertArrayEquals(score.row(0), state.score(), 1e-12);
  }

  @Test
  void oneLawThroughThreeFormulas() {
    double[][] rows = {{1, 0.5}, {-0.2, 1}};
    PosteriorEnsemble exact = PosteriorEnsemble.of(PointSet.of(rows), 0.7, X);
    PosteriorEnsemble density =
        PosteriorEnsemble.of(EmpiricalDistribution.of(Batch.of(rows)), 0.7, X);
    assertEquals(exact.logPartition(), density.logPartition(), 1e-13);
    assertArrayEquals(exact.mean(), density.mean(), 1e-13);
    assertArrayEquals(exact.covariance(), density.covariance(), 1e-9);
    assertEquals(exact.heatCapacity(), density.heatCapacity(), 1e-6);
    // A mixture of variance s² is points of which the noise s² is part.
    GaussianMixture mixture =
        GaussianMixture.of(new double[] {0.5, 0.5}, rows, Covariance.isotropic(0.4, 2));
    PosteriorEnsemble wide = PosteriorEnsemble.of(mixture, 0.7, X);
    PosteriorEnsemble general =
        PosteriorEnsemble.of(
            GaussianMixture.of(new double[] {0.5, 0.5}, rows, Covariance.diagonal(0.4, 0.4)),
            0.7,
            X);
    assertArrayEquals(wide.covariance(), general.covariance(), 1e-9);
    assertEquals(wide.heatCapacity(), general.heatCapacity(), 1e-6);
  }

  @Test
  void theEntropyOfPointsIsThatOfTheirWeights() {
    PointSet points = PointSet.of(new double[][] {{1, 0}, {0, 1}, {-1, 0}, {0, -1}});
    PointEnsemble state = (PointEnsemble) PosteriorEnsemble.of(points, 0.5, X);
    double gibbs = 0;
    for (double w : state.weights()) {
      gibbs -= w * Math.log(w);
    }
    assertEquals(gibbs, state.entropy() + Math.log(4), 1e-14);
  }

  @Test
  void theTwoSusceptibilities() {
    PointSet pair = PointSet.of(new double[][] {{1}, {-1}});
    for (double eps : new double[] {1e-2, 1e-4}) {
      PosteriorEnsemble above = PosteriorEnsemble.of(pair, 1 + eps, 0);
      assertEquals(1 / (1 + eps), above.posteriorSusceptibility()[0], 1e-15);
      assertEquals(1 / eps, above.fieldSusceptibility()[0], 1e-9 / eps);
      assertEquals(eps / (1 + eps), above.masses()[0], 1e-15);
    }
    PosteriorEnsemble critical = PosteriorEnsemble.of(pair, 1, 0);
    assertThrows(IllegalStateException.class, critical::fieldSusceptibility);
  }

  @Test
  void badInput() {
    PointSet pair = PointSet.of(new double[][] {{1}, {-1}});
    for (double t : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> PosteriorEnsemble.of(pair, t, 0));
    }
    assertThrows(IllegalArgumentException.class, () -> PosteriorEnsemble.of(pair, 1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> PosteriorEnsemble.of(pair, 1, Double.NaN));
  }
}
