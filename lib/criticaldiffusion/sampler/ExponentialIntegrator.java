package criticaldiffusion.sampler;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.schedule.NoiseSchedule;
import java.util.random.RandomGenerator;

/**
 * The linear drift and the noise solved exactly, the score held at its value at t:
 *
 * <p>x_s = (α_s/α_t) x + (1+λ²) w S(x, t) + λ α_s √(σ_t²/α_t² − σ_s²/α_s²) z, with w = ½∫_s^t
 * (α_s/α_r) g_r² dr; for the Ornstein–Uhlenbeck process w = e^{t−s} − 1.
 *
 * <p>Weak and strong order 1, with a far smaller constant than Euler–Maruyama where the linear
 * drift dominates, as it does at large times.
 */
public record ExponentialIntegrator() implements Integrator {
  @Override
  public void step(ReverseProcess process, Batch x, double t, double s, RandomGenerator[] rng) {
    NoiseSchedule schedule = process.schedule();
    double alphaT = schedule.alpha(t);
    double alphaS = schedule.alpha(s);
    double noiseToSignal =
        schedule.variance(t) / (alphaT * alphaT) - schedule.variance(s) / (alphaS * alphaS);
    Batch score = Scratch.score(process, t, x, 0);
    Scratch.combine(
        x,
        alphaS / alphaT,
        2 * process.scoreFactor() * schedule.scoreWeight(t, s),
        score,
        process.stochasticity() * alphaS * Math.sqrt(Math.max(0, noiseToSignal)),
        rng);
  }
}
