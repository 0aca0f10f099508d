package criticaldiffusion.thermo.generation;

import criticaldiffusion.regime.CloneAgreement;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * I(y; x), dI/dsnr = ½ mmse: what a noisy x tells about the sign of two points ±μ, as a function of
 * snr = |μ|²/T; Guo, Shamai, Verdú 2005, for the two deltas of Ambrogioni, arXiv:2310.17467.
 *
 * <p>mmse = E Var(y|x)/|μ|² = 1 − E tanh²(snr + √snr z + b) = 2(1 − φ), with φ the agreement of two
 * clones, {@link CloneAgreement}. These curves depend on no frame and no sampler, and have no
 * singularity; their steepest points, one for each variable that they are drawn against, are no
 * critical times.
 *
 * <p>Values are exact to about 10⁻¹⁴ and cost 130 max(1, √snr) exponentials. snr is finite and at
 * least 0.
 *
 * @param weight w of the point at +μ, in (0, 1)
 */
public record Information(double weight) {
  /** Two points of equal weight. */
  public static final Information EQUAL = new Information(0.5);

  /**
   * Checks the weight.
   *
   * @throws IllegalArgumentException unless it lies strictly between 0 and 1
   */
  public Information {
    new CloneAgreement(weight);
  }

  /** The least mean squared error of a denoiser in units of |μ|². */
  public double mmse(double snr) {
    return 2 * curve().disagreement(snr);
  }

  /** I in nats, from 0 to the entropy of the weights. */
  public double information(double snr) {
    return classEntropy() - entropy(snr);
  }

  /** H(y | x) in nats, what generation has still to decide. */
  public double entropy(double snr) {
    return curve().entropy(snr);
  }

  /** −w ln w − (1−w) ln(1−w). */
  public double classEntropy() {
    return -weight * StrictMath.log(weight) - (1 - weight) * StrictMath.log1p(-weight);
  }

  /** dH/d ln σ = snr·mmse: the entropy that is decided per e-fold of the noise, in any frame. */
  public double entropyPerFold(double snr) {
    return snr * mmse(snr);
  }

  /**
   * ∫₀^∞ ½ mmse dsnr, by the trapezoid rule in ln snr; the area theorem says that it is {@link
   * #classEntropy()}, one bit for equal weights. To 10⁻¹³.
   */
  public double area() {
    double step = 0.05;
    double sum = 0;
    // The terms fall like snr on one side and like e^{−snr/2} on the other.
    for (int k = -720; k <= 100; k++) {
      double snr = StrictMath.exp(k * step);
      sum += 0.5 * snr * mmse(snr);
    }
    return step * sum;
  }

  /** The snr at which {@link #entropyPerFold} is largest: 1.508 for equal weights. */
  public double peakPerFold() {
    return peak(snr -> 1 / snr);
  }

  /** The snr at which −dH/dt is largest in Ornstein–Uhlenbeck time: 2.861 for equal weights. */
  public double peakInTime() {
    return peak(snr -> 1 / snr + 1 / (1 + snr));
  }

  /**
   * The snr at which the mean susceptibility of the denoiser, E ∂⟨y⟩/∂x = mmse √(snr(1 + snr)) in
   * the Ornstein–Uhlenbeck frame, is largest: 1.096 for equal weights.
   */
  public double peakOfSusceptibility() {
    return peak(snr -> 0.5 / snr + 0.5 / (1 + snr));
  }

  /**
   * The snr at which the given share of the class is known, I = share · {@link #classEntropy()}.
   *
   * @throws IllegalArgumentException unless the share lies strictly between 0 and 1
   */
  public double snrAt(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("a share of the information in (0, 1), was " + share);
    }
    double left = (1 - share) * classEntropy();
    double high = 1;
    while (entropy(high) > left) {
      high *= 2;
    }
    return root(snr -> entropy(snr) - left, 0, high);
  }

  /**
   * The largest value of f(snr)·mmse.
   *
   * @param logSlope d ln f/dsnr
   */
  private double peak(DoubleUnaryOperator logSlope) {
    // d ln mmse/dsnr = −φ'/(1 − φ), with no difference to lose digits in.
    return root(
        snr -> logSlope.applyAsDouble(snr) - curve().slope(snr) / curve().disagreement(snr),
        1e-3,
        100);
  }

  private static double root(DoubleUnaryOperator function, double low, double high) {
    return new BracketingNthOrderBrentSolver(1e-14, 1e-14, 1e-15, 5)
        .solve(200, function::applyAsDouble, low, high);
  }

  private CloneAgreement curve() {
    return new CloneAgreement(weight);
  }
}
