package criticaldiffusion.sampler;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.schedule.NoiseSchedule;
import java.util.random.RandomGenerator;

/**
 * The Gaussian bridge q(x_s | x_t, x₀) with x₀ replaced by its posterior mean x̂₀ = (x +
 * σ_t²S)/α_t; Ho, Jain, Abbeel 2020 (arXiv:2006.11239, Eq. 6–7), ancestral sampling.
 *
 * <p>With v = σ_t² − (α_t/α_s)²σ_s²: x_s = (α_t σ_s²)/(α_s σ_t²) x + (α_s v/σ_t²) x̂₀ + σ_s√v/σ_t
 * z. Weak and strong order 1; stable at any step, and a last step to t = 0 ends on x̂₀. It is the
 * reverse SDE only: λ = 1.
 */
public record DdpmPosterior() implements Integrator {
  @Override
  public void step(ReverseProcess process, Batch x, double t, double s, RandomGenerator[] rng) {
    if (process.stochasticity() != 1) {
      throw new IllegalArgumentException(
          "the DDPM posterior step is the reverse SDE, stochasticity 1; was "
              + process.stochasticity());
    }
    NoiseSchedule schedule = process.schedule();
    double alphaT = schedule.alpha(t);
    double alphaS = schedule.alpha(s);
    double varianceT = schedule.variance(t);
    double varianceS = schedule.variance(s);
    double shrink = alphaT / alphaS;
    double fresh = varianceT - shrink * shrink * varianceS;
    double keep = shrink * varianceS / varianceT;
    double pull = alphaS * fresh / varianceT;
    Batch score = Scratch.score(process, t, x, 0);
    Scratch.combine(
        x,
        keep + pull / alphaT,
        pull * varianceT / alphaT,
        score,
        Math.sqrt(varianceS * fresh / varianceT),
        rng);
  }
}
