package criticaldiffusion.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FitTest {
  private static Estimate measured(double mean, double error) {
    return new Estimate(mean, error, 100);
  }

  /** By hand: w = 1, 1, 1/4; S = Σ w (x − x̄)² = 14/9, b = 9/14 · Σ w (x − x̄) y. */
  @Test
  void aWeightedLineByHand() {
    double[] x = {0, 1, 2};
    Estimate[] y = {measured(0, 1), measured(1, 1), measured(4, 2)};
    LineFit line = LineFit.of(x, y);
    double centre = (1 + 2 / 4.0) / 2.25;
    double spread = centre * centre + Math.pow(1 - centre, 2) + Math.pow(2 - centre, 2) / 4;
    double slope = ((1 - centre) + (2 - centre)) / spread;
    assertEquals(slope, line.slope().mean(), 1e-14);
    assertEquals(1 / Math.sqrt(spread), line.slope().error(), 1e-14);
    assertEquals(2 / 2.25, line.at(centre).mean(), 1e-14);
    assertEquals(1 / 1.5, line.at(centre).error(), 1e-14);
    double chi2 = 0;
    for (int i = 0; i < 3; i++) {
      chi2 += Math.pow(y[i].sigmasFrom(line.at(x[i]).mean()), 2);
    }
    assertEquals(chi2, line.chiSquare().value(), 1e-13);
    assertEquals(1, line.chiSquare().degreesOfFreedom());
    assertEquals(100, line.slope().samples());
  }

  @Test
  void exactPointsTakeTheirErrorsFromTheScatter() {
    LineFit line = LineFit.of(new double[] {-1, 0, 1}, new double[] {-1, 1.5, 1});
    // residuals −½, 1, −½: s² = 1.5, S = 2
    assertEquals(1, line.slope().mean(), 1e-14);
    assertEquals(Math.sqrt(1.5 / 2), line.slope().error(), 1e-14);
    assertEquals(Math.sqrt(1.5 / 3), line.at(0).error(), 1e-14);
    LineFit two = LineFit.of(new double[] {1, 2}, new double[] {3, 5});
    assertEquals(1, two.at(0).mean(), 1e-14);
    assertTrue(Double.isNaN(two.slope().error()));
  }

  @Test
  void anExactPowerLawIsFound() {
    double[] x = {8, 16, 32, 64, 128};
    double[] y = new double[5];
    for (int i = 0; i < 5; i++) {
      y[i] = 3.25 * x[i] * x[i];
    }
    PowerLawFit fit = PowerLawFit.of(x, y);
    assertEquals(2, fit.exponent().mean(), 1e-13);
    assertEquals(0, fit.exponent().error(), 1e-12);
    assertEquals(3.25, fit.amplitude().mean(), 1e-12);
    assertEquals(3.25 * 49, fit.at(7).mean(), 1e-11);
  }

  /** One relative error e on all points: σ_k = e/√Σ(ln x − mean)². */
  @Test
  void theErrorOfTheExponentIsThatOfTheLogarithms() {
    double[] x = {Math.exp(-1), 1, Math.E};
    Estimate[] y = {measured(2, 0.1), measured(2, 0.1), measured(2, 0.1)};
    PowerLawFit fit = PowerLawFit.of(x, y);
    assertEquals(0, fit.exponent().mean(), 1e-14);
    assertEquals(0.05 / Math.sqrt(2), fit.exponent().error(), 1e-14);
    assertEquals(0.1 / Math.sqrt(3), fit.amplitude().error(), 1e-14);
    assertEquals(1, fit.chiSquare().pValue(), 1e-12);
  }

  @Test
  void anInterpolatedCrossingOfACubicIsExact() {
    double[] x = {0.5, 1, 1.7, 2, 3};
    Estimate[] y = new Estimate[5];
    for (int i = 0; i < 5; i++) {
      y[i] = measured(x[i] * x[i] * x[i] - 2 * x[i], 0.1);
    }
    Estimate crossing = Crossing.of(x, y, 0);
    assertEquals(Math.sqrt(2), crossing.mean(), 1e-13);
    // With one point on either side the curve is a line and its error is known by hand.
    Estimate line =
        Crossing.of(new double[] {0, 4}, new Estimate[] {measured(1, 0.3), measured(-1, 0.4)}, 0);
    assertEquals(2, line.mean(), 1e-14);
    assertEquals(Math.hypot(0.15, 0.2) / 0.5, line.error(), 1e-14);
  }

  @Test
  void aFittedCrossingIsThatOfTheFittedLine() {
    double[] x = {0, 1, 2, 3};
    Estimate[] y = {measured(-2, 1), measured(0.5, 1), measured(-0.5, 1), measured(2, 2)};
    assertThrows(IllegalArgumentException.class, () -> Crossing.of(x, y, 0));
    LineFit line = LineFit.of(x, y);
    Estimate crossing = Crossing.fitted(x, y, 0, 1);
    assertEquals(0, line.at(crossing.mean()).mean(), 1e-14);
    assertEquals(line.at(crossing.mean()).error() / line.slope().mean(), crossing.error(), 1e-13);
  }

  @Test
  void aCrossingThatIsNoneIsRefusedWithTheNumbers() {
    double[] x = {0, 1};
    var error =
        assertThrows(
            IllegalArgumentException.class,
            () -> Crossing.of(x, new Estimate[] {measured(1, 1), measured(2, 1)}, 0.5));
    assertEquals(
        "the curve must cross 0.5 once, but does so 0 times: it goes from 1.0 at x = 0.0 to 2.0 at"
            + " x = 1.0",
        error.getMessage());
  }

  @Test
  void pointsThatCannotBeFittedAreRefused() {
    Estimate good = measured(1, 0.1);
    Estimate[] two = {good, good};
    double[] x = {1, 2};
    refused(() -> LineFit.of(new double[] {1}, new Estimate[] {good}));
    refused(() -> LineFit.of(x, new Estimate[] {good}));
    refused(() -> LineFit.of(new double[] {1, 1}, two));
    refused(() -> LineFit.of(new double[] {1, Double.NaN}, two));
    refused(() -> LineFit.of(x, new Estimate[] {good, measured(1, Double.NaN)}));
    refused(() -> LineFit.of(x, new Estimate[] {good, measured(1, 0)}));
    refused(() -> PowerLawFit.of(new double[] {0, 1}, two));
    refused(() -> PowerLawFit.of(x, new Estimate[] {good, measured(-1, 0.1)}));
    refused(() -> PowerLawFit.of(x, new Estimate[] {good, measured(0.2, 0.1)}));
    refused(() -> Crossing.of(new double[] {2, 1}, two, 1));
    refused(() -> Crossing.of(x, two, Double.NaN));
    refused(() -> Crossing.fitted(x, two, 1, 0));
    refused(() -> Crossing.fitted(x, two, 1, 2));
    refused(() -> ChiSquare.of(two, new double[] {1}));
    refused(() -> ChiSquare.of(new Estimate[0], new double[0]));
    refused(() -> ChiSquare.of(two, new double[] {1, Double.NaN}));
    refused(() -> new ChiSquare(-1, 1));
  }

  private static void refused(org.junit.jupiter.api.function.Executable call) {
    assertThrows(IllegalArgumentException.class, call);
  }

  /** Tables of the law of χ²: P(χ²₁ > 3.841459) = P(χ²₁₀ > 18.30704) = 0.05; ν = 2: e^{−χ²/2}. */
  @Test
  void theTailOfChiSquare() {
    assertEquals(0.05, new ChiSquare(3.841458820694124, 1).pValue(), 1e-12);
    assertEquals(0.05, new ChiSquare(18.307038053275146, 10).pValue(), 1e-12);
    assertEquals(Math.exp(-3), new ChiSquare(6, 2).pValue(), 1e-14);
    assertEquals(1, new ChiSquare(0, 3).pValue());
    assertEquals(0, new ChiSquare(Double.POSITIVE_INFINITY, 3).pValue());
    assertEquals(1, new ChiSquare(0, 0).pValue());
    Estimate[] points = {measured(1, 0.5), measured(2, 1)};
    ChiSquare chi = ChiSquare.of(points, new double[] {2, 1});
    assertEquals(5, chi.value(), 1e-14);
    assertEquals(2.5, chi.perDegree(), 1e-14);
  }
}
