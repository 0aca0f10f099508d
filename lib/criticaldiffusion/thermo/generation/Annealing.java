package criticaldiffusion.thermo.generation;

import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.GaussianAverage;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * ⟨e^{−W}⟩ = 1 with W = −Σ_k ln[p_{k+1}(X_k)/p_k(X_k)]: Jarzynski's equality for generation as
 * annealing of X ~ p_T from a high to a low temperature, for the points ±1. p_k is normalised, so
 * there is no free-energy difference, and ⟨W⟩ ≥ 0 is what is dissipated (Jarzynski 1997; Neal 2001,
 * "Annealed importance sampling").
 *
 * <p>The K temperature steps are equal in λ = ln T, with one exact Gibbs move y ~ w(·|X), X = y +
 * √T z after each. Slow annealing dissipates L²/2K or more, L the thermodynamic length ∫√g dλ with
 * the Fisher information g(λ) = E(∂_λ ln p)².
 *
 * @param start the temperature at which X is drawn
 * @param stop the last one
 * @param steps K, at least 1
 */
public record Annealing(double start, double stop, int steps) {
  private static final int BLOCK = 1024;

  /**
   * Checks the temperatures.
   *
   * @throws IllegalArgumentException unless 0 &lt; stop &lt; start &lt; ∞ and there is a step
   */
  public Annealing {
    if (!(stop > 0 && start > stop && start < Double.POSITIVE_INFINITY) || steps < 1) {
      throw new IllegalArgumentException(
          "annealing leads from a higher to a lower positive temperature in at least 1 step, was"
              + " from %s to %s in %d".formatted(start, stop, steps));
    }
  }

  /**
   * What was measured.
   *
   * @param jarzynski ⟨e^{−W}⟩, which is 1
   * @param work ⟨W⟩
   */
  public record Result(Estimate jarzynski, Estimate work) {}

  /**
   * Anneals many samples.
   *
   * @param samples at least 2; sample i draws from stream i
   */
  public Result run(int samples, RandomStreams streams) {
    if (samples < 2) {
      throw new IllegalArgumentException("need at least 2 samples, were " + samples);
    }
    double[] work = new double[samples];
    double[] factor = new double[samples];
    RowBlocks.run(
        samples,
        BLOCK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            work[i] = work(streams.stream(i));
            factor[i] = StrictMath.exp(-work[i]);
          }
        });
    return new Result(Estimate.of(factor), Estimate.of(work));
  }

  private double work(RandomStream rng) {
    double work = 0;
    double x = move(start, rng.nextDouble() < 0.5 ? 1 : -1, rng);
    for (int k = 0; k < steps; k++) {
      double next = temperature(k + 1);
      work += logDensity(x, temperature(k)) - logDensity(x, next);
      double positive = 1 / (1 + StrictMath.exp(-2 * x / next));
      x = move(next, rng.nextDouble() < positive ? 1 : -1, rng);
    }
    return work;
  }

  private static double move(double temperature, double y, RandomStream rng) {
    return y + Math.sqrt(temperature) * rng.nextGaussian();
  }

  /** Equal steps in ln T. */
  private double temperature(int k) {
    return start * StrictMath.pow(stop / start, (double) k / steps);
  }

  /** L = ∫√g d ln T; ½L² is the least K⟨W⟩ of slow annealing at steps of equal length. */
  public double length() {
    return integral(true);
  }

  /** ½ ln(T₀/T₁) ∫ g d ln T, K⟨W⟩ of slow annealing at equal steps in ln T. */
  public double dissipation() {
    return 0.5 * StrictMath.log(start / stop) * integral(false);
  }

  private double integral(boolean root) {
    int panels = 20;
    double half = 0.5 * StrictMath.log(start / stop) / panels;
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(12, -1, 1);
    double sum = 0;
    for (int p = 0; p < panels; p++) {
      for (int i = 0; i < rule.getNumberOfPoints(); i++) {
        double log = StrictMath.log(stop) + half * (2 * p + 1 + rule.getPoint(i));
        double g = fisherInformation(StrictMath.exp(log));
        sum += half * rule.getWeight(i) * (root ? Math.sqrt(g) : g);
      }
    }
    return sum;
  }

  /** g = E(∂ ln p_T/∂ ln T)², over X ~ p_T. */
  static double fisherInformation(double temperature) {
    // By symmetry over X around +1 alone; T ∂_T ln p = ½[⟨(X − y)²⟩/T − 1].
    return GaussianAverage.of(
        x -> {
          double mean = StrictMath.tanh(x / temperature);
          double slope = 0.5 * ((x * x + 1 - 2 * x * mean) / temperature - 1);
          return slope * slope;
        },
        1,
        temperature);
  }

  /** ln p_T(x). */
  private static double logDensity(double x, double temperature) {
    double h = Math.abs(x / temperature);
    return h
        + StrictMath.log1p(StrictMath.exp(-2 * h))
        - StrictMath.log(2)
        - 0.5 * (x * x + 1) / temperature
        - 0.5 * StrictMath.log(2 * Math.PI * temperature);
  }
}
