package criticaldiffusion.sampler;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.schedule.NoiseSchedule;
import java.util.random.RandomGenerator;

/**
 * x_s = α_s x̂₀ + √(σ_s² − c²) ε̂ + c z, with x̂₀ = (x + σ_t²S)/α_t, ε̂ = −σ_t S and c² =
 * λ²(σ_s²/σ_t²) [σ_t² − (α_t/α_s)²σ_s²]; Song, Meng, Ermon 2021 (arXiv:2010.02502, Eq. 12 and 16, η
 * = λ).
 *
 * <p>Weak order 1, and strong order 1 on the ODE and for small steps on the SDE. A step that ends
 * at t = 0 ends on x̂₀, also for point-like data. λ is at most 1: beyond, c² could exceed σ_s².
 */
public record Ddim() implements Integrator {
  @Override
  public void step(ReverseProcess process, Batch x, double t, double s, RandomGenerator[] rng) {
    double lambda = process.stochasticity();
    if (lambda > 1) {
      throw new IllegalArgumentException("DDIM needs a stochasticity in [0, 1], was " + lambda);
    }
    NoiseSchedule schedule = process.schedule();
    double varianceT = schedule.variance(t);
    double varianceS = schedule.variance(s);
    double ratio = schedule.alpha(s) / schedule.alpha(t);
    double kept = varianceS / varianceT;
    double noise =
        lambda * Math.sqrt(Math.max(0, kept * (varianceT - varianceS / (ratio * ratio))));
    double direction = Math.sqrt(Math.max(0, varianceS - noise * noise));
    Batch score = Scratch.score(process, t, x, 0);
    Scratch.combine(
        x, ratio, ratio * varianceT - direction * Math.sqrt(varianceT), score, noise, rng);
  }
}
