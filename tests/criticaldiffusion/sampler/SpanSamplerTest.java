package criticaldiffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.DataSpan;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.Moments;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpanSamplerTest {
  private static final OrnsteinUhlenbeck SCHEDULE = new OrnsteinUhlenbeck();
  private static final TimeGrid GRID = TimeGrid.uniform(3, 0, 30);
  private static final int D = 90;

  static Stream<Integrator> integrators() {
    return Stream.of(
        new EulerMaruyama(),
        new ExponentialIntegrator(),
        new Heun(),
        new Ddim(),
        new DdpmPosterior());
  }

  /** 60 points in 90 dimensions, one of them twice and one in the span of two others. */
  private static EmpiricalDistribution data() {
    Batch data = new Batch(60, D);
    for (int i = 0; i < data.size(); i++) {
      new RandomStreams(5).stream(i).fillGaussian(data.data(), data.start(i), D);
    }
    for (int j = 0; j < D; j++) {
      data.set(20, j, data.get(1, j) - 2 * data.get(2, j));
      data.set(41, j, data.get(3, j));
    }
    return EmpiricalDistribution.of(data);
  }

  @Test
  void theSpanKeepsAllDistances() {
    EmpiricalDistribution data = data();
    DataSpan span = DataSpan.of(data);
    assertEquals(58, span.dimension());
    for (int i = 0; i < span.dimension(); i++) {
      for (int k = 0; k <= i; k++) {
        double product = 0;
        for (int j = 0; j < D; j++) {
          product += span.axis(i)[j] * span.axis(k)[j];
        }
        assertEquals(i == k ? 1 : 0, product, 1e-14);
      }
    }
    Batch back = new Batch(60, D);
    span.lift(span.reduced().data(), back);
    assertArrayEquals(data.data().data(), back.data(), 1e-13);
  }

  /** Many blocks, one of them of points that nearly coincide. */
  @Test
  void theSpanOfNearlyEqualPointsIsOrthonormalToo() {
    int n = 300;
    int d = 400;
    Batch data = new Batch(n, d);
    var streams = new RandomStreams(6);
    for (int i = 0; i < n; i++) {
      streams.stream(i).fillGaussian(data.data(), data.start(i), d);
      for (int j = 0; j < d && i >= 128 && i < 200; j++) {
        data.set(i, j, data.get(5, j) + 1e-9 * data.get(i, j));
      }
    }
    DataSpan span = DataSpan.of(EmpiricalDistribution.of(data));
    assertEquals(n, span.dimension());
    Batch back = new Batch(n, d);
    span.lift(span.reduced().data(), back);
    assertArrayEquals(data.data(), back.data(), 1e-13);
    Batch products = new Batch(n, n);
    Batch axes = new Batch(n, d);
    for (int i = 0; i < n; i++) {
      System.arraycopy(span.axis(i), 0, axes.data(), axes.start(i), d);
    }
    span.project(axes, products);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        assertEquals(i == k ? 1 : 0, products.get(i, k), 1e-13);
      }
    }
  }

  /** The same noise, projected: every path of the reduced run is the projection of a full one. */
  @ParameterizedTest
  @MethodSource("integrators")
  void reducedPathsAreProjectedFullPaths(Integrator integrator) {
    DataSpan span = DataSpan.of(data());
    int rows = 7;
    SpanSampler sampler = SpanSampler.sde(span, SCHEDULE, integrator, GRID.above(0.5));
    Batch full = new Batch(rows, D);
    Replay[] fullNoise = new Replay[rows];
    Replay[] spanNoise = new Replay[rows];
    var streams = new RandomStreams(8);
    int steps = sampler.grid().steps();
    for (int i = 0; i < rows; i++) {
      Batch z = new Batch(steps + 1, D);
      streams.stream(i).fillGaussian(z.data(), 0, z.data().length);
      Batch projected = new Batch(steps + 1, span.dimension());
      span.project(z, projected);
      System.arraycopy(z.data(), 0, full.data(), full.start(i), D);
      fullNoise[i] = new Replay(z.data(), D);
      spanNoise[i] = new Replay(projected.data(), span.dimension());
    }
    Batch reduced = new Batch(rows, span.dimension());
    span.project(full, reduced);
    new Sampler(sampler.process(data()), integrator, sampler.grid()).run(full, fullNoise);
    sampler.reduced().run(reduced, spanNoise);
    Batch expected = new Batch(rows, span.dimension());
    span.project(full, expected);
    // Near-ties of weights let round-off grow along a path.
    assertArrayEquals(expected.data(), reduced.data(), 1e-9);
  }

  @Test
  void theComplementHasTheVarianceOfTheNoise() {
    DataSpan span = DataSpan.of(data());
    TimeGrid fine = TimeGrid.uniform(3, 0.3, 3000);
    double exact = SCHEDULE.variance(0.3);
    for (Integrator integrator : integrators().toList()) {
      double variance = SpanSampler.sde(span, SCHEDULE, integrator, fine).varianceAcross();
      // First-order schemes err by O(h), 10⁻³ here.
      assertEquals(exact, variance, 4e-3 * exact, integrator.toString());
    }
    SpanSampler ends = SpanSampler.sde(span, SCHEDULE, new DdpmPosterior(), GRID);
    assertEquals(0, ends.varianceAcross(), 1e-30);
  }

  @ParameterizedTest
  @MethodSource("integrators")
  void theComplementOfFullRunsHasThatVariance(Integrator integrator) {
    EmpiricalDistribution data = data();
    DataSpan span = DataSpan.of(data);
    SpanSampler sampler = SpanSampler.sde(span, SCHEDULE, integrator, GRID.above(0.5));
    int rows = 400;
    Batch x = new Batch(rows, D);
    var rng = new RandomStreams(9).streams(rows);
    data.diffused(SCHEDULE.alpha(3), SCHEDULE.variance(3)).draw(rng, x);
    new Sampler(sampler.process(data), integrator, sampler.grid()).run(x, rng);
    Batch completed = sampler.run(rows, new RandomStreams(10));
    // 10 comparisons at 4 sigma: a false alarm in 1600 seeds.
    assertTrue(Math.abs(across(span, x).sigmasFrom(sampler.varianceAcross())) < 4);
    assertTrue(Math.abs(across(span, completed).sigmasFrom(sampler.varianceAcross())) < 4);
  }

  /** The mean square of a component across the span. */
  private static Estimate across(DataSpan span, Batch x) {
    Batch rest = x.copy();
    span.lift(new Batch(x.size(), span.dimension()), rest);
    Moments moments = new Moments();
    for (int i = 0; i < x.size(); i++) {
      double sum = 0;
      for (double value : rest.row(i)) {
        sum += value * value;
      }
      moments.add(sum / (D - span.dimension()));
    }
    return moments.estimate();
  }

  @Test
  void refusesPointsThatSpanNothing() {
    EmpiricalDistribution zero = EmpiricalDistribution.of(new Batch(3, 5));
    assertThrows(IllegalArgumentException.class, () -> DataSpan.of(zero));
    DataSpan span = DataSpan.of(data());
    assertThrows(
        IllegalArgumentException.class, () -> span.project(new Batch(1, 3), new Batch(1, 58)));
  }

  /** Gives back written-down deviates, and none where a step asks for more than it should. */
  private static final class Replay implements RandomGenerator {
    private final double[] z;
    private int at;

    Replay(double[] z, int from) {
      this.z = z;
      this.at = from;
    }

    @Override
    public double nextGaussian() {
      return z[at++];
    }

    @Override
    public long nextLong() {
      throw new UnsupportedOperationException();
    }
  }
}
