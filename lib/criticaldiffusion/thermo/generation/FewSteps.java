package criticaldiffusion.thermo.generation;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.sampler.Ddim;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.schedule.TimeGrid;
import java.util.Arrays;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.special.Erf;

/**
 * W₁(s)/σ: the distance from the target of what n steps of DDIM make of a Gaussian at the time s,
 * for ½N(a, s²) + ½N(−a, s²) on a line; the experiment of Raya, Ambrogioni, arXiv:2305.19693, Fig.
 * 2 and Table 1, in which a late start makes few steps better.
 *
 * <p>No random numbers: the deterministic sampler carries quantiles of the start to quantiles of
 * the result, and W₁ is their mean distance from those of the target.
 *
 * <p>Four thousand quantiles make an error of W₁ of 10⁻⁴; a distance takes 4000 scores a step.
 */
public final class FewSteps {
  private final double separation;
  private final double variance;
  private final NoiseSchedule schedule;
  private final double[] normal;
  private final double[] wanted;

  /**
   * The mixture, its schedule and its quantiles.
   *
   * @param separation a, positive
   * @param variance s² of a class, positive
   * @param schedule gives the times s
   * @param quantiles number of them, at least 10
   * @throws IllegalArgumentException if a number is too small
   */
  public FewSteps(double separation, double variance, NoiseSchedule schedule, int quantiles) {
    if (!(separation > 0 && variance > 0) || quantiles < 10) {
      throw new IllegalArgumentException(
          "need a > 0, a variance > 0 and at least 10 quantiles, were %s, %s and %d"
              .formatted(separation, variance, quantiles));
    }
    this.separation = separation;
    this.variance = variance;
    this.schedule = schedule;
    normal = new double[quantiles];
    wanted = new double[quantiles];
    for (int i = 0; i < quantiles; i++) {
      double p = (i + 0.5) / quantiles;
      normal[i] = -Math.sqrt(2) * Erf.erfcInv(2 * p);
      wanted[i] = quantile(p);
    }
  }

  /** The critical time of the reverse SDE with c = 2, as a time of the schedule. */
  public double criticalTime() {
    // α² = [√(Λ² + (1 − s²)²) − Λ]/(1 − s²)², and 1/(2Λ) in the limit s = 1.
    double lambda = separation * separation;
    double rest = 1 - variance;
    double signal = 1 / (Math.sqrt(lambda * lambda + rest * rest) + lambda);
    return schedule.timeAtOu(-0.5 * StrictMath.log(signal));
  }

  /**
   * W₁ over the standard deviation of the target.
   *
   * @param start the Gaussian of the start; the matched one has the mean and variance of the noised
   *     data
   * @param time s, where generation begins
   * @param steps of equal length in s, the last to 0
   */
  public double distance(LateStart.Start start, double time, int steps) {
    GaussianMixture target = target();
    double signal = schedule.alpha(time);
    double total = separation * separation + variance;
    double deviation =
        start == LateStart.Start.NAIVE
            ? 1
            : Math.sqrt(signal * signal * total + schedule.variance(time));
    int quantiles = normal.length;
    Batch x = new Batch(quantiles, 1);
    for (int i = 0; i < quantiles; i++) {
      x.set(i, 0, deviation * normal[i]);
    }
    // The ODE draws nothing.
    RandomStream[] none = new RandomStream[quantiles];
    TimeGrid grid = TimeGrid.uniform(time, 0, steps);
    new Sampler(ReverseProcess.ode(schedule, target), new Ddim(), grid).run(x, none);
    double[] made = Arrays.copyOfRange(x.data(), x.start(0), x.start(0) + quantiles);
    Arrays.sort(made);
    double sum = 0;
    for (int i = 0; i < quantiles; i++) {
      sum += Math.abs(made[i] - wanted[i]);
    }
    return sum / quantiles / Math.sqrt(total);
  }

  private GaussianMixture target() {
    return GaussianMixture.of(
        new double[] {0.5, 0.5},
        new double[][] {{separation}, {-separation}},
        Covariance.isotropic(variance, 1));
  }

  private double quantile(double p) {
    double width = Math.sqrt(2 * variance);
    double reach = separation + 10 * width;
    return new BracketingNthOrderBrentSolver(1e-10, 1e-10, 1e-12, 5)
        .solve(
            200,
            x ->
                0.25 * Erf.erfc((separation - x) / width)
                    + 0.25 * Erf.erfc((-separation - x) / width)
                    - p,
            -reach,
            reach);
  }
}
