package criticaldiffusion.critical;

import criticaldiffusion.training.DivergedException;
import java.util.Arrays;

/**
 * Gradient descent on E = ½⟨C(w − w*)²⟩, w = u₁u₂…u_N, mode by mode and step by step: u_l ← u_l −
 * η(Cw − 1)Π_{j≠l}u_j. The exact gradient of score matching for N circulant convolutions
 * (arXiv:2605.12597), and the check of the closed forms of {@link ModeRelaxation}.
 *
 * <p>A step costs 2N multiplications for every different variance. Not thread-safe.
 */
public final class Descent {
  /** Beyond so many times the loss of no score a run has diverged. */
  private static final double LOST = 1e8;

  private final ModeSpectrum spectrum;
  private final double[][] factors;
  private final double rate;
  private final double noScore;
  private long steps;

  private Descent(ModeSpectrum spectrum, double[][] factors, double rate, double largestRate) {
    this.spectrum = spectrum;
    this.factors = factors;
    this.rate = StableRate.require(rate, largestRate);
    this.noScore = spectrum.mean(c -> 1 / c) / 2;
  }

  /**
   * One layer from the same weight in every mode.
   *
   * @throws IllegalArgumentException unless 0 &lt; η &lt; 2/C_max
   */
  public static Descent oneLayer(ModeSpectrum spectrum, double start, double rate) {
    return new Descent(spectrum, filled(spectrum, start), rate, StableRate.oneLayer(spectrum));
  }

  /**
   * Two layers from the same w₀ = uv and imbalance c = u² − v² in every mode.
   *
   * @throws IllegalArgumentException if the learning rate is not stable at the start or at the
   *     minimum, or w₀ is not above 0
   */
  public static Descent twoLayers(
      ModeSpectrum spectrum, double start, double imbalance, double rate) {
    requireStart(start);
    // The larger of u² and v² by the sum, the other from the product: neither cancels.
    double size = Math.abs(imbalance);
    double more = Math.sqrt((size + Math.sqrt(size * size + 4 * start * start)) / 2);
    double u = imbalance < 0 ? start / more : more;
    double largest = StableRate.twoLayers(spectrum, start, imbalance);
    return new Descent(spectrum, filled(spectrum, u, start / u), rate, largest);
  }

  /**
   * N balanced layers, u_l = w₀^{1/N}.
   *
   * @throws IllegalArgumentException unless η max_k N w*^{1−2/N} &lt; 2 and w₀ is above 0
   */
  public static Descent deep(ModeSpectrum spectrum, int layers, double start, double rate) {
    requireStart(start);
    double[] each = new double[layers];
    Arrays.fill(each, StrictMath.pow(start, 1.0 / layers));
    return new Descent(spectrum, filled(spectrum, each), rate, StableRate.deep(spectrum, layers));
  }

  private static void requireStart(double start) {
    if (!(start > 0 && start < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a product of layers needs a starting weight above 0, was " + start);
    }
  }

  private static double[][] filled(ModeSpectrum spectrum, double... starts) {
    double[][] factors = new double[starts.length][spectrum.size()];
    for (int l = 0; l < starts.length; l++) {
      Arrays.fill(factors[l], starts[l]);
    }
    return factors;
  }

  /** One step at the learning rate of the run. */
  public void step() {
    step(rate);
  }

  /** One step at another learning rate, such as {@code 0.5 / sharpness()}. */
  public void step(double rate) {
    int layers = factors.length;
    double[] others = new double[layers];
    for (int k = 0; k < spectrum.size(); k++) {
      double before = 1;
      for (int l = 0; l < layers; l++) {
        others[l] = before;
        before *= factors[l][k];
      }
      double force = rate * (spectrum.variance(k) * before - 1);
      double after = 1;
      for (int l = layers - 1; l >= 0; l--) {
        double u = factors[l][k];
        factors[l][k] = u - force * others[l] * after;
        after *= u;
      }
    }
    steps++;
  }

  /** The number of steps done. */
  public long steps() {
    return steps;
  }

  /** w of the variance of index k. */
  public double weight(int k) {
    double w = 1;
    for (double[] factor : factors) {
      w *= factor[k];
    }
    return w;
  }

  /** E(s)/E₀, with E₀ = ½⟨w*⟩ the loss of no score at all, w = 0. */
  public double relativeLoss() {
    return loss() / noScore;
  }

  /** The largest |w/w* − 1| of all modes. */
  public double largestDeviation() {
    double largest = 0;
    for (int k = 0; k < spectrum.size(); k++) {
      largest = Math.max(largest, Math.abs(spectrum.variance(k) * weight(k) - 1));
    }
    return largest;
  }

  /** max_k C Σ_l (∂w/∂u_l)², the largest curvature of the loss over all modes near the minimum. */
  public double sharpness() {
    double largest = 0;
    for (int k = 0; k < spectrum.size(); k++) {
      double sum = 0;
      for (int l = 0; l < factors.length; l++) {
        double others = 1;
        for (int j = 0; j < factors.length; j++) {
          others *= j == l ? 1 : factors[j][k];
        }
        sum += others * others;
      }
      largest = Math.max(largest, spectrum.variance(k) * sum);
    }
    return largest;
  }

  /**
   * Steps until the relative loss is at most ε.
   *
   * @return the number of steps done in all
   * @throws DivergedException if the loss grows without bound
   * @throws IllegalStateException if that takes more than {@code most} steps
   */
  public long runTo(double threshold, long most) {
    for (double loss = relativeLoss(); !(loss <= threshold); loss = relativeLoss()) {
      if (!(loss < LOST)) {
        throw diverged();
      }
      if (steps >= most) {
        throw new IllegalStateException(
            "after %d steps the relative loss is %s, not yet %s".formatted(steps, loss, threshold));
      }
      step();
    }
    return steps;
  }

  private DivergedException diverged() {
    int worst = 0;
    for (int k = 0; k < spectrum.size(); k++) {
      double excess = Math.abs(weight(k) * spectrum.variance(k));
      if (!(excess <= Math.abs(weight(worst) * spectrum.variance(worst)))) {
        worst = k;
      }
    }
    return new DivergedException(steps, worst, weight(worst));
  }

  private double loss() {
    double sum = 0;
    for (int k = 0; k < spectrum.size(); k++) {
      double c = spectrum.variance(k);
      double excess = c * weight(k) - 1;
      sum += spectrum.share(k) * excess * excess / c;
    }
    return sum / 2;
  }
}
