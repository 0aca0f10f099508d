package criticaldiffusion.experiment;

import criticaldiffusion.field.PointSet;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.thermo.Attractors;
import criticaldiffusion.thermo.Branches;
import criticaldiffusion.thermo.EquationOfState;
import criticaldiffusion.thermo.FixedPoint;
import criticaldiffusion.thermo.Frame;
import java.util.List;

/**
 * All fixed points m of the drift against time (Ambrogioni 2023, Section 7; Raya and Ambrogioni
 * 2023, Fig. 1): the pitchfork of two points, and what other data make of it.
 *
 * <p>{@code branch} numbers a continued line. For random patterns branch k is the stable state
 * reached from pattern k, branch 0 that reached from their mean, and m the overlap with that
 * pattern.
 */
public final class Bifurcation implements Experiment<Bifurcation.Keys> {
  /** The parameters. */
  public record Keys(
      @Key("data") ModelChoice model,
      @Key("ve (free energy), sde, ode, or ou with c") FrameChoice frame,
      @Key("sampler family c of frame=ou, at least 1: 1 ODE, 2 SDE") double c,
      @Key("times t, above 0") double[] times,
      @Key("number of points, vertices or dimensions, at least 2") int count,
      @Key("squared norm |mu|^2, a^2 or r^2") double norm,
      @Key("variance of a Gaussian, or b^2 of a product") double second,
      @Key("weight of +mu, or of the outer points, between 0 and 1") double weight,
      @Key("coupling J of Ising data, below 1") double coupling) {
    /** Checks the ranges. */
    public Keys {
      Range.finite("times", times);
      for (double t : times) {
        Range.positive("times", t);
      }
      ModelChoice.check(c, count, norm, second, weight, coupling);
    }
  }

  @Override
  public String name() {
    return "bifurcation";
  }

  @Override
  public String summary() {
    return "Fixed points of the reverse drift against time, with their stability and free energy"
        + " (Ambrogioni 2023; Raya, Ambrogioni 2023)";
  }

  @Override
  public Keys defaults() {
    double[] times = new double[100];
    for (int i = 0; i < times.length; i++) {
      times[i] = (i + 1) / 100.0;
    }
    return new Keys(ModelChoice.TWO_POINT, FrameChoice.VE, 2, times, 3, 1, 0.25, 0.8, 0.3);
  }

  @Override
  public ResultTable run(Keys keys, RandomStreams streams, Progress progress) {
    var table =
        ResultTable.builder()
            .number("t")
            .number("T")
            .count("branch")
            .number("m")
            .count("stable")
            .number("free_energy");
    Frame frame = keys.frame().frame(keys.c());
    if (keys.model() == ModelChoice.RANDOM_PATTERNS) {
      addPatterns(patterns(keys.count(), streams), frame, keys.times(), table);
      return table.build();
    }
    var model =
        keys.model()
            .model(keys.count(), keys.norm(), keys.second(), keys.weight(), keys.coupling());
    var diagram = Branches.of(new EquationOfState(model, frame), keys.times());
    for (List<Branches.Place> places : diagram) {
      for (Branches.Place place : places) {
        FixedPoint p = place.point();
        table.row(
            p.time(),
            p.temperature(),
            place.branch(),
            p.magnetization(),
            p.isStable() ? 1 : 0,
            p.freeEnergy());
      }
    }
    return table.build();
  }

  private static PointSet patterns(int count, RandomStreams streams) {
    int d = 4 * count;
    double[][] rows = new double[count][d];
    for (int k = 0; k < count; k++) {
      streams.child("patterns").stream(k).fillGaussian(rows[k], 0, d);
    }
    return PointSet.of(rows);
  }

  private static void addPatterns(
      PointSet patterns, Frame frame, double[] times, ResultTable.Builder table) {
    Attractors attractors = new Attractors(patterns, frame);
    for (double t : times) {
      for (Attractors.State state : attractors.at(t)) {
        double[] m = state.mean();
        double[] own = state.start() < 0 ? m : patterns.point(state.start());
        double overlap = product(m, own) / patterns.dimension();
        overlap = state.start() < 0 ? Math.sqrt(overlap) : overlap;
        table.row(
            t,
            Frame.temperature(t),
            state.start() + 1,
            overlap,
            state.curvature() > 0 ? 1 : 0,
            state.freeEnergy());
      }
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
