package criticaldiffusion.thermo.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.AutocorrelationTime;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BathTest {
  /** The file has 12 digits; its |X|, which has a kink, 10 (at N = 1 ours is the closed form). */
  @Test
  void finiteSizes() {
    for (String[] row : ReferenceTable.rows("bath_finite_size.csv", ",")) {
      Bath bath = new Bath(Integer.parseInt(row[0]), Double.parseDouble(row[1]));
      assertEquals(Double.parseDouble(row[2]), bath.orderParameter(), 2e-10);
      assertEquals(Double.parseDouble(row[3]), bath.secondMoment(), 2e-11);
      assertEquals(Double.parseDouble(row[4]), bath.fourthMoment(), 5e-11);
      assertEquals(Double.parseDouble(row[5]), bath.binderCumulant(), 5e-11);
    }
  }

  /**
   * X = m + √(T/N) z with m the magnetisation of N Curie–Weiss spins of weight C(N, K) e^{Nm²/2T}:
   * a finite sum.
   */
  @ParameterizedTest
  @CsvSource({"1, 1", "7, 0.6", "100, 1", "1000, 0.7", "1000, 1.4"})
  void isTheFieldOfAMagnet(int n, double t) {
    double top = Double.NEGATIVE_INFINITY;
    double[] weight = new double[n + 1];
    for (int k = 0; k <= n; k++) {
      double m = (2.0 * k - n) / n;
      weight[k] = 0.5 * n * m * m / t - Gamma.logGamma(k + 1) - Gamma.logGamma(n - k + 1);
      top = Math.max(top, weight[k]);
    }
    double sum = 0;
    double second = 0;
    double fourth = 0;
    double v = t / n;
    for (int k = 0; k <= n; k++) {
      double w = Math.exp(weight[k] - top);
      double square = Math.pow((2.0 * k - n) / n, 2);
      sum += w;
      second += w * (square + v);
      fourth += w * (square * square + 6 * square * v + 3 * v * v);
    }
    Bath bath = new Bath(n, t);
    assertEquals(second / sum, bath.secondMoment(), 1e-11);
    assertEquals(fourth / sum, bath.fourthMoment(), 1e-11);
  }

  @Test
  void oneReplicaIsTheDiffusionModel() {
    double t = 0.7;
    Bath bath = new Bath(1, t);
    assertEquals(1 + t, bath.secondMoment(), 1e-13);
    assertEquals(1 + 6 * t + 3 * t * t, bath.fourthMoment(), 1e-12);
    double folded = Erf.erf(Math.sqrt(0.5 / t)) + Math.sqrt(2 * t / Math.PI) * Math.exp(-0.5 / t);
    assertEquals(folded, bath.orderParameter(), 1e-13);
    double x = 0.4;
    double p =
        (Math.exp(-(x - 1) * (x - 1) / (2 * t)) + Math.exp(-(x + 1) * (x + 1) / (2 * t)))
            / (2 * Math.sqrt(2 * Math.PI * t));
    assertEquals(p, bath.density(x)[0], 1e-13);
  }

  @Test
  void scalingAtTheCriticalPoint() {
    assertEquals(0.9098905883, BathScaling.orderParameter(), 1e-10);
    assertEquals(1.1708286567, BathScaling.secondMoment(), 1e-10);
    assertEquals(0.2705201283, BathScaling.binderCumulant(), 1e-10);
    assertEquals(0.266752, new Bath(1024, 1).binderCumulant(), 1e-6);
    assertEquals(0.269579, new Bath(16384, 1).binderCumulant(), 1e-6);
    Bath huge = new Bath(10_000_000, 1);
    // Corrections fall like 1/√N = 3·10⁻⁴.
    assertEquals(BathScaling.orderParameter(), huge.orderParameter() * Math.pow(1e7, 0.25), 5e-4);
    assertEquals(BathScaling.secondMoment(), huge.secondMoment() * Math.sqrt(1e7), 5e-4);
    assertEquals(BathScaling.binderCumulant(), huge.binderCumulant(), 1e-4);
  }

  @ParameterizedTest
  @CsvSource({"64, 1.00604", "256, 1.00149", "1024, 1.00037"})
  void crossings(int n, double temperature) {
    assertEquals(temperature, BathScaling.binderCrossing(n, 4 * n), 5e-6);
  }

  @Test
  void responseAboveTheTransition() {
    assertEquals(2, new Bath(1_000_000, 2).susceptibility(), 1e-5);
  }

  /** 4σ, four numbers in three baths: a false alarm in 1 of 1300 seeds. */
  @ParameterizedTest
  @CsvSource({"16, 0.8, 100", "1024, 1, 400", "16384, 1.1, 100"})
  void gibbsSamplingHasThisLaw(int n, double t, int burnIn) {
    Bath bath = new Bath(n, t);
    BathSampling.Result found = new BathSampling(bath, 512, burnIn, 300).run(new RandomStreams(11));
    assertEquals(0, found.orderParameter().sigmasFrom(bath.orderParameter()), 4);
    assertEquals(0, found.secondMoment().sigmasFrom(bath.secondMoment()), 4);
    assertEquals(0, found.fourthMoment().sigmasFrom(bath.fourthMoment()), 4);
    assertEquals(0, found.binderCumulant().sigmasFrom(bath.binderCumulant()), 4);
  }

  /** E[X' | X] = tanh(X/T): ρ(t) = T^{−t} for large N. 4σ: 1 of 16000 seeds. */
  @Test
  void slowsDownAtTheTransition() {
    double t = 1.25;
    double[][] series =
        new BathSampling(new Bath(100_000, t), 16, 100, 4000).series(new RandomStreams(2));
    AutocorrelationTime time = AutocorrelationTime.of(series);
    assertEquals(0, time.time().sigmasFrom(0.5 * (t + 1) / (t - 1)), 4);
  }

  @Test
  void sameOnAnyNumberOfThreads() {
    BathSampling sampling = new BathSampling(new Bath(100, 1), 700, 5, 20);
    BathSampling.Result many = sampling.run(new RandomStreams(3));
    RowBlocks.limitThreads(1);
    try {
      assertEquals(many, sampling.run(new RandomStreams(3)));
    } finally {
      RowBlocks.limitThreads(Integer.MAX_VALUE);
    }
  }

  @Test
  void refusesWhatIsNoBath() {
    assertThrows(IllegalArgumentException.class, () -> new Bath(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Bath(1, 0));
    assertThrows(IllegalArgumentException.class, () -> BathScaling.binderCrossing(64, 65));
    assertThrows(IllegalArgumentException.class, () -> new BathSampling(new Bath(1, 1), 1, 0, 1));
  }
}
