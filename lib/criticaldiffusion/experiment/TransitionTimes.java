package criticaldiffusion.experiment;

import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.thermo.CriticalTimes;
import criticaldiffusion.thermo.DataModel;
import criticaldiffusion.thermo.EquationOfState;
import criticaldiffusion.thermo.Frame;
import criticaldiffusion.thermo.Transition;
import criticaldiffusion.thermo.Transitions;
import java.util.List;
import java.util.Locale;

/**
 * Every critical time of a model, in every frame and convention, each by its name (Ambrogioni 2023:
 * free energy; Raya and Ambrogioni 2023: reverse SDE; Biroli et al. 2024: ½ log Λ).
 *
 * <p>θ = e^{−t} is the α of the variance-preserving process. A frame in which nothing changes has a
 * row that says so, at t = 0 if the centre is never unstable and t = ∞ if it always is.
 */
public final class TransitionTimes implements Experiment<TransitionTimes.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("data") ModelChoice model,
      @Key("one more sampler family c, at least 1") double c,
      @Key("number of points, vertices or dimensions, at least 2") int count,
      @Key("squared norm |mu|^2, a^2 or r^2") double norm,
      @Key("variance of a Gaussian, or b^2 of a product") double second,
      @Key("weight of +mu, or of the outer points, between 0 and 1") double weight,
      @Key("coupling J of Ising data, below 1") double coupling) {
    /** Checks the ranges. */
    public Keys {
      ModelChoice.check(c, count, norm, second, weight, coupling);
      if (model == ModelChoice.RANDOM_PATTERNS) {
        throw new IllegalArgumentException(
            "model=random-patterns has no direction of symmetry; only bifurcation takes it");
      }
    }
  }

  @Override
  public String name() {
    return "critical-times";
  }

  @Override
  public String summary() {
    return "Critical times of a model in every frame and convention: free energy, reverse SDE, ODE,"
        + " speciation (2310.17467, 2305.19693, 2402.18491)";
  }

  @Override
  public Keys defaults() {
    return new Keys(ModelChoice.TWO_POINT, 3, 3, 1, 0.25, 0.8, 0.3);
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    var table =
        ResultTable.builder()
            .text("convention")
            .text("what")
            .number("t")
            .number("T")
            .number("T_eff")
            .number("theta")
            .number("m");
    DataModel model =
        keys.model()
            .model(keys.count(), keys.norm(), keys.second(), keys.weight(), keys.coupling());
    for (Frame frame :
        List.of(
            Frame.varianceExploding(),
            Frame.reverseSde(),
            Frame.ornsteinUhlenbeck(keys.c()),
            Frame.probabilityFlow())) {
      addFrame(new EquationOfState(model, frame), table);
    }
    boolean classes =
        keys.model() == ModelChoice.TWO_POINT || keys.model() == ModelChoice.GAUSSIAN_MIXTURE;
    if (classes) {
      double variance = keys.model() == ModelChoice.TWO_POINT ? 0 : keys.second();
      for (CriticalTimes.Entry entry : new CriticalTimes(keys.norm(), variance).all()) {
        if (entry.convention().startsWith("s")) {
          double t = entry.time();
          double temperature = StrictMath.expm1(2 * t);
          table.row(
              entry.convention(),
              entry.condition(),
              t,
              temperature,
              temperature,
              StrictMath.exp(-t),
              0.0);
        }
      }
    }
    return table.build();
  }

  private static void addFrame(EquationOfState state, ResultTable.Builder table) {
    String label = state.frame().label();
    List<Transition> all = Transitions.of(state);
    for (Transition change : all) {
      table.row(
          label,
          change.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          change.time(),
          change.temperature(),
          change.effective(),
          StrictMath.exp(-change.time()),
          change.magnetization());
    }
    if (all.isEmpty()) {
      boolean stable = state.ground(1).isCentre();
      double t = stable ? 0 : Double.POSITIVE_INFINITY;
      String what = "none: the centre is " + (stable ? "never" : "always") + " unstable";
      table.row(label, what, t, t, stable ? 0 : 1.0, stable ? 1.0 : 0.0, 0.0);
    }
  }
}
