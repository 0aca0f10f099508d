package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.MeanSpan;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.Ddim;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.ExponentialIntegrator;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The run in the span of the means against the run in all dimensions that it replaces. */
class ReductionTest {
  private static final OrnsteinUhlenbeck OU = new OrnsteinUhlenbeck(6);

  static List<Integrator> integrators() {
    return List.of(new EulerMaruyama(), new ExponentialIntegrator(), new Heun(), new Ddim());
  }

  /** One path in 7 dimensions and one in 2, with the projected noise: equal to round-off. */
  @ParameterizedTest
  @MethodSource("integrators")
  void pathByPath(Integrator integrator) {
    double[][] means = {{2, 1, 0, 0, 1, 0, 3}, {-2, 0, 1, 2, 1, 0, -3}, {0, 1, 1, 2, 2, 0, 0}};
    double[] weights = {0.5, 0.2, 0.3};
    GaussianMixture full = GaussianMixture.of(weights, means, Covariance.isotropic(0.6, 7));
    MeanSpan span = MeanSpan.of(full);
    assertEquals(2, span.dimension());
    TimeGrid grid = TimeGrid.uniform(6, 0, 300);

    Batch x = new Batch(1, 7);
    RandomStream rng = new RandomStreams(41).stream(0);
    rng.fillGaussian(x.data(), 0, 7);
    Batch noise = new Batch(grid.steps(), 7);
    rng.fillGaussian(noise.data(), 0, noise.size() * 7);
    Batch u = new Batch(1, 2);
    span.project(x, u);
    Batch projected = new Batch(grid.steps(), 2);
    span.project(noise, projected);

    run(full, integrator, grid, x, noise);
    run(span.reduced(), integrator, grid, u, projected);
    Batch end = new Batch(1, 2);
    span.project(x, end);
    assertArrayEquals(end.data(), u.data(), 1e-11);
  }

  private static void run(
      GaussianMixture law, Integrator integrator, TimeGrid grid, Batch x, Batch noise) {
    new Sampler(ReverseProcess.sde(OU, law), integrator, grid)
        .run(x, new RandomGenerator[] {new Recorded(noise.data())});
  }

  /** Normal deviates that were drawn before. */
  private static final class Recorded implements RandomGenerator {
    private final double[] numbers;
    private int next;

    Recorded(double[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public double nextGaussian() {
      return numbers[next++];
    }

    @Override
    public long nextLong() {
      throw new UnsupportedOperationException("only normal deviates were recorded");
    }
  }

  /** φ, two moments and the whole law of u at the end, at seeds of their own. */
  @Test
  void inLaw() {
    Speciation model = new Speciation(64, 0.5, 0.8, 0.6);
    MeanSpan span = MeanSpan.of(model.mixture());
    TimeGrid grid = TimeGrid.uniform(6, 0, 60);
    int rows = 3000;

    double[] times = {1, 1.5, 2.5};
    CloningResult full =
        Cloning.of(model.mixture(), OU, grid).run(800, times, new RandomStreams(42));
    CloningResult line =
        Cloning.of(span.reduced(), OU, grid).run(8000, times, new RandomStreams(43));
    for (int i = 0; i < times.length; i++) {
      // 4 sigma: false alarms 6e-5 each.
      assertEquals(0, full.phi(i).sigmasFrom(line.phi(i)), 4);
    }

    double[] many = ends(model.mixture(), span, grid, rows, 44);
    double[] few = ends(span.reduced(), null, grid, rows, 45);
    Moments a = new Moments();
    Moments b = new Moments();
    Moments a2 = new Moments();
    Moments b2 = new Moments();
    for (int i = 0; i < rows; i++) {
      a.add(many[i]);
      b.add(few[i]);
      a2.add(many[i] * many[i]);
      b2.add(few[i] * few[i]);
    }
    assertEquals(0, a.estimate().sigmasFrom(b.estimate()), 4);
    assertEquals(0, a2.estimate().sigmasFrom(b2.estimate()), 4);
    // Kolmogorov–Smirnov for two samples: P(D √(n/2) > 2.2) = 1e-4.
    double distance = kolmogorovSmirnov(many, few);
    assertTrue(distance * Math.sqrt(rows / 2.0) < 2.2, "distance " + distance);
  }

  private static double[] ends(
      GaussianMixture law, MeanSpan span, TimeGrid grid, int rows, long seed) {
    Batch x = new Batch(rows, law.dimension());
    RandomStream[] rng = new RandomStreams(seed).streams(rows);
    law.diffused(OU.alpha(6), OU.variance(6)).draw(rng, x);
    new Sampler(ReverseProcess.sde(OU, law), new EulerMaruyama(), grid).run(x, rng);
    if (span == null) {
      return x.data();
    }
    Batch u = new Batch(rows, 1);
    span.project(x, u);
    return u.data();
  }

  private static double kolmogorovSmirnov(double[] a, double[] b) {
    double[] first = a.clone();
    double[] second = b.clone();
    Arrays.sort(first);
    Arrays.sort(second);
    double largest = 0;
    int j = 0;
    for (int i = 0; i < first.length; i++) {
      while (j < second.length && second[j] <= first[i]) {
        j++;
      }
      largest =
          Math.max(largest, Math.abs((double) (i + 1) / first.length - (double) j / second.length));
    }
    return largest;
  }
}
