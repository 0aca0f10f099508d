package criticaldiffusion.critical;

/**
 * How the weight w of one Fourier mode of variance C approaches w* = 1/C under the loss ½C(w −
 * w*)², in closed form; arXiv:2605.12597, and Saxe, McClelland, Ganguli 2014 (arXiv:1312.6120) for
 * products of layers.
 *
 * <p>S = ηs is the time of gradient flow, s the number of steps at the learning rate η. One layer
 * learns a mode at the rate C: the critical modes first. Two layers, w = uv, learn every mode at
 * the rate 2 once u² ≈ v² ≈ w*, because the curvature C and the squared weight 1/C cancel.
 */
public final class ModeRelaxation {
  private ModeRelaxation() {}

  /** One layer after s steps: w* + (w₀ − w*)(1 − ηC)^s. */
  public static double oneLayer(double variance, double start, double rate, long steps) {
    double limit = 1 / variance;
    return limit + (start - limit) * StrictMath.pow(1 - rate * variance, steps);
  }

  /** One layer in gradient flow: w* + (w₀ − w*)e^{−CS}. */
  public static double oneLayerFlow(double variance, double start, double time) {
    double limit = 1 / variance;
    return limit + (start - limit) * StrictMath.exp(-variance * time);
  }

  /**
   * Two balanced layers (u² = v²) in gradient flow: w* / [1 + (w* / w₀ − 1)e^{−2S}], the logistic
   * curve of w′ = 2w(1 − Cw).
   *
   * @param start w₀, above 0: from 0 the product never moves
   */
  public static double twoLayersFlow(double variance, double start, double time) {
    requireStart(start);
    double limit = 1 / variance;
    return limit / (1 + (limit / start - 1) * StrictMath.exp(-2 * time));
  }

  /**
   * Two layers with the conserved imbalance c = u² − v² in gradient flow, w′ = (1 − Cw)√(c² + 4w²).
   *
   * <p>With w = |c|(q − 1/q)/4 and a = C|c|/2 this is q′ = −a(q − q₊)(q − q₋), q± = (1 ± √(1 +
   * a²))/a. For |c| ≫ w* the rate at the end is C|c|, that of one layer.
   *
   * @param imbalance c; 0 is the balanced case
   */
  public static double twoLayersFlow(double variance, double start, double imbalance, double time) {
    double c = Math.abs(imbalance);
    if (c == 0) {
      return twoLayersFlow(variance, start, time);
    }
    double a = variance * c / 2;
    double root = Math.sqrt(1 + a * a);
    double upper = (1 + root) / a;
    double lower = -1 / upper; // the product of the roots is −1
    double sinh = 2 * start / c;
    // e^{asinh}, without cancellation for a negative start.
    double q = Math.abs(sinh) + Math.sqrt(1 + sinh * sinh);
    q = sinh < 0 ? 1 / q : q;
    double x = (q - upper) / (q - lower) * StrictMath.exp(-2 * root * time);
    q = (upper - lower * x) / (1 - x);
    return c * (q - 1 / q) / 4;
  }

  /**
   * N w*^{1 − 2/N}, the rate at which N balanced layers learn a mode at the end: flat for N = 2.
   */
  public static double rateAtMinimum(int layers, double variance) {
    if (layers < 1) {
      throw new IllegalArgumentException("a network has at least 1 layer, was " + layers);
    }
    return layers * StrictMath.pow(variance, 2.0 / layers - 1);
  }

  private static void requireStart(double start) {
    if (!(start > 0)) {
      throw new IllegalArgumentException(
          "two balanced layers need a starting weight above 0, was " + start);
    }
  }
}
