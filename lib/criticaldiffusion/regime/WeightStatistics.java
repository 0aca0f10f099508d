package criticaldiffusion.regime;

import criticaldiffusion.stats.Estimate;

/**
 * What the posterior weights w_μ of n data points say at one time, averaged over noisy versions x_t
 * = αa_μ + σz of the data points; Biroli et al. 2024, Section "Collapse".
 *
 * <p>Two identities hold exactly at every n and d, because the true point is itself a draw from the
 * weights: E[−log w_true] = E[−Σ w log w] and E[w_true] = E[Σ w²]. The paired differences are there
 * to test them. Entropies are in nats.
 *
 * @param time the time t of the schedule
 * @param size number of data points n
 * @param dimension number of dimensions d
 * @param entropy d·f^e(t) = H(μ | x_t) = E[−Σ w log w], the excess entropy by its estimator of
 *     least variance; between 0 and log n
 * @param surprisal the same by −log w of the true point
 * @param densityEntropy the same by the paper's estimator, log n + d/2 + (d/2) log 2πσ² + log
 *     P^e(x_t): its error from one query is √(d/2) nats at every time
 * @param participation E[Σ w²] = φ_C(t), the probability that two clones from x_t end at the same
 *     data point
 * @param trueWeight the same by the weight of the true point
 * @param largestWeight E[max w], the probability that the nearest data point is the true one
 * @param cloneDistance E|x₀ − x₀′|² of two clones from x_t: twice the least mean squared error of a
 *     denoiser
 * @param entropyDifference entropy − surprisal, paired: 0 within its error
 * @param participationDifference participation − trueWeight, paired: 0 within its error
 */
public record WeightStatistics(
    double time,
    int size,
    int dimension,
    Estimate entropy,
    Estimate surprisal,
    Estimate densityEntropy,
    Estimate participation,
    Estimate trueWeight,
    Estimate largestWeight,
    Estimate cloneDistance,
    Estimate entropyDifference,
    Estimate participationDifference) {

  /** f^e(t)/α = H(μ | x_t)/log n, between 0 and 1. */
  public Estimate overAlpha() {
    return entropy.times(1 / StrictMath.log(size));
  }

  /** f^e(t) = H(μ | x_t)/d, the paper's excess entropy per dimension. */
  public Estimate perDimension() {
    return entropy.times(1.0 / dimension);
  }
}
