package criticaldiffusion.stats;

import java.util.Arrays;

/**
 * The integrated autocorrelation time τ = ½ + Σ_{t≥1} ρ(t) of a stationary chain, in steps, by
 * Sokal's window: the sum ends at the first W ≥ c τ(W) (Madras, Sokal 1988; Sokal 1997, "Monte
 * Carlo methods in statistical mechanics"). The mean of N correlated values has the error √(2τ
 * Γ(0)/N): τ = ½ means independent values, and ρ(t) = ρ^t gives τ = ½(1 + ρ)/(1 − ρ).
 *
 * <p>The error of τ is that of a Gaussian chain, σ² = (2/N) [¼ Σ_{|t|≤2W} (2W + 1 − |t|) c_t − τ
 * Σ_{|t|≤W} c_t + τ² c_0] with c = ρ ∗ ρ (Bartlett 1946, "On the theoretical specification and
 * sampling properties of autocorrelated time-series"); for W ≫ τ it goes over into τ √(2(2W + 1)/N)
 * of Madras and Sokal, which at W = 6 τ is a fifth too large. The sample mean in Γ makes every Γ(t)
 * too small by 2τΓ(0)/N; that is put back (Wolff 2004, "Monte Carlo errors with less errors"). What
 * the window cuts off an exponential tail is e^{−c} of it, 0.25 % at c = 6.
 *
 * <p>A chain shorter than {@value #LEAST_TIMES} τ is refused: its window still moves with its own
 * noise. (Even at 400 τ the average τ is 1 % too large, because the window follows the noise.) Not
 * for chains that have not forgotten their start: cut those first; nor for anticorrelated ones (τ
 * &lt; ½), whose alternating ρ the window cuts too soon. Cost O(N W + W²), W about c τ.
 *
 * @param time τ in steps, with its error
 * @param window the W at which the sum ended
 * @param mean the mean of the chain, with the error that τ gives it and N/(2τ) samples
 */
public record AutocorrelationTime(Estimate time, int window, Estimate mean) {
  /** The window in units of τ where none is given. */
  public static final double WINDOW = 6;

  /** The least length of a chain in units of its τ. */
  public static final int LEAST_TIMES = 50;

  /**
   * The autocorrelation time of one chain, or of several independent chains of one law.
   *
   * @throws IllegalArgumentException if the chains are too short, constant or not finite
   */
  public static AutocorrelationTime of(double[]... chains) {
    return of(WINDOW, chains);
  }

  /**
   * The same with a window of {@code c} τ: wider where slow modes of small weight are expected.
   *
   * @throws IllegalArgumentException if c is not at least 1, or the chains are too short, constant
   *     or not finite
   */
  public static AutocorrelationTime of(double c, double[]... chains) {
    if (!(c >= 1 && c < 1e6)) {
      throw new IllegalArgumentException("a window is at least 1 autocorrelation time, was " + c);
    }
    long length = Arrays.stream(chains).mapToLong(chain -> chain.length).sum();
    int longest = Arrays.stream(chains).mapToInt(chain -> chain.length).max().orElse(0);
    if (length < LEAST_TIMES / 2) {
      throw new IllegalArgumentException(
          "a chain of " + length + " steps is too short for any autocorrelation time");
    }
    double mean = mean(chains, length);
    double variance = covariance(chains, mean, 0);
    if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "an autocorrelation time needs a chain that is finite and not constant; its variance is "
              + variance);
    }
    double[] gamma = {variance};
    double sum = variance / 2;
    int window = 0;
    do {
      window++;
      if (window >= longest || sum / variance * LEAST_TIMES > length) {
        throw tooShort(length, sum / variance);
      }
      gamma = window < gamma.length ? gamma : Arrays.copyOf(gamma, 2 * window);
      gamma[window] = covariance(chains, mean, window);
      sum += gamma[window];
    } while (window < c * Math.max(0.5, sum / variance));
    // The covariance that the sample mean took from every Γ(t).
    double missing = 2 * sum / length;
    double tau = (sum + (window + 0.5) * missing) / (variance + missing);
    if (!(tau > 0)) {
      throw new IllegalArgumentException(
          "the chain is too strongly anticorrelated for a window of " + window + " steps");
    }
    if (tau * LEAST_TIMES > length) {
      throw tooShort(length, tau);
    }
    double[] rho = new double[2 * window + 1];
    for (int t = -window; t <= window; t++) {
      rho[window + t] = (gamma[Math.abs(t)] + missing) / (variance + missing);
    }
    double error = Math.sqrt(bartlett(rho, tau) * 2 / length);
    long independent = Math.max(1, (long) Math.min(length, length / (2 * tau)));
    return new AutocorrelationTime(
        new Estimate(tau, error, independent),
        window,
        new Estimate(mean, Math.sqrt(2 * tau * (variance + missing) / length), independent));
  }

  /** ½ N σ² of the time, from ρ(−W) … ρ(W). */
  private static double bartlett(double[] rho, double tau) {
    int window = rho.length / 2;
    double sum = 0;
    for (int t = 0; t <= 2 * window; t++) {
      double convolution = 0;
      for (int k = 0; k + t < rho.length; k++) {
        convolution += rho[k] * rho[k + t];
      }
      double weight = 0.25 * (rho.length - t) - (t <= window ? tau : 0);
      sum += t == 0 ? (weight + tau * tau) * convolution : 2 * weight * convolution;
    }
    return Math.max(0, sum);
  }

  private static IllegalArgumentException tooShort(long length, double tau) {
    return new IllegalArgumentException(
        String.format(
            java.util.Locale.ROOT,
            "a chain of %d steps is too short: it shows an autocorrelation time of at least %.3g"
                + " steps, so %.0f steps are needed, better 1000 times as many as that time",
            length,
            tau,
            Math.ceil(LEAST_TIMES * tau)));
  }

  private static double mean(double[][] chains, long length) {
    double sum = 0;
    for (double[] chain : chains) {
      for (double value : chain) {
        sum += value;
      }
    }
    return sum / length;
  }

  /** Γ(lag), the average of (a_i − ā)(a_{i+lag} − ā) over all pairs within the chains. */
  private static double covariance(double[][] chains, double mean, int lag) {
    double sum = 0;
    long pairs = 0;
    for (double[] chain : chains) {
      for (int i = lag; i < chain.length; i++) {
        sum += (chain[i] - mean) * (chain[i - lag] - mean);
      }
      pairs += Math.max(0, chain.length - lag);
    }
    return sum / pairs;
  }
}
