package criticaldiffusion.thermo;

import criticaldiffusion.thermo.DataModel.Moments;

/** The zeros of h(k) = T_eff (k − b) − m(T, k) and of its slope, at one time. */
final class FieldScan {
  private static final double SMALLEST_STEP = 1.0 / 64;
  private static final int MOST_STEPS = 1_000_000;

  private final DataModel model;
  private final double temperature;
  private final double effective;
  private final double bias;
  private final double steepness;
  private final double reach;
  private final boolean centred;

  FieldScan(EquationOfState state, double t) {
    model = state.model();
    temperature = Frame.temperature(t);
    effective = state.frame().effectiveTemperature(t);
    bias = state.bias();
    steepness = model.steepness(temperature);
    // A little more, so that a root at the very bound lies inside.
    reach = model.reach(temperature, effective, bias) * (1 + 1e-9) + 1e-12;
    centred =
        bias == 0 && Math.abs(model.at(temperature, 0).mean()) <= 1e-14 * Math.sqrt(model.spread());
  }

  /** h(k). */
  double excess(double field) {
    return effective * (field - bias) - model.at(temperature, field).mean();
  }

  private double slope(double field) {
    return effective - model.at(temperature, field).variance();
  }

  /** The fields of all fixed points, rising. */
  double[] roots() {
    Fields roots = new Fields();
    double[] folds = folds();
    double from = -reach;
    for (int i = 0; i <= folds.length; i++) {
      double to = i < folds.length ? folds[i] : reach;
      if (centred && from < 0 && to > 0) {
        // On a piece where h is monotone the centre is the only root.
        roots.add(0);
      } else {
        addRoot(from, to, roots);
      }
      from = to;
    }
    if (centred && !roots.holds(0)) {
      roots.add(0);
    }
    return roots.sorted();
  }

  private void addRoot(double from, double to, Fields roots) {
    double before = excess(from);
    double after = excess(to);
    if (before * after < 0) {
      roots.add(Roots.find(this::excess, from, to));
    }
  }

  /** Where Var = T_eff, rising. */
  double[] folds() {
    Fields folds = new Fields();
    double background = model.background(temperature);
    if (effective <= background) {
      return folds.sorted();
    }
    // A pitchfork has its two folds on either side of 0, nearer than any step.
    addFolds(-reach, 0, background, folds);
    addFolds(0, reach, background, folds);
    return folds.sorted();
  }

  private void addFolds(double from, double to, double background, Fields folds) {
    double field = from;
    Moments here = model.at(temperature, field);
    for (int step = 0; field < to; step++) {
      if (step == MOST_STEPS) {
        throw new IllegalStateException(
            "the scan of the equation of state did not end in %d steps; left at k = %s of %s"
                .formatted(MOST_STEPS, field, to));
      }
      // |log(Var − background)| changes by at most the steepness times the step.
      double changing =
          Math.max(Math.abs(here.variance() - background), 1e-300 + 1e-16 * background);
      double safe = Math.abs(StrictMath.log((effective - background) / changing));
      double next = Math.min(to, field + Math.max(SMALLEST_STEP, safe) / steepness);
      Moments there = model.at(temperature, next);
      if (here.variance() < effective != there.variance() < effective) {
        folds.add(Roots.find(this::slope, field, next));
      }
      field = next;
      here = there;
    }
  }

  /** The fold next to a field. */
  double foldNear(double field) {
    double best = Double.NaN;
    for (double fold : folds()) {
      if (Double.isNaN(best) || Math.abs(fold - field) < Math.abs(best - field)) {
        best = fold;
      }
    }
    return best;
  }

  /** The fold whose excess is nearest to 0: where two fixed points are about to meet. */
  double nearestFold() {
    double best = Double.NaN;
    double least = Double.POSITIVE_INFINITY;
    for (double fold : folds()) {
      double distance = Math.abs(excess(fold));
      // Of two that mirror each other, the one at the larger field.
      if (distance <= least * (1 + 1e-6) + 1e-14
          && !(centred && Math.abs(fold) < 1e-6 / steepness)) {
        least = distance;
        best = fold;
      }
    }
    return best;
  }

  /** Few numbers. */
  private static final class Fields {
    private double[] values = new double[8];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = java.util.Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    boolean holds(double value) {
      for (int i = 0; i < size; i++) {
        if (values[i] == value) {
          return true;
        }
      }
      return false;
    }

    double[] sorted() {
      double[] sorted = java.util.Arrays.copyOf(values, size);
      java.util.Arrays.sort(sorted);
      return sorted;
    }
  }
}
