package criticaldiffusion.thermo.generation;

import criticaldiffusion.linalg.VectorMath;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.CloneAgreement;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.GaussianAverage;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.special.Erf;

/**
 * Late initialisation: generation is begun at a time t &lt; ∞ from a Gaussian q instead of the true
 * P_t = w N(α√Λ, Δ) + (1−w) N(−α√Λ, Δ), the law of two points ±μ along μ; the "Gaussian late start"
 * of Raya, Ambrogioni, arXiv:2305.19693, Fig. 2.
 *
 * <p>Above the critical time ½ asinh Λ the loss is next to nothing, below it steep. By data
 * processing KL(P_t ‖ q) bounds the divergence of the final samples of an exact reverse process,
 * whatever its kind; for equal weights the share of the classes is right by symmetry and shows
 * nothing.
 *
 * <p>t is Ornstein–Uhlenbeck time, positive; entropies are in nats. Closed forms and quadratures,
 * exact to 10⁻¹², in microseconds.
 *
 * @param squaredNorm Λ = |μ|²
 * @param weight w of the point at +μ
 */
public record LateStart(double squaredNorm, double weight) {
  /** Below, a divergence is integrated instead of taken as a difference. */
  private static final double SMALL = 1e-3;

  private static final int BLOCK = 4096;

  /** The Gaussian from which generation is begun. */
  public enum Start {
    /** The mean and variance of P_t: the "Gaussian late start" of the paper. */
    MATCHED,
    /** N(0, 1), as if t were the horizon. */
    NAIVE
  }

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException unless Λ is positive and finite and 0 &lt; w &lt; 1
   */
  public LateStart {
    if (!(squaredNorm > 0 && squaredNorm < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("|mu|^2 must be positive and finite, was " + squaredNorm);
    }
    new CloneAgreement(weight);
  }

  /** ½ asinh Λ, where x = 0 loses its stability under the reverse SDE with equal weights. */
  public double criticalTime() {
    // asinh Λ = log(Λ + √(1 + Λ²)), with the digits of small Λ.
    double square = squaredNorm * squaredNorm;
    return 0.5 * StrictMath.log1p(squaredNorm + square / (1 + Math.sqrt(1 + square)));
  }

  /** The mean of q. */
  public double mean(Start start, double t) {
    return start == Start.NAIVE ? 0 : (2 * weight - 1) * centre(t);
  }

  /** The variance of q, Δ + 4w(1−w)Λα² where it is matched. */
  public double variance(Start start, double t) {
    double centre = centre(t);
    return start == Start.NAIVE ? 1 : noise(t) + 4 * weight * (1 - weight) * centre * centre;
  }

  /** KL(P_t ‖ q). */
  public double divergence(Start start, double t) {
    double noise = noise(t);
    double centre = centre(t);
    double snr = centre * centre / noise;
    double information = new Information(weight).information(snr);
    double closed =
        start == Start.MATCHED
            ? 0.5 * StrictMath.log1p(4 * weight * (1 - weight) * snr) - information
            : 0.5 * (noise - 1 - StrictMath.log(noise) + centre * centre) - information;
    return closed > SMALL ? closed : integratedDivergence(start, t);
  }

  /**
   * The first terms of KL(P_t ‖ matched q) in the cumulants of P_t, κ₃²/12 + κ₄²/48 in units of its
   * standard deviation; r⁴/12 with r = Λα²/(Δ + Λα²) for equal weights. Good far above the critical
   * time.
   */
  public double cumulantEstimate(double t) {
    double centre = centre(t);
    double m = 2 * weight - 1;
    double binary = 1 - m * m;
    double share = centre * centre / variance(Start.MATCHED, t);
    double third = -2 * m * binary * share * Math.sqrt(share);
    double fourth = -2 * binary * (1 - 3 * m * m) * share * share;
    return third * third / 12 + fourth * fourth / 48;
  }

  /**
   * The share of the class at +μ after the exact reverse SDE from q, E_q P(+ | x); w if q = P_t.
   */
  public double shareBySde(Start start, double t) {
    double pull = centre(t) / noise(t);
    double shift = 0.5 * logOdds() + pull * mean(start, t);
    return 0.5 * (1 + meanTanh(shift, pull * pull * variance(start, t)));
  }

  /**
   * The share of the class at +μ after the exact probability-flow ODE from q, which is monotone: 1
   * − Q(F_t⁻¹(1 − w)).
   */
  public double shareByOde(Start start, double t) {
    double separatrix = separatrix(t);
    return cdf((mean(start, t) - separatrix) / Math.sqrt(variance(start, t)));
  }

  /**
   * F_t⁻¹(1 − w). F_t is flat between distant classes, so it is where the tails that reach across
   * are equal, wΦ((x − α√Λ)/√Δ) = (1 − w)Φ(−(x + α√Λ)/√Δ).
   */
  private double separatrix(double t) {
    double centre = centre(t);
    double noise = noise(t);
    double width = Math.sqrt(noise);
    if (centre > 30 * width) {
      // Where the tails underflow, their exponents decide.
      return -0.5 * logOdds() * noise / centre;
    }
    return new BracketingNthOrderBrentSolver(1e-14, 1e-15, 1e-15, 5)
        .solve(
            500,
            x -> logOdds() + logCdf((x - centre) / width) - logCdf(-(x + centre) / width),
            -centre - 40 * width,
            centre + 40 * width);
  }

  /**
   * The share of the class at +μ after the reverse SDE, by Monte Carlo. Given the start x, the end
   * is at +μ with the probability P(+ | x) under the exact SDE, whatever its path: a trajectory is
   * one normal and one uniform deviate, without an error of time steps.
   *
   * @param trajectories at least 1; those from 4096k on draw from stream k
   */
  public Estimate sampleShare(Start start, double t, int trajectories, RandomStreams streams) {
    if (trajectories < 1) {
      throw new IllegalArgumentException("need at least 1 trajectory, were " + trajectories);
    }
    double mean = mean(start, t);
    double deviation = Math.sqrt(variance(start, t));
    double slope = 2 * centre(t) / noise(t);
    double shift = logOdds();
    int[] positive = new int[(trajectories - 1) / BLOCK + 1];
    RowBlocks.run(
        trajectories,
        BLOCK,
        (from, to) -> {
          RandomStream rng = streams.stream(from / BLOCK);
          double[] odds = new double[to - from];
          rng.fillGaussian(odds, 0, odds.length);
          for (int i = 0; i < odds.length; i++) {
            // The odds against, e^{−h}; beyond e^{±700} the class is certain.
            double h = shift + slope * (mean + deviation * odds[i]);
            odds[i] = Math.max(-700, Math.min(700, -h));
          }
          VectorMath.exp(odds, 0, odds.length);
          int count = 0;
          for (double against : odds) {
            count += rng.nextDouble() * (1 + against) < 1 ? 1 : 0;
          }
          positive[from / BLOCK] = count;
        });
    long sum = 0;
    for (int count : positive) {
      sum += count;
    }
    return Estimate.ofFraction(sum, trajectories);
  }

  /** ∫ q (r ln r − r + 1), r = P/q: terms that are all positive, however small. */
  private double integratedDivergence(Start start, double t) {
    double mean = mean(start, t);
    double deviation = Math.sqrt(variance(start, t));
    double centre = centre(t);
    double noise = noise(t);
    return GaussianAverage.of(
        g -> {
          double x = mean + deviation * g;
          double plus = StrictMath.log(weight) - 0.5 * square(x - centre) / noise;
          double minus = StrictMath.log1p(-weight) - 0.5 * square(x + centre) / noise;
          double logP =
              Math.max(plus, minus)
                  + StrictMath.log1p(StrictMath.exp(-Math.abs(plus - minus)))
                  - 0.5 * StrictMath.log(noise);
          double logRatio = logP + 0.5 * g * g + StrictMath.log(deviation);
          double excess = StrictMath.expm1(logRatio);
          return Math.abs(excess) < 1e-4
              ? excess * excess * (0.5 - excess / 6)
              : (1 + excess) * logRatio - excess;
        },
        0,
        1);
  }

  private double logOdds() {
    return StrictMath.log(weight) - StrictMath.log1p(-weight);
  }

  /** α√Λ. */
  private double centre(double t) {
    return Math.sqrt(squaredNorm) * StrictMath.exp(-t);
  }

  /** Δ. */
  private static double noise(double t) {
    if (!(t > 0 && t < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a time to start at is positive and finite, was " + t);
    }
    return -StrictMath.expm1(-2 * t);
  }

  /**
   * E tanh(b + √s g). The error function of ½√π y has its average in closed form and is so near to
   * tanh y that what is left falls off like e^{−2|y|}, whatever s.
   */
  private static double meanTanh(double shift, double s) {
    double scale = 0.5 * Math.sqrt(Math.PI);
    double smooth = Erf.erf(scale * shift / Math.sqrt(1 + 2 * scale * scale * s));
    return smooth
        + GaussianAverage.ofLocalised(y -> StrictMath.tanh(y) - Erf.erf(scale * y), shift, s);
  }

  /** Held at log 10⁻³⁰⁰, which is enough to know which of two is larger. */
  private static double logCdf(double x) {
    return StrictMath.log(Math.max(1e-300, cdf(x)));
  }

  private static double cdf(double x) {
    return 0.5 * Erf.erfc(-x / Math.sqrt(2));
  }

  private static double square(double x) {
    return x * x;
  }
}
