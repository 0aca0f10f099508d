package contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import contracts.Catalogue.Target;
import criticaldiffusion.field.Density;
import criticaldiffusion.field.Diffusible;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStreams;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contracts 2 and 3, over every target. */
class DensityContractTest {
  private static final double[] OU_TIMES = {0.02, 0.1, 0.7, 3};

  static Stream<Target> targets() {
    return Stream.concat(Catalogue.targets().stream(), Catalogue.largeTargets().stream());
  }

  /** Points where the law is, and others three times as far out. */
  static Batch points(Diffusible law, RandomStreams streams) {
    int count = 12;
    Batch x = SemigroupLaws.noised(law, 1, 0.1, streams.streams(count));
    for (int i = count / 2; i < count; i++) {
      for (int j = 0; j < x.dimension(); j++) {
        x.set(i, j, 3 * x.get(i, j));
      }
    }
    return x;
  }

  @ParameterizedTest
  @MethodSource("targets")
  void theScoreIsTheGradientOfLogP(Target target) {
    Batch points = points(target.law(), Seeds.streams("score"));
    for (double t : OU_TIMES) {
      Density density = target.law().diffused(Math.exp(-t), -Math.expm1(-2 * t));
      Violations.none(DensityLaws.violations(density, points), " at OU time " + t);
    }
    if (target.law() instanceof Density density) {
      Violations.none(DensityLaws.violations(density, points), "");
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void theDensityIntegratesToOne(Target target) {
    if (target.law().dimension() <= 2) {
      for (double t : OU_TIMES) {
        Density density = target.law().diffused(Math.exp(-t), -Math.expm1(-2 * t));
        assertEquals(1, DensityLaws.integral(density), 1e-12, "at OU time " + t);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  void diffusionIsASemigroup(Target target) {
    Batch points = points(target.law(), Seeds.streams("semigroup"));
    Violations.none(SemigroupLaws.violations(target.law(), points), "");
  }

  /** False alarms: 3 identities a component, about 200 in all at 6.8e-6 each, 0.14 %. */
  @ParameterizedTest
  @MethodSource("targets")
  @Tag("statistical")
  void theDiffusedDensityIsThatOfTheNoisedDraws(Target target) {
    for (double t : OU_TIMES) {
      RandomStreams streams = Seeds.streams("stein").child(target.name());
      Violations.none(
          SemigroupLaws.drawViolations(
              target.law(), Math.exp(-t), -Math.expm1(-2 * t), 4000, streams),
          " at OU time " + t);
    }
  }
}
