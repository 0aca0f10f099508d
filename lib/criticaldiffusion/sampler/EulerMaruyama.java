package criticaldiffusion.sampler;

import criticaldiffusion.linalg.Batch;
import java.util.random.RandomGenerator;

/**
 * x_s = x − h[f x − ½(1+λ²)g²S(x, t)] + λg√h z with h = t − s and everything taken at t: the scheme
 * of Biroli et al. 2024.
 *
 * <p>Weak order 1; strong order 1, because the noise does not depend on x. Stable while h is small
 * against Δ_t, so not for point-like data near t = 0.
 */
public record EulerMaruyama() implements Integrator {
  @Override
  public void step(ReverseProcess process, Batch x, double t, double s, RandomGenerator[] rng) {
    double h = t - s;
    double g = process.schedule().diffusion(t);
    Batch score = Scratch.score(process, t, x, 0);
    Scratch.combine(
        x,
        1 - h * process.schedule().drift(t),
        h * process.scoreFactor() * g * g,
        score,
        process.stochasticity() * g * Math.sqrt(h),
        rng);
  }
}
