package contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import contracts.Catalogue.Method;
import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.FlowMatching;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.score.ExactScore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Contract 5: the measured order of every integrator at every λ is the documented one ± 0.2, on a
 * schedule with a constant and one with a changing diffusion.
 */
class OrderContractTest {
  private static final double TOLERANCE = 0.2;

  static Stream<Arguments> methods() {
    return Stream.of(new OrnsteinUhlenbeck(), new FlowMatching())
        .flatMap(schedule -> Catalogue.methods().map(method -> Arguments.of(schedule, method)));
  }

  /** Mean and variance of a Gaussian, exactly. */
  @ParameterizedTest
  @MethodSource("methods")
  void weakOrderOnAGaussian(NoiseSchedule schedule, Method method) {
    double mean = 0.8;
    double variance = 0.4;
    GaussianMixture target =
        GaussianMixture.gaussian(new double[] {mean}, Covariance.isotropic(variance, 1));
    ReverseProcess process = process(schedule, target, method);
    double[] errors = new double[3];
    double first = schedule.timeAtOu(1.2);
    double last = schedule.timeAtOu(0.1);
    for (int i = 0; i < errors.length; i++) {
      double[] end =
          WeakOrder.gaussianMoments(
              process,
              method.scheme().integrator(),
              TimeGrid.uniform(first, last, 64 << i),
              schedule.alpha(first) * mean,
              noised(schedule, first, variance));
      errors[i] =
          Math.hypot(
              end[0] - schedule.alpha(last) * mean, end[1] - noised(schedule, last, variance));
    }
    check(method.scheme().weakOrder().applyAsDouble(method.stochasticity()), errors);
  }

  /** The mean of a function given the start, over two classes, by quadrature. */
  @ParameterizedTest
  @MethodSource("methods")
  void weakOrderOnTwoClasses(NoiseSchedule schedule, Method method) {
    GaussianMixture target = GaussianMixture.twoClasses(1, 1, 0.3, 0.7);
    double first = schedule.timeAtOu(1.2);
    double last = schedule.timeAtOu(0.1);
    GaussianMixture start = target.diffused(schedule.alpha(first), schedule.variance(first));
    double[][] means = new double[3][];
    for (int i = 0; i < means.length; i++) {
      means[i] =
          WeakOrder.conditionalMeans(
              process(schedule, target, method),
              method.scheme().integrator(),
              TimeGrid.uniform(first, last, 16 << i),
              x -> Math.tanh(x) + 1 / (1 + x * x));
    }
    double[] errors = new double[2];
    for (int i = 0; i < errors.length; i++) {
      errors[i] =
          WeakOrder.distance(means[i], means[i + 1], x -> start.logDensity(new double[] {x}, 0));
    }
    check(method.scheme().weakOrder().applyAsDouble(method.stochasticity()), errors);
  }

  /**
   * Paths on two classes at one Brownian motion. Over seeds the measured order on the SDE scatters
   * by 0.012 to 0.053 about values within 0.04 of the documented one: a false alarm once in some
   * 3000 runs of this test.
   */
  @Tag("statistical")
  @ParameterizedTest
  @MethodSource("methods")
  void strongOrderOnTwoClasses(NoiseSchedule schedule, Method method) {
    GaussianMixture target = GaussianMixture.twoClasses(1, 1, 0.3, 0.7);
    double first = schedule.timeAtOu(1.2);
    double last = schedule.timeAtOu(0.1);
    Batch start =
        SemigroupLaws.noised(
            target,
            schedule.alpha(first),
            schedule.variance(first),
            Seeds.streams("strong order, start").streams(2000));
    double[] distances =
        StrongOrder.distances(
            process(schedule, target, method),
            method.scheme().integrator(),
            start,
            first,
            last,
            32,
            3,
            Seeds.streams("strong order"));
    check(method.scheme().strongOrder().applyAsDouble(method.stochasticity()), distances);
  }

  private static ReverseProcess process(
      NoiseSchedule schedule, GaussianMixture target, Method method) {
    return new ReverseProcess(schedule, new ExactScore(target, schedule), method.stochasticity());
  }

  private static double noised(NoiseSchedule schedule, double t, double variance) {
    double alpha = schedule.alpha(t);
    return alpha * alpha * variance + schedule.variance(t);
  }

  /** The order seen in the last two errors, each of half the steps. */
  private static void check(double documented, double[] errors) {
    double coarse = Math.abs(errors[errors.length - 2]);
    double fine = Math.abs(errors[errors.length - 1]);
    assertEquals(documented, Math.log(coarse / fine) / Math.log(2), TOLERANCE);
  }
}
