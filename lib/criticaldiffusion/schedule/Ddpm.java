package criticaldiffusion.schedule;

import java.util.Arrays;

/**
 * The discrete chain x_k = √(1−β_k) x_{k−1} + √β_k z of Ho, Jain, Abbeel 2020 (arXiv:2006.11239,
 * Eq. 2), as a process in continuous time: at the integers k its marginals are those of the chain,
 * ᾱ_k = Π_{j≤k}(1−β_j) = e^{−2τ(k)}, and between them τ is linear.
 *
 * <p>Time is the step index, from 0 (data) to the number of steps. Step indices that start from 0,
 * as in many programs, are one smaller.
 */
public final class Ddpm implements UnitVarianceSchedule {
  /** τ at the integers: −½ log ᾱ_k. */
  private final double[] tau;

  /**
   * A chain with the given β_1 … β_L.
   *
   * @throws IllegalArgumentException if there is no β, or one lies outside (0, 1)
   */
  public Ddpm(double... betas) {
    if (betas.length == 0) {
      throw new IllegalArgumentException("a DDPM schedule needs at least one beta");
    }
    tau = new double[betas.length + 1];
    for (int k = 0; k < betas.length; k++) {
      if (!(betas[k] > 0 && betas[k] < 1)) {
        throw new IllegalArgumentException(
            "beta %d must lie in (0, 1), was %s".formatted(k + 1, betas[k]));
      }
      tau[k + 1] = tau[k] - 0.5 * StrictMath.log1p(-betas[k]);
    }
  }

  /**
   * β rising linearly from {@code first} to {@code last} over so many steps.
   *
   * @throws IllegalArgumentException if there is no step, or a rate lies outside (0, 1)
   */
  public static Ddpm linear(double first, double last, int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("need at least 1 step, were " + steps);
    }
    double[] betas = new double[steps];
    for (int k = 0; k < steps; k++) {
      betas[k] = steps == 1 ? first : first + (last - first) * k / (steps - 1);
    }
    return new Ddpm(betas);
  }

  /** The chain of both papers: β from 10⁻⁴ to 0.02 in 1000 steps, T = 5.0589 in OU time. */
  public static Ddpm standard() {
    return linear(1e-4, 2e-2, 1000);
  }

  /** Number of steps L. */
  public int steps() {
    return tau.length - 1;
  }

  @Override
  public double horizon() {
    return steps();
  }

  @Override
  public double ouTime(double t) {
    int k = segment(requireTime(t));
    return tau[k] + (t - k) * (tau[k + 1] - tau[k]);
  }

  /** The slope of τ; at an integer k > 0 that of the step which ends there. */
  @Override
  public double rate(double t) {
    int k = segment(requireTime(t));
    return tau[k + 1] - tau[k];
  }

  @Override
  public double inverseOuTime(double ouTime) {
    int found = Arrays.binarySearch(tau, ouTime);
    if (found >= 0) {
      return found;
    }
    int k = Math.min(-found - 2, steps() - 1);
    return k + (ouTime - tau[k]) / (tau[k + 1] - tau[k]);
  }

  private int segment(double t) {
    return Math.max(0, (int) Math.ceil(t) - 1);
  }
}
