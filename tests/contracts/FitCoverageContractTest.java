package contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.AutocorrelationTime;
import criticaldiffusion.stats.Crossing;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.Jackknife;
import criticaldiffusion.stats.LineFit;
import criticaldiffusion.stats.PowerLawFit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 8, over every error bar that statistics derive from other numbers. */
@Tag("statistical")
class FitCoverageContractTest {
  /** A small experiment whose exact answer is known. */
  record Case(String name, double exact, Function<RandomStream, Estimate> experiment) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case("ratio by jackknife", 1.5, FitCoverageContractTest::ratio),
        new Case("kurtosis of a chain by jackknife", 3, FitCoverageContractTest::kurtosis),
        new Case("mean of a chain", 0, rng -> AutocorrelationTime.of(chain(rng, 0.8)).mean()),
        new Case(
            "autocorrelation time", 4.5, rng -> AutocorrelationTime.of(chain(rng, 0.8)).time()),
        new Case("slope", -0.7, rng -> line(rng).slope()),
        new Case("line beyond its points", 2 - 0.7 * 15, rng -> line(rng).at(15)),
        new Case("exponent", 1.9, rng -> powerLaw(rng).exponent()),
        new Case("amplitude", 0.4, rng -> powerLaw(rng).amplitude()),
        new Case(
            "crossing, interpolated", 1, rng -> Crossing.of(GRID, curve(rng, GRID, 0.02), 0.5)),
        new Case(
            "crossing, fitted", 1, rng -> Crossing.fitted(FINE, curve(rng, FINE, 0.1), 0.5, 3)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void oneSigmaCoversAsOftenAsItShould(Case error) {
    RandomStreams streams = Seeds.streams("fit coverage").child(error.name());
    assertEquals(
        List.of(),
        CoverageLaws.violations(
            s -> error.experiment().apply(s.stream(0)), error.exact(), streams));
  }

  private static final double[] GRID = {0, 0.4, 0.8, 1.2, 1.6, 2};
  private static final double[] FINE = new double[60];

  static {
    Arrays.setAll(FINE, i -> 0.5 + i / 60.0);
  }

  /** Points of 1/(1 + x²), which is ½ at x = 1, each with a normal error. */
  private static Estimate[] curve(RandomStream rng, double[] x, double sigma) {
    return Arrays.stream(x)
        .mapToObj(t -> new Estimate(1 / (1 + t * t) + sigma * rng.nextGaussian(), sigma, 1))
        .toArray(Estimate[]::new);
  }

  /** ⟨a⟩/⟨b⟩ of correlated a, b: errors of the two means alone would not do. */
  private static Estimate ratio(RandomStream rng) {
    double[][] samples = new double[60][];
    for (int i = 0; i < samples.length; i++) {
      double common = rng.nextGaussian();
      samples[i] = new double[] {3 + common + 0.3 * rng.nextGaussian(), 2 + 0.6 * common};
    }
    return Jackknife.of(samples, m -> m[0] / m[1]);
  }

  private static Estimate kurtosis(RandomStream rng) {
    double[] x = chain(rng, 0.5);
    double[] square = Arrays.stream(x).map(v -> v * v).toArray();
    double[] fourth = Arrays.stream(square).map(v -> v * v).toArray();
    return Jackknife.of(Jackknife.blocks(40, square, fourth), m -> m[1] / (m[0] * m[0]));
  }

  /** 4000 steps of x ← ρx + √(1 − ρ²) z: τ = ½(1 + ρ)/(1 − ρ). */
  private static double[] chain(RandomStream rng, double rho) {
    double[] x = new double[4000];
    x[0] = rng.nextGaussian();
    for (int i = 1; i < x.length; i++) {
      x[i] = rho * x[i - 1] + Math.sqrt(1 - rho * rho) * rng.nextGaussian();
    }
    return x;
  }

  private static LineFit line(RandomStream rng) {
    double[] x = {1, 2, 4, 5, 9};
    Estimate[] y = new Estimate[x.length];
    for (int i = 0; i < x.length; i++) {
      double sigma = 0.1 * (i + 1);
      y[i] = new Estimate(2 - 0.7 * x[i] + sigma * rng.nextGaussian(), sigma, 1);
    }
    return LineFit.of(x, y);
  }

  private static PowerLawFit powerLaw(RandomStream rng) {
    double[] x = {8, 12, 16, 24, 32};
    Estimate[] y = new Estimate[x.length];
    for (int i = 0; i < x.length; i++) {
      double exact = 0.4 * Math.pow(x[i], 1.9);
      y[i] = new Estimate(exact * (1 + 0.05 * rng.nextGaussian()), 0.05 * exact, 1);
    }
    return PowerLawFit.of(x, y);
  }
}
