package criticaldiffusion.thermo;

import criticaldiffusion.thermo.Transition.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.analysis.UnivariateFunction;

/**
 * All changes of the fixed points of an {@link EquationOfState} between two times: where the centre
 * loses and regains stability (top eigenvalue of the tilted covariance = T_eff), folds, and equal
 * free energies.
 *
 * <p>A scan of t, by equal factors of T_eff, each change then refined to round-off. Two changes
 * that undo each other within one step (a factor 1.03) are missed. About 400 solutions of the
 * equation of state.
 */
public final class Transitions {
  private static final int STEPS = 300;
  private static final double LOWEST = 1e-3;

  /** The latest time looked at where T_eff has a limit, as for the ODE: Δ = 1 − 10⁻⁹. */
  private static final double LATEST = 10;

  /** Bisection goes down to this relative distance, a root the rest of the way. */
  private static final double WINDOW = 1e-9;

  private final EquationOfState state;
  private final double[] times;
  private final List<List<FixedPoint>> points = new ArrayList<>();
  private final List<Transition> found = new ArrayList<>();

  private Transitions(EquationOfState state, double from, double to) {
    this.state = state;
    times = new double[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
      times[i] = from * StrictMath.pow(to / from, (double) i / STEPS);
    }
  }

  /**
   * All transitions with T_eff from 10⁻³ to 1.05 of the spread of the data, latest time first;
   * empty if there is none.
   */
  public static List<Transition> of(EquationOfState state) {
    return between(state, earliest(state), latest(state));
  }

  private static double earliest(EquationOfState state) {
    return state.frame().timeAtEffective(Math.min(LOWEST * state.model().spread(), 0.5));
  }

  private static double latest(EquationOfState state) {
    Frame frame = state.frame();
    double high = 1.05 * state.model().spread();
    boolean bounded = frame.family() == 1 && frame.space() == Frame.Space.ORNSTEIN_UHLENBECK;
    return bounded && high >= 0.99 ? LATEST : frame.timeAtEffective(high);
  }

  /**
   * All transitions between two times, latest first.
   *
   * @throws IllegalArgumentException unless 0 &lt; from &lt; to &lt; ∞
   */
  public static List<Transition> between(EquationOfState state, double from, double to) {
    if (!(from > 0 && to > from && to < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "need times 0 < from < to < infinity, were " + from + " and " + to);
    }
    Transitions search = new Transitions(state, from, to);
    boolean centred =
        state.bias() == 0 && state.fixedPoints(to).stream().anyMatch(FixedPoint::isCentre);
    if (centred) {
      search.addCentre();
    }
    search.addFolds();
    if (centred) {
      search.addCoexistence();
    }
    search.found.sort(Comparator.comparingDouble(Transition::time).reversed());
    return search.found;
  }

  /**
   * The temperature T at which the centre becomes unstable, the highest if there are several; a
   * hundred times quicker than everything.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static double centreTemperature(EquationOfState state) {
    Transitions search = new Transitions(state, earliest(state), latest(state));
    search.addCentre();
    return search.found.stream()
        .filter(change -> change.kind() == Kind.CENTRE_UNSTABLE)
        .mapToDouble(Transition::temperature)
        .max()
        .orElseThrow(() -> none(state));
  }

  /**
   * The first transition in generation, the one of the latest time.
   *
   * @throws IllegalArgumentException if the model has none in this frame
   */
  public static Transition first(EquationOfState state) {
    return of(state).stream().findFirst().orElseThrow(() -> none(state));
  }

  private static IllegalArgumentException none(EquationOfState state) {
    return new IllegalArgumentException(
        "no transition: the fixed points of %s in the frame %s do not change"
            .formatted(state.model().label(), state.frame().label()));
  }

  /** T_eff − the top eigenvalue of the covariance at the centre. */
  private double centre(double t) {
    double temperature = Frame.temperature(t);
    double top =
        Math.max(
            state.model().at(temperature, 0).variance(), state.model().transverse(temperature, 0));
    return state.frame().effectiveTemperature(t) - top;
  }

  private void addCentre() {
    for (int i = 0; i < STEPS; i++) {
      double low = centre(times[i]);
      double high = centre(times[i + 1]);
      if (low < 0 != high < 0) {
        double t = Roots.find(this::centre, times[i], times[i + 1]);
        add(low < 0 ? Kind.CENTRE_UNSTABLE : Kind.CENTRE_STABLE, t, 0);
      }
    }
  }

  private void addCoexistence() {
    for (int i = 0; i < STEPS; i++) {
      double from = times[i];
      double low = depth(points.get(i));
      for (Transition birth : List.copyOf(found)) {
        // States that have just been born may become the deepest before the next time of the scan.
        double after = birth.time() * (1 - 100 * WINDOW);
        if (after > from && after < times[i + 1]) {
          double depth = depth(state.fixedPoints(after));
          addCoexistence(from, low, after, depth);
          from = after;
          low = depth;
        }
      }
      addCoexistence(from, low, times[i + 1], depth(points.get(i + 1)));
    }
  }

  private void addCoexistence(double from, double low, double to, double high) {
    if (low * high < 0) {
      double t = Roots.find(at -> depth(state.fixedPoints(at)), from, to);
      add(Kind.COEXISTENCE, t, outer(state.fixedPoints(t)).magnetization());
    }
  }

  /** F of the deepest stable state off the centre minus that of a stable centre; 0 if not both. */
  private static double depth(List<FixedPoint> points) {
    FixedPoint outer = outer(points);
    for (FixedPoint point : points) {
      if (point.isCentre() && point.isStable() && outer != null) {
        double depth = outer.freeEnergy() - point.freeEnergy();
        // At low T depths can be equal but for round-off; that is no transition.
        return Math.abs(depth) > 1e-13 * Math.max(1, Math.abs(point.freeEnergy())) ? depth : 0;
      }
    }
    return 0;
  }

  private static FixedPoint outer(List<FixedPoint> points) {
    FixedPoint best = null;
    for (FixedPoint point : points) {
      boolean outside = !point.isCentre() && point.isStable();
      // Of states alike but for round-off, the one at the larger m.
      if (outside && (best == null || point.freeEnergy() <= best.freeEnergy() + 1e-13)) {
        best = point;
      }
    }
    return best;
  }

  private void addFolds() {
    for (double t : times) {
      points.add(state.fixedPoints(t));
    }
    for (int i = 0; i < STEPS; i++) {
      bisect(times[i], points.get(i).size(), times[i + 1], points.get(i + 1).size());
    }
  }

  /** On both sides, if the count changes in both. */
  private void bisect(double low, int below, double high, int above) {
    if (below == above) {
      return;
    }
    double middle = 0.5 * (low + high);
    if (high - low > WINDOW * high) {
      int between = state.fixedPoints(middle).size();
      bisect(low, below, middle, between);
      bisect(middle, between, high, above);
    } else if (!isPitchfork(low, high)) {
      double field = new FieldScan(state, middle).nearestFold();
      double t = meeting(field, low, high);
      double effective = state.frame().effectiveTemperature(t);
      double fold = new FieldScan(state, t).foldNear(field);
      add(Kind.FOLD, t, effective * (fold - state.bias()));
    }
  }

  private boolean isPitchfork(double low, double high) {
    double margin = WINDOW * high;
    return found.stream()
        .anyMatch(
            p -> p.magnetization() == 0 && p.time() > low - margin && p.time() < high + margin);
  }

  /** Where the fold itself is a fixed point. */
  private double meeting(double field, double low, double high) {
    UnivariateFunction excess =
        t -> {
          FieldScan scan = new FieldScan(state, t);
          return scan.excess(scan.foldNear(field));
        };
    return excess.value(low) * excess.value(high) < 0
        ? Roots.find(excess, low, high)
        : 0.5 * (low + high);
  }

  private void add(Kind kind, double t, double m) {
    found.add(
        new Transition(kind, t, Frame.temperature(t), state.frame().effectiveTemperature(t), m));
  }
}
