package contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Contract 8: over 200 independent experiments the 1σ interval covers the exact value in 68 % ± 3σ.
 * A new kind of error bar is covered by adding it to the list.
 */
class ErrorBarContractTest {
  private static final int EXPERIMENTS = 200;

  /** A small experiment whose exact answer is known. */
  record Case(String name, double exact, Function<RandomStream, Estimate> experiment) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return List.of(
        new Case("mean", 2, rng -> Estimate.of(normals(rng, 100, 2, 3))),
        new Case("fraction", 0.3, ErrorBarContractTest::fraction),
        new Case("difference", 1, rng -> mean(rng, 3).minus(mean(rng, 2))),
        new Case("ratio by jackknife", 1.5, ErrorBarContractTest::ratio),
        new Case("kurtosis of a chain by jackknife", 3, ErrorBarContractTest::kurtosis),
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
  void oneSigmaCoversTwoThirds(Case error) {
    assertEquals(List.of(), violations(error, 1));
  }

  /**
   * The meter itself: errors that are wrong by a factor of 0.55 or 1.6 do not pass (but once in
   * 10⁵).
   */
  @ParameterizedTest
  @MethodSource("cases")
  void errorsThatAreTooSmallOrTooLargeAreSeen(Case error) {
    assertNotEquals(List.of(), violations(error, 0.55));
    assertNotEquals(List.of(), violations(error, 1.6));
  }

  /**
   * The fraction of covered experiments is binomial, 0.683 ± 0.033; beyond 3 of these it lies once
   * in 370 seeds.
   */
  private static List<String> violations(Case error, double scale) {
    int covered = 0;
    RandomStreams streams = Seeds.streams("error bars").child(error.name());
    for (int i = 0; i < EXPERIMENTS; i++) {
      Estimate estimate = error.experiment().apply(streams.stream(i));
      covered += Math.abs(estimate.sigmasFrom(error.exact())) < scale ? 1 : 0;
    }
    double share = 0.682689492137086;
    double sigma = Math.sqrt(share * (1 - share) / EXPERIMENTS);
    double fraction = (double) covered / EXPERIMENTS;
    return Math.abs(fraction - share) < 3 * sigma
        ? List.of()
        : List.of(error + ": 1 sigma covers " + fraction);
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

  private static double[] normals(RandomStream rng, int count, double mean, double sigma) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> mean + sigma * rng.nextGaussian());
    return values;
  }

  private static Estimate mean(RandomStream rng, double mean) {
    return Estimate.of(normals(rng, 50, mean, mean));
  }

  private static Estimate fraction(RandomStream rng) {
    int hits = 0;
    for (int i = 0; i < 1000; i++) {
      hits += rng.nextDouble() < 0.3 ? 1 : 0;
    }
    return Estimate.ofFraction(hits, 1000);
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
