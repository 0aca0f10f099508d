package criticaldiffusion.thermo;

import criticaldiffusion.thermo.DataModel.Moments;
import java.util.ArrayList;
import java.util.List;

/**
 * m = ⟨y⟩(T, m/T_eff + b) of a model in a frame: one solver for every fixed point of every sampler;
 * Ambrogioni 2023, Raya and Ambrogioni 2023.
 *
 * <p>With k = m/T_eff + b the fixed points are the zeros of T_eff (k − b) − m(T, k), the slope of
 * which, T_eff − Var, changes sign at the folds. The scan walks over the whole range of k by steps
 * in which Var cannot pass T_eff (it changes by at most the model's steepness), finds all folds,
 * and between two of them at most one fixed point. None is missed by continuation from another; two
 * folds nearer than 1/64 of the inverse steepness count as none. About 100 evaluations of the
 * model.
 *
 * @param model the data
 * @param frame the space and the sampler
 * @param bias b, an added field; 0 for the data themselves
 */
public record EquationOfState(DataModel model, Frame frame, double bias) {
  /**
   * Checks the field.
   *
   * @throws IllegalArgumentException if b is not finite
   */
  public EquationOfState {
    if (!Double.isFinite(bias)) {
      throw new IllegalArgumentException("the bias must be finite, was " + bias);
    }
  }

  /** Without an added field. */
  public EquationOfState(DataModel model, Frame frame) {
    this(model, frame, 0);
  }

  /** The same with the field b. */
  public EquationOfState withBias(double b) {
    return new EquationOfState(model, frame, b);
  }

  /**
   * All fixed points at time t, by rising m; never none.
   *
   * @throws IllegalArgumentException unless t is positive and finite
   * @throws IllegalStateException with the residual, if a root does not converge
   */
  public List<FixedPoint> fixedPoints(double t) {
    List<FixedPoint> points = new ArrayList<>();
    FieldScan scan = new FieldScan(this, t);
    for (double field : scan.roots()) {
      points.add(fixedPoint(t, field));
    }
    return points;
  }

  /** The stable ones of {@link #fixedPoints}. */
  public List<FixedPoint> stable(double t) {
    return fixedPoints(t).stream().filter(FixedPoint::isStable).toList();
  }

  /** The fixed point of least free energy; of two alike the one with the larger m. */
  public FixedPoint ground(double t) {
    FixedPoint best = null;
    for (FixedPoint point : fixedPoints(t)) {
      // Symmetric minima differ by round-off.
      double tolerance = best == null ? 0 : 1e-14 * Math.max(1, Math.abs(best.freeEnergy()));
      if (best == null || point.freeEnergy() <= best.freeEnergy() + tolerance) {
        best = point;
      }
    }
    return best;
  }

  /**
   * The stable fixed point to which the drift leads from the state of order parameter m: uphill or
   * downhill in k, as far as the next one. Sweeping b with it gives the loop of hysteresis.
   */
  public FixedPoint flow(double t, double m) {
    double effective = frame.effectiveTemperature(t);
    double start = m / effective + bias;
    boolean up = force(t, start) > 0;
    FixedPoint next = null;
    for (FixedPoint point : fixedPoints(t)) {
      boolean ahead = up ? point.field() >= start : point.field() <= start;
      boolean nearer =
          next == null || Math.abs(point.field() - start) < Math.abs(next.field() - start);
      if (ahead && nearer && point.isStable()) {
        next = point;
      }
    }
    if (next == null) {
      throw new IllegalStateException(
          "the drift leads to no stable state from m = %s at t = %s; the force there is %s"
              .formatted(m, t, force(t, start)));
    }
    return next;
  }

  /**
   * The landscape over m, ½m² − T_eff log Z(T, m/T_eff + b), with its minima at the stable fixed
   * points; F̃(X = m) in the variance-exploding frame.
   */
  public double landscape(double t, double m) {
    double effective = frame.effectiveTemperature(t);
    double log = model.logPartition(Frame.temperature(t), m / effective + bias);
    return 0.5 * m * m - effective * log;
  }

  /**
   * dm/d(bT_eff), the response of a fixed point to a field h on m: Var/(T_eff − Var), diverging at
   * a transition.
   */
  public double response(FixedPoint point) {
    double effective = frame.effectiveTemperature(point.time());
    double variance = model.at(point.temperature(), point.field()).variance();
    return variance / (effective - variance);
  }

  /** The slope m − T_eff (k − b) of the descent, positive where k rises. */
  private double force(double t, double field) {
    return model.at(Frame.temperature(t), field).mean()
        - frame.effectiveTemperature(t) * (field - bias);
  }

  private FixedPoint fixedPoint(double t, double field) {
    double temperature = Frame.temperature(t);
    double effective = frame.effectiveTemperature(t);
    Moments moments = model.at(temperature, field);
    // From k rather than from the model, so that small m keep their digits near a transition.
    double m = effective * (field - bias);
    double along = effective - moments.variance();
    double across = effective - model.transverse(temperature, field);
    boolean flat = Math.abs(across) < 1e-12 * effective;
    return new FixedPoint(
        t,
        temperature,
        field,
        m,
        frame.position(t, m),
        flat ? along : Math.min(along, across),
        0.5 * m * m - effective * model.logPartition(temperature, field));
  }
}
