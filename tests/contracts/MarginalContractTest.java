package contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import contracts.Catalogue.Method;
import contracts.Catalogue.Target;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Contract 4, over every target, schedule, integrator and λ. */
@Tag("statistical")
class MarginalContractTest {
  private static final int ROWS = 500;
  private static final int STEPS = 800;

  static Stream<Arguments> targetsAndMethods() {
    return Catalogue.targets().stream()
        .flatMap(target -> Catalogue.methods().map(method -> Arguments.of(target, method)));
  }

  static Stream<Arguments> schedulesAndMethods() {
    return Catalogue.schedules().stream()
        .flatMap(schedule -> Catalogue.methods().map(method -> Arguments.of(schedule, method)));
  }

  @ParameterizedTest
  @MethodSource("targetsAndMethods")
  void generatesTheTarget(Target target, Method method) {
    check(target, new OrnsteinUhlenbeck(), method);
  }

  @ParameterizedTest
  @MethodSource("schedulesAndMethods")
  void generatesTheSameOnEverySchedule(NoiseSchedule schedule, Method method) {
    check(Catalogue.targets().get(0), schedule, method);
  }

  private static void check(Target target, NoiseSchedule schedule, Method method) {
    MarginalLaws laws = new MarginalLaws(target, ROWS, Seeds.streams(target + " by " + method));
    assertEquals(
        List.of(),
        laws.violations(schedule, method.scheme().integrator(), method.stochasticity(), STEPS));
  }
}
