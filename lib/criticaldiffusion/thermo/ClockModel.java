package criticaldiffusion.thermo;

import criticaldiffusion.field.PointSet;

/**
 * K points at equal angles on the unit circle, Z_K: K = 3 is the Potts model, 4 two Ising models,
 * and from 5 on the transition at T_eff = ½ is that of the full circle, whose Goldstone mode is
 * left with a barrier of order I_K(X/T)/I₀(X/T).
 *
 * <p>The line is that of point 0.
 */
public final class ClockModel extends PointModel {
  private final int hours;

  /**
   * K points.
   *
   * @throws IllegalArgumentException if K &lt; 2
   */
  public ClockModel(int hours) {
    super(
        component(Models.requireCount(hours, 2, "the number of points"), false),
        rows(component(hours, true)),
        equal(hours),
        unit(hours),
        "clock of " + hours + " points");
    this.hours = hours;
  }

  private static double[] component(int hours, boolean across) {
    double[] values = new double[hours];
    for (int k = 0; k < hours; k++) {
      // The second half mirrors the first, so that symmetry is exact.
      int mirrored = Math.min(k, hours - k);
      double angle = 2 * Math.PI * mirrored / hours;
      values[k] = across ? StrictMath.sin(angle) * (k == mirrored ? 1 : -1) : StrictMath.cos(angle);
    }
    return values;
  }

  private static double[][] rows(double[] values) {
    double[][] rows = new double[values.length][];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = values.length == 2 ? new double[0] : new double[] {values[k]};
    }
    return rows;
  }

  private static double[] equal(int count) {
    double[] weights = new double[count];
    java.util.Arrays.fill(weights, 1.0 / count);
    return weights;
  }

  private static double[] unit(int count) {
    double[] norms = new double[count];
    java.util.Arrays.fill(norms, 1);
    return norms;
  }

  /** K. */
  public int hours() {
    return hours;
  }

  /** The points in the plane. */
  public PointSet points() {
    double[] x = component(hours, false);
    double[] y = component(hours, true);
    double[][] rows = new double[hours][];
    for (int k = 0; k < hours; k++) {
      rows[k] = new double[] {x[k], y[k]};
    }
    return PointSet.of(rows);
  }

  /** F̃ on the circle of radius |X|, at the angle φ. */
  public double freeEnergy(double temperature, double radius, double angle) {
    return PosteriorEnsemble.of(
            points(), temperature, radius * StrictMath.cos(angle), radius * StrictMath.sin(angle))
        .regularizedFreeEnergy();
  }

  /** F̃(φ = π/K) − F̃(φ = 0) on the circle of radius |X|: what resists the broken direction. */
  public double barrier(double temperature, double radius) {
    return freeEnergy(temperature, radius, Math.PI / hours) - freeEnergy(temperature, radius, 0);
  }

  /** 4T I_K(X/T)/I₀(X/T), the leading term of {@link #barrier} for large K. */
  public double leadingBarrier(double temperature, double radius) {
    double z = radius / Frame.requireTemperature(temperature);
    double ratio = 1;
    for (int order = 0; order < hours; order++) {
      ratio *= BesselRatio.of(2 * order + 2, z);
    }
    return 4 * temperature * ratio;
  }
}
