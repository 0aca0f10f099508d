package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.GaussianMixture;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollapseTheoryTest {
  /** Biroli et al. 2024, Eq. 10, evaluated with 30 digits. */
  @ParameterizedTest
  @CsvSource({
    "256, 1, 20000, 1.2987896867559",
    "1024, 1, 20000, 1.9775467186322",
    "4096, 1, 20000, 2.6670744411666",
    "256, 1, 10000, 1.3337328120755",
    "1024, 1, 10000, 2.0134894041517",
    "4096, 1, 10000, 2.7032699776663",
    "100, 0.25, 1000, 0.49429409797661",
    "64, 1, 500, 0.86718273772914"
  })
  void isotropicCollapseTimes(int d, double variance, double n, double expected) {
    assertEquals(expected, CollapseTheory.isotropic(variance, d).collapseTime(n), 1e-13 * expected);
  }

  @Test
  void aSpectrumOfEqualEigenvaluesGivesTheClosedForm() {
    double[] ones = new double[256];
    Arrays.fill(ones, 0.7);
    double expected = CollapseTheory.isotropic(0.7, 256).collapseTime(20000);
    assertEquals(expected, CollapseTheory.ofSpectrum(ones).collapseTime(20000), 1e-13);
  }

  @Test
  void onlyTheSupportCounts() {
    double[] spectrum = new double[1000];
    Arrays.fill(spectrum, 0, 64, 1);
    assertEquals(0.86718273772914, CollapseTheory.ofSpectrum(spectrum).collapseTime(500), 1e-12);
  }

  /** Power laws λ = i^{−p}, d = 512, n = 5000: solved independently with four decimals. */
  @ParameterizedTest
  @CsvSource({"0, 1.7098, 16.8", "1, 0.1430, 15.1", "2, 0.0112, 9.8"})
  void powerLawSpectra(double power, double time, double effectiveDimension) {
    double[] spectrum =
        IntStream.rangeClosed(1, 512).mapToDouble(i -> Math.pow(i, -power)).toArray();
    CollapseTheory theory = CollapseTheory.ofSpectrum(spectrum);
    double t = theory.collapseTime(5000);
    assertEquals(time, t, 5e-5);
    assertEquals(effectiveDimension, theory.effectiveDimension(0, t), 0.051);
    assertEquals(Math.log(5000), theory.information(t), 1e-12);
  }

  /**
   * Two classes, spectra 2 i^{−0.7} (π = 0.3) and 0.25 (π = 0.7), d = 128, n = 8000; by bisection.
   */
  @Test
  void everyClassCollapsesAtItsOwnTime() {
    double[] first =
        IntStream.rangeClosed(1, 128).mapToDouble(i -> 2 * Math.pow(i, -0.7)).toArray();
    GaussianMixture mixture =
        GaussianMixture.of(
            new double[] {0.3, 0.7},
            new double[2][128],
            Covariance.diagonal(first),
            Covariance.isotropic(0.25, 128));
    CollapseTheory theory = CollapseTheory.of(mixture);
    assertEquals(0.4155225392530073, theory.classCollapseTime(0, 8000), 1e-13);
    assertEquals(0.5024609898957529, theory.classCollapseTime(1, 8000), 1e-13);
    double both = theory.collapseTime(8000);
    assertTrue(both > 0.4155 && both < 0.5025, "between the two: " + both);
    assertEquals(Math.log(8000), theory.logSize(both), 1e-12);
  }

  @Test
  void equalClassesHoldHalfOfThePoints() {
    CollapseTheory theory = CollapseTheory.of(GaussianMixture.twoClasses(256, 1, 1, 0.5));
    assertEquals(1.3337328120755, theory.classCollapseTime(0, 20000), 1e-12);
    assertEquals(1.3337328120755, theory.collapseTime(20000), 1e-12);
  }

  /** n = (1 + γ)^{d/2} for d = 100: log₁₀ n at four times. */
  @ParameterizedTest
  @CsvSource({"0.1, 37.1", "0.3, 17.3", "0.5, 9.96", "1, 3.16"})
  void curseOfDimensionality(double t, double log10) {
    CollapseTheory theory = CollapseTheory.isotropic(1, 100);
    double logSize = theory.logSize(t);
    assertEquals(log10, logSize / Math.log(10), 0.051);
    assertEquals(t, theory.collapseTime(Math.exp(logSize)), 1e-13);
  }

  @Test
  void smoothingDelaysTheCollapseAndThenPreventsIt() {
    CollapseTheory theory = CollapseTheory.isotropic(1, 64);
    double critical = theory.criticalBandwidth(500);
    assertEquals(4.665, critical * critical, 5e-4);
    assertEquals(theory.collapseTime(500), theory.regularizedCollapseTime(500, 0), 1e-15);
    double t = theory.regularizedCollapseTime(500, 1);
    assertEquals(Math.exp(2 * theory.collapseTime(500)) - 1, Math.exp(2 * t), 1e-12);
    assertEquals(0, theory.regularizedCollapseTime(500, critical));
    assertEquals(0, theory.regularizedCollapseTime(500, 10));
  }

  /** The paper's line and the one with the class information, d = 256 and 1024, n = 20,000. */
  @ParameterizedTest
  @CsvSource({
    "256, 2.12, 0.81243114796, 0.749726966123",
    "1024, 2.904, 0.844492100802, 0.784863847291",
    "4096, 3.296, 0.716227366458, 0.648702160981"
  })
  void theoryLines(int d, double t, double paper, double withClass) {
    double n = 20000;
    CollapseTheory theory = CollapseTheory.of(GaussianMixture.twoClasses(d, 1, 1, 0.5));
    assertEquals(paper, theory.excessEntropyOfPaper(t, n) / Math.log(n), 1e-11);
    double known = theory.excessEntropy(t, n, Math.log(2)) / Math.log(n);
    assertEquals(paper, known, 1e-11);
    double exact = theory.excessEntropy(t, n, classEntropy(d * Math.exp(-2 * t)));
    assertEquals(withClass, exact / Math.log(n), 1e-11);
  }

  /** H(class | x) = E log(1 + e^{−2(s + √s g)}) for two equal Gaussians, by a fine trapezoid. */
  private static double classEntropy(double s) {
    double sum = 0;
    double step = 1e-3;
    for (int i = -12_000; i <= 12_000; i++) {
      double g = i * step;
      double y = -2 * (s + Math.sqrt(s) * g);
      double softPlus = Math.max(y, 0) + Math.log1p(Math.exp(-Math.abs(y)));
      sum += step * Math.exp(-0.5 * g * g) / Math.sqrt(2 * Math.PI) * softPlus;
    }
    return sum;
  }

  @Test
  void theWindowIsSetByTheNumberOfPoints() {
    double small = CollapseTheory.isotropic(1, 256).window(0, 20000);
    double large = CollapseTheory.isotropic(1, 4096).window(0, 20000);
    assertEquals(0.22, small, 0.01);
    assertEquals(0.22, large, 0.01);
    CollapseTheory theory = CollapseTheory.isotropic(1, 4096);
    double t = theory.collapseTime(20000);
    assertEquals(0, theory.scalingVariable(0, t, 20000), 1e-10);
    assertEquals(2 * Math.log(20000), theory.effectiveDimension(0, t), 0.1);
  }

  @Test
  void refusesWhatHasNoCollapse() {
    CollapseTheory theory = CollapseTheory.of(GaussianMixture.twoClasses(4, 1, 1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> theory.classCollapseTime(0, 2));
    assertThrows(IllegalArgumentException.class, () -> theory.collapseTime(1));
    assertThrows(IllegalArgumentException.class, () -> theory.collapseTime(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> theory.classCollapseTime(1, -1));
    assertThrows(IllegalArgumentException.class, () -> CollapseTheory.ofSpectrum(0, 0));
    assertThrows(IllegalArgumentException.class, () -> CollapseTheory.ofSpectrum(1, -1));
    assertThrows(IllegalArgumentException.class, () -> CollapseTheory.isotropic(1, 0));
    assertThrows(IllegalArgumentException.class, () -> CollapseTheory.isotropic(Double.NaN, 3));
  }

  @Test
  void refusesWhatIsNoTimeOrSize() {
    CollapseTheory theory = CollapseTheory.isotropic(1, 10);
    for (double t : new double[] {-1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> theory.information(t));
      assertThrows(IllegalArgumentException.class, () -> theory.effectiveDimension(0, t));
      assertThrows(IllegalArgumentException.class, () -> CollapseTheory.snr(t));
      assertThrows(IllegalArgumentException.class, () -> theory.excessEntropyOfPaper(t, 10));
    }
    for (double n : new double[] {0, -5, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> theory.excessEntropyOfPaper(1, n));
      assertThrows(IllegalArgumentException.class, () -> theory.excessEntropy(1, n, 0));
      assertThrows(IllegalArgumentException.class, () -> theory.scalingVariable(0, 1, n));
    }
  }
}
