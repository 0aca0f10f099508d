package criticaldiffusion.thermo;

import criticaldiffusion.field.PointSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The stable fixed points of the denoiser map m ← ⟨y⟩(T, m/T_eff) of any points, without a
 * direction of symmetry: random patterns, stored ones of an associative memory; Ambrogioni 2023,
 * Section 10.
 *
 * <p>For points of equal norm the map is softmax attention and descends the energy of a modern
 * Hopfield network. It converges from every start, at the rate of the largest eigenvalue of χ_post;
 * the states reached from every point and from their mean are returned. Unstable states are not
 * looked for: {@link EquationOfState} has them, where a symmetry keeps the state on a line.
 *
 * @param points the data
 * @param frame the space and the sampler
 */
public record Attractors(PointSet points, Frame frame) {
  private static final int ITERATIONS = 200_000;
  private static final double TOLERANCE = 1e-12;

  /**
   * A state in which the map rests.
   *
   * @param start the point from which it was reached, −1 for the mean of all
   * @param mean m = ⟨y⟩
   * @param curvature T_eff − the top eigenvalue of the covariance: positive where stable
   * @param freeEnergy ½|m|² − T_eff log Z
   */
  public record State(int start, double[] mean, double curvature, double freeEnergy) {}

  /**
   * The states reached at time t: from the mean first, then from every point.
   *
   * @throws IllegalStateException with the residual, if the map has not come to rest in 200,000
   *     iterations, as at a transition itself
   */
  public List<State> at(double t) {
    List<State> states = new ArrayList<>();
    double[] centre = new double[points.dimension()];
    double[] weights = points.weights();
    for (int k = 0; k < points.size(); k++) {
      double[] y = points.point(k);
      for (int i = 0; i < centre.length; i++) {
        centre[i] += weights[k] * y[i];
      }
    }
    states.add(from(-1, centre, t));
    for (int k = 0; k < points.size(); k++) {
      states.add(from(k, points.point(k), t));
    }
    return states;
  }

  private State from(int start, double[] first, double t) {
    double temperature = Frame.temperature(t);
    double effective = frame.effectiveTemperature(t);
    // The field is k = m/T_eff; an ensemble at T takes it as the state X = kT.
    double factor = temperature / effective;
    double[] m = first;
    double residual = Double.POSITIVE_INFINITY;
    for (int i = 0; i < ITERATIONS; i++) {
      PosteriorEnsemble state = PosteriorEnsemble.of(points, temperature, scaled(m, factor));
      double[] next = state.mean();
      residual = distance(m, next);
      m = next;
      if (residual < TOLERANCE) {
        double top = temperature * (1 - state.masses()[0]);
        double energy = 0.5 * PosteriorEnsemble.squaredNorm(m) - effective * state.logPartition();
        return new State(start, m, effective - top, energy);
      }
    }
    throw new IllegalStateException(
        "the denoiser map did not come to rest in %d iterations at t = %s from %s; residual %s"
            .formatted(ITERATIONS, t, start < 0 ? "the mean" : "point " + start, residual));
  }

  private static double[] scaled(double[] m, double factor) {
    double[] x = m.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
    return x;
  }

  private static double distance(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }
}
