package contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criticaldiffusion.regime.Classifier;
import criticaldiffusion.regime.Cloning;
import criticaldiffusion.regime.UTurn;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clones that are independent after the branch and only there, over every way to run them. */
@Tag("statistical")
class CloneContractTest {
  private static final OrnsteinUhlenbeck SCHEDULE = new OrnsteinUhlenbeck();

  private static final Map<String, CloneLaws.CloneRun> RUNS =
      Map.of(
          "Cloning",
          (mixture, grid, t, pairs, streams) -> {
            double top = grid.start();
            return new Cloning(
                    ReverseProcess.sde(SCHEDULE, mixture),
                    new Heun(),
                    grid,
                    mixture.diffused(SCHEDULE.alpha(top), SCHEDULE.variance(top)),
                    Classifier.mostLikely(mixture))
                .run(pairs, new double[] {t}, streams)
                .phi(0);
          },
          "UTurn",
          (mixture, grid, t, pairs, streams) ->
              new UTurn(
                      mixture,
                      ReverseProcess.sde(SCHEDULE, mixture),
                      new Heun(),
                      grid,
                      Classifier.mostLikely(mixture))
                  .retention(t, pairs, streams));

  @ParameterizedTest
  @ValueSource(strings = {"Cloning", "UTurn"})
  void agreementIsPosteriorPurity(String run) {
    assertEquals(
        List.of(), CloneLaws.violations(RUNS.get(run), Seeds.streams("clones").child(run)));
  }
}
