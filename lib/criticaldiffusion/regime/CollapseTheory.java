package criticaldiffusion.regime;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.GaussianMixture;

/**
 * log(nπ_k) = ½ log det(I + γΣ_k), γ = 1/(e^{2t} − 1): the collapse time t_C of class k of a
 * Gaussian mixture, below which a model that knows its n training points exactly can only return to
 * one of them. Biroli, Bonnaire, de Bortoli, Mézard 2024 (arXiv:2402.18491), Eq. 5 and 10, for any
 * covariance spectrum.
 *
 * <p>The right-hand side is the information I(a; x_t | k) in nats that the noisy point x_t holds
 * about the data point a, so collapse is channel coding: the points can be told apart as soon as
 * log n falls below the information. The paper's line uses log n; the class is known below the
 * speciation time, and a class holds only nπ_k points, which is the term that the paper omits.
 *
 * <p>Times are Ornstein–Uhlenbeck times, entropies nats. Every value costs one sum over the
 * spectrum; no data are needed.
 */
public final class CollapseTheory {
  private final int dimension;
  private final double[] weights;
  private final LogDeterminant[] classes;

  private CollapseTheory(int dimension, double[] weights, LogDeterminant... classes) {
    this.dimension = dimension;
    this.weights = weights;
    this.classes = classes;
  }

  /**
   * One class with Σ = σ²I in d dimensions: t_C = ½ log(1 + σ²/(n^{2/d} − 1)).
   *
   * @throws IllegalArgumentException unless σ² is positive and finite and d at least 1
   */
  public static CollapseTheory isotropic(double variance, int dimension) {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1, was " + dimension);
    }
    LogDeterminant one = LogDeterminant.of(new double[] {variance}, dimension);
    return new CollapseTheory(dimension, new double[] {1}, one);
  }

  /**
   * One class with the given eigenvalues of its covariance. Zeros are directions in which the data
   * do not vary: data on a k-dimensional support have k positive ones, and t_C depends on k, not on
   * d.
   *
   * @throws IllegalArgumentException unless all are finite and at least 0 and one is positive
   */
  public static CollapseTheory ofSpectrum(double... eigenvalues) {
    LogDeterminant one = LogDeterminant.of(eigenvalues, 1);
    return new CollapseTheory(eigenvalues.length, new double[] {1}, one);
  }

  /** The classes of a Gaussian mixture, each with its weight and spectrum. */
  public static CollapseTheory of(GaussianMixture mixture) {
    LogDeterminant[] classes = new LogDeterminant[mixture.components()];
    for (int k = 0; k < classes.length; k++) {
      Covariance covariance = mixture.covariance(k);
      double[] eigenvalues = covariance.eigenvalues();
      classes[k] =
          covariance.isIsotropic()
              ? LogDeterminant.of(new double[] {eigenvalues[0]}, eigenvalues.length)
              : LogDeterminant.of(eigenvalues, 1);
    }
    return new CollapseTheory(mixture.dimension(), mixture.weights(), classes);
  }

  /**
   * γ(t) = 1/(e^{2t} − 1), the signal-to-noise ratio at Ornstein–Uhlenbeck time t; ∞ at 0.
   *
   * @throws IllegalArgumentException unless t is at least 0, as of all functions of t
   */
  public static double snr(double t) {
    return 1 / noise(t);
  }

  /** e^{2t} − 1. */
  private static double noise(double t) {
    if (!(t >= 0)) {
      throw new IllegalArgumentException("time must be at least 0, was " + t);
    }
    return StrictMath.expm1(2 * t);
  }

  private static double logOf(double n) {
    if (!(n >= 1 && n < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the number of data points must be finite and at least 1, was " + n);
    }
    return StrictMath.log(n);
  }

  /** Number of dimensions d. */
  public int dimension() {
    return dimension;
  }

  /** Number of classes K. */
  public int classes() {
    return classes.length;
  }

  /** I_k(t) = ½ log det(I + γΣ_k), the information of x_t about a point of class k. */
  public double information(int k, double t) {
    return classes[k].information(-StrictMath.log(noise(t)));
  }

  /** Σ_k π_k I_k(t), the information about the data point beyond its class. */
  public double information(double t) {
    double sum = 0;
    for (int k = 0; k < classes.length; k++) {
      sum += weights[k] == 0 ? 0 : weights[k] * information(k, t);
    }
    return sum;
  }

  /**
   * d_eff = Σ λγ/(1 + λγ) of class k: the number of directions that x_t resolves, and the variance
   * of the information density.
   */
  public double effectiveDimension(int k, double t) {
    return 2 * classes[k].slope(-StrictMath.log(noise(t)));
  }

  /** H(π) = −Σ π_k log π_k, the information of the class alone. */
  public double classInformation() {
    double sum = 0;
    for (double weight : weights) {
      sum -= weight == 0 ? 0 : weight * StrictMath.log(weight);
    }
    return sum;
  }

  /**
   * The collapse time of class k from log(nπ_k) = I_k(t).
   *
   * @param n number of data points of all classes together; need not be whole
   * @throws IllegalArgumentException unless nπ_k exceeds 1: a single point has nothing to be told
   *     apart from
   */
  public double classCollapseTime(int k, double n) {
    double own = n * weights[k];
    if (!(own > 1 && own < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a collapse time needs more than one point in class %d, but n π = %s".formatted(k, own));
    }
    return classes[k].timeAt(StrictMath.log(n) + StrictMath.log(weights[k]));
  }

  /**
   * The collapse time of all classes together, where Σ_k π_k [I_k(t) − log(nπ_k)] = 0: f(t_C) = 0
   * of the paper's Eq. 5, with the class known. For equal classes it is that of each.
   *
   * @throws IllegalArgumentException unless log n exceeds the class information H(π)
   */
  public double collapseTime(double n) {
    double target = StrictMath.log(n) - classInformation();
    if (!(target > 0 && target < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a collapse time needs log n above the class information %s, but n = %s"
              .formatted(classInformation(), n));
    }
    return classes.length == 1
        ? classes[0].timeAt(target)
        : LogDeterminant.mean(weights, classes).timeAt(target);
  }

  /**
   * log n such that the collapse happens at time t: the curse of dimensionality, n = (1 +
   * σ²γ(t))^{d/2} for one isotropic class. The logarithm, because n has 37 digits at d = 100, t =
   * 0.1.
   */
  public double logSize(double t) {
    return information(t) + classInformation();
  }

  /**
   * ε_c = √(e^{2t_C} − 1): from this bandwidth on, a score that is smoothed over ε does not
   * collapse at all. (The noise level σ_C of the collapse in the variance-exploding convention.)
   *
   * @throws IllegalArgumentException as {@link #collapseTime}
   */
  public double criticalBandwidth(double n) {
    return Math.sqrt(StrictMath.expm1(2 * collapseTime(n)));
  }

  /**
   * The collapse time with a score that is smoothed over a bandwidth ε, e^{2t_C(ε)} = e^{2t_C} −
   * ε²; 0 from the critical bandwidth on, where there is no collapse.
   *
   * @throws IllegalArgumentException as {@link #collapseTime}, or for a negative bandwidth
   */
  public double regularizedCollapseTime(double n, double bandwidth) {
    if (!(bandwidth >= 0)) {
      throw new IllegalArgumentException("a bandwidth is at least 0, was " + bandwidth);
    }
    double noise = StrictMath.expm1(2 * collapseTime(n)) - bandwidth * bandwidth;
    return noise <= 0 ? 0 : 0.5 * StrictMath.log1p(noise);
  }

  /**
   * d f(t) = max(0, log n − Σ_k π_k I_k(t)), the paper's line of Fig. 3, which leaves out that x_t
   * also tells the class.
   */
  public double excessEntropyOfPaper(double t, double n) {
    return Math.max(0, logOf(n) - information(t));
  }

  /**
   * d f(t) = max(0, log n − Σ_k π_k I_k(t) − [H(π) − H(class | x_t)]): the excess entropy of the
   * population, exact above t_C in large dimension.
   *
   * @param classEntropy H(class | x_t) in nats, between 0 and H(π)
   */
  public double excessEntropy(double t, double n, double classEntropy) {
    return Math.max(0, logOf(n) - information(t) - classInformation() + classEntropy);
  }

  /**
   * z = (I_k(t) − log(nπ_k))/√d_eff, the variable in which collapses of all sizes fall together:
   * φ_C ≈ Φ(z), the normal distribution function, within 0.08.
   */
  public double scalingVariable(int k, double t, double n) {
    double target = logOf(n) + StrictMath.log(weights[k]);
    return (information(k, t) - target) / Math.sqrt(effectiveDimension(k, t));
  }

  /**
   * δt = 1/(√d_eff (1 + γ)) at t_C, the width over which class k collapses: 2/√d_eff in log γ,
   * which for many dimensions depends on log n alone (d_eff → 2 log nπ_k).
   *
   * @throws IllegalArgumentException as {@link #classCollapseTime}
   */
  public double window(int k, double n) {
    double t = classCollapseTime(k, n);
    return 1 / (Math.sqrt(effectiveDimension(k, t)) * (1 + snr(t)));
  }
}
