package criticaldiffusion.thermo;

import criticaldiffusion.field.PointSet;
import criticaldiffusion.linalg.SymmetricEigen;
import java.util.Arrays;

/**
 * Σ_k w_k δ(y − y_k) seen along a direction e in which the other components of ⟨y⟩ vanish: m = Σ_k
 * w_k a_k e^{−|y_k|²/2T + k a_k}/Z, a_k = e·y_k; Ambrogioni 2023, Section 5.2.
 *
 * <p>K exponentials an evaluation. The subclasses are the named data of the papers.
 */
public class PointModel implements DataModel {
  private final double[] along;
  private final double[][] across;
  private final double[] logWeights;
  private final double[] halfNorms;
  private final double length;
  private final double bound;
  private final String label;

  /** With the components along e, those across it (K rows, or none), and the weights. */
  PointModel(double[] along, double[][] across, double[] weights, double[] norms, String label) {
    this.along = along;
    this.across = across;
    this.label = label;
    logWeights = Arrays.stream(weights).map(StrictMath::log).toArray();
    halfNorms = Arrays.stream(norms).map(norm -> 0.5 * norm).toArray();
    double max = Arrays.stream(along).max().getAsDouble();
    double min = Arrays.stream(along).min().getAsDouble();
    length = max - min;
    bound = Math.max(max, -min);
  }

  /**
   * Points on a line, with weights.
   *
   * @throws IllegalArgumentException if there are fewer than two different points, the counts
   *     differ, or the weights are no probabilities
   */
  public static PointModel onLine(double[] weights, double... points) {
    double[][] rows =
        Arrays.stream(points).mapToObj(y -> new double[] {y}).toArray(double[][]::new);
    return of(PointSet.of(weights, rows), 1);
  }

  /** The four amplitudes ±1, ±3 of pulse-amplitude modulation, over √5: variance 1. */
  public static PointModel pam4() {
    double unit = 1 / Math.sqrt(5);
    return symmetric("pam-4", unit, 3 * unit);
  }

  /** ±a₁, ±a₂, … with equal weights. */
  public static PointModel symmetric(String label, double... amplitudes) {
    int n = amplitudes.length;
    double[] points = new double[2 * n];
    for (int i = 0; i < n; i++) {
      points[i] = amplitudes[i];
      points[2 * n - 1 - i] = -amplitudes[i];
    }
    double[] weights = new double[2 * n];
    Arrays.fill(weights, 1.0 / (2 * n));
    PointModel line = onLine(weights, points);
    return new PointModel(line.along, line.across, weights, doubled(line.halfNorms), label);
  }

  /**
   * (±a, ±b), two independent magnets, along the first: T_c = a², and states on the line are
   * unstable across it below b². The cascade of a hierarchy.
   *
   * @throws IllegalArgumentException unless a and b are positive and finite
   */
  public static PointModel product(double a, double b) {
    Models.requirePositive(a, "the first amplitude");
    Models.requirePositive(b, "the second amplitude");
    return of(PointSet.of(new double[][] {{a, b}, {a, -b}, {-a, b}, {-a, -b}}), 1, 0);
  }

  /**
   * Any points along a direction of symmetry.
   *
   * @param direction e, of any length but 0
   * @throws IllegalArgumentException if there are fewer than two points or they do not differ along
   *     e, the dimensions differ, or a field along e turns ⟨y⟩ away from e
   */
  public static PointModel of(PointSet points, double... direction) {
    double norm = Math.sqrt(PosteriorEnsemble.squaredNorm(direction));
    if (direction.length != points.dimension() || !(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "need a finite direction of %d components, not 0, was %s"
              .formatted(points.dimension(), Arrays.toString(direction)));
    }
    int count = points.size();
    double[] along = new double[count];
    double[][] across = new double[count][];
    double[] norms = new double[count];
    for (int k = 0; k < count; k++) {
      double[] y = points.point(k);
      norms[k] = PosteriorEnsemble.squaredNorm(y);
      for (int i = 0; i < y.length; i++) {
        along[k] += y[i] * direction[i] / norm;
      }
      for (int i = 0; i < y.length; i++) {
        y[i] -= along[k] * direction[i] / norm;
      }
      across[k] = y.length == 1 ? new double[0] : y;
    }
    PointModel model = new PointModel(along, across, points.weights(), norms, count + " points");
    if (!(model.length > 0)) {
      throw new IllegalArgumentException(
          "need at least two points that differ along the direction");
    }
    model.requireSymmetry();
    return model;
  }

  private void requireSymmetry() {
    for (double field : new double[] {-0.7, 0.4, 1}) {
      double[] p = probabilities(1, field / bound);
      for (int i = 0; i < across[0].length; i++) {
        double turned = 0;
        for (int k = 0; k < p.length; k++) {
          turned += p[k] * across[k][i];
        }
        if (Math.abs(turned) > 1e-12 * bound) {
          throw new IllegalArgumentException(
              "no direction of symmetry: a field along it turns the mean away by " + turned);
        }
      }
    }
  }

  private double[] logits(double temperature, double field) {
    double[] p = new double[along.length];
    for (int k = 0; k < p.length; k++) {
      p[k] = logWeights[k] - halfNorms[k] / temperature + field * along[k];
    }
    return p;
  }

  /** Replaces logits by probabilities; returns Z e^{−max}. */
  private static double softMax(double[] p, double max) {
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = StrictMath.exp(p[k] - max);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return sum;
  }

  /** The posterior weights of the points in a field. */
  public final double[] probabilities(double temperature, double field) {
    double[] p = logits(temperature, field);
    double max = Double.NEGATIVE_INFINITY;
    for (double logit : p) {
      max = Math.max(max, logit);
    }
    softMax(p, max);
    return p;
  }

  @Override
  public double logPartition(double temperature, double field) {
    double[] p = logits(temperature, field);
    double max = Arrays.stream(p).max().getAsDouble();
    return max + StrictMath.log(softMax(p, max));
  }

  @Override
  public Moments at(double temperature, double field) {
    double[] p = probabilities(temperature, field);
    double mean = 0;
    for (int k = 0; k < p.length; k++) {
      mean += p[k] * along[k];
    }
    double variance = 0;
    for (int k = 0; k < p.length; k++) {
      double distance = along[k] - mean;
      variance += p[k] * distance * distance;
    }
    return new Moments(mean, variance);
  }

  @Override
  public double transverse(double temperature, double field) {
    int d = across[0].length;
    if (d == 0) {
      return 0;
    }
    double[] p = probabilities(temperature, field);
    double[] covariance = new double[d * d];
    for (int k = 0; k < p.length; k++) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          covariance[i * d + j] += p[k] * across[k][i] * across[k][j];
        }
      }
    }
    return d == 1 ? covariance[0] : SymmetricEigen.values(covariance, d)[0];
  }

  @Override
  public double[] cumulants(double temperature) {
    double[] cumulants = Cumulants.of(along, probabilities(temperature, 0));
    cumulants[0] = logPartition(temperature, 0);
    return cumulants;
  }

  @Override
  public double steepness(double temperature) {
    return length;
  }

  /** A quarter of the squared length of the interval (Popoviciu). */
  @Override
  public double spread() {
    return 0.25 * length * length;
  }

  @Override
  public double reach(double temperature, double effective, double bias) {
    return Math.abs(bias) + bound / effective;
  }

  @Override
  public String label() {
    return label;
  }

  private static double[] doubled(double[] halves) {
    return Arrays.stream(halves).map(half -> 2 * half).toArray();
  }
}
