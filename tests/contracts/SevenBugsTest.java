package contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import contracts.Catalogue.Target;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Seven bugs that leave every number finite and every array of the right shape. Each is put into a
 * small implementation that passes its contracts without it, and the contracts must find it.
 */
class SevenBugsTest {
  private static final Target TARGET = Catalogue.targets().get(0);

  @Test
  void theFullScoreInTheOde() {
    DoubleUnaryOperator sde = lambda -> 1;
    assertFound(
        generated(new Faulty.Euler(Faulty.Euler.RIGHT, 2, 1), 0),
        generated(new Faulty.Euler(sde, 2, 1), 0));
  }

  @Test
  void gForItsSquare() {
    for (double lambda : new double[] {0, 0.5, 1}) {
      assertFound(
          generated(new Faulty.Euler(Faulty.Euler.RIGHT, 2, 1), lambda),
          generated(new Faulty.Euler(Faulty.Euler.RIGHT, 1, 1), lambda));
    }
  }

  @Test
  void noiseShortByTheRootOfTwo() {
    for (double lambda : new double[] {0.5, 1}) {
      assertFound(
          generated(new Faulty.Euler(Faulty.Euler.RIGHT, 2, 1), lambda),
          generated(new Faulty.Euler(Faulty.Euler.RIGHT, 2, Math.sqrt(0.5)), lambda));
    }
  }

  @Test
  void aVarianceWithoutItsTwo() {
    assertFound(
        ScheduleLaws.violations(new Faulty.Noise(2)), ScheduleLaws.violations(new Faulty.Noise(1)));
  }

  @Test
  void clonesThatShareTheirNoise() {
    assertFound(
        CloneLaws.violations(new Faulty.Clones("trunk", "1", "2"), Seeds.streams("clones")),
        CloneLaws.violations(new Faulty.Clones("trunk", "1", "1"), Seeds.streams("clones")));
  }

  @Test
  void alphaForItsSquareInTheMixture() {
    Faulty.Gaussian right = new Faulty.Gaussian(new double[] {0.5, -1}, 1.3, 2);
    Faulty.Gaussian wrong = new Faulty.Gaussian(new double[] {0.5, -1}, 1.3, 1);
    Batch points = DensityContractTest.points(right, Seeds.streams("alpha"));
    assertFound(SemigroupLaws.violations(right, points), SemigroupLaws.violations(wrong, points));
    assertFound(
        SemigroupLaws.drawViolations(right, 0.5, 0.75, 4000, Seeds.streams("alpha")),
        SemigroupLaws.drawViolations(wrong, 0.5, 0.75, 4000, Seeds.streams("alpha")));
    // The bug is consistent with itself: its score is the gradient of its density.
    assertEquals(List.of(), DensityLaws.violations(wrong.diffused(0.5, 0.75), points));
  }

  @Test
  void theSignForTanh() {
    Faulty.TwoClasses right = new Faulty.TwoClasses(new double[] {0.6, 0.3}, 0.8, Math::tanh);
    Faulty.TwoClasses wrong = new Faulty.TwoClasses(new double[] {0.6, 0.3}, 0.8, Math::signum);
    Batch points = DensityContractTest.points(right.law(), Seeds.streams("sign"));
    assertFound(DensityLaws.violations(right, points), DensityLaws.violations(wrong, points));
  }

  /**
   * The same bug in a score model, where no density is at hand: the mean square of what is
   * generated is 10 σ too large.
   */
  @Test
  void theSignForTanhInAScoreModel() {
    Target target = new Target("two classes", GaussianMixture.twoClasses(1, 1, 1, 0.5), 0);
    NoiseSchedule schedule = new OrnsteinUhlenbeck();
    MarginalLaws laws = new MarginalLaws(target, 2000, Seeds.streams("sign"));
    double[] mean = {1};
    assertFound(
        laws.violations(
            ReverseProcess.sde(schedule, new Faulty.TwoClasses(mean, 1, Math::tanh)),
            new EulerMaruyama(),
            400),
        laws.violations(
            ReverseProcess.sde(schedule, new Faulty.TwoClasses(mean, 1, Math::signum)),
            new EulerMaruyama(),
            400));
  }

  private static List<String> generated(Integrator integrator, double lambda) {
    return new MarginalLaws(TARGET, 500, Seeds.streams("seven bugs"))
        .violations(new OrnsteinUhlenbeck(), integrator, lambda, 800);
  }

  private static void assertFound(List<String> without, List<String> with) {
    assertEquals(List.of(), without, "without the bug");
    assertFalse(with.isEmpty(), "the bug was not found");
  }
}
