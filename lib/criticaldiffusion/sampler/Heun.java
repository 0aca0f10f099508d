package criticaldiffusion.sampler;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.schedule.NoiseSchedule;
import java.util.random.RandomGenerator;

/**
 * A predictor by Euler–Maruyama, then the mean of the drifts at both ends of the step, with one
 * noise of variance λ²h(g_t² + g_s²)/2 for both; on the ODE this is the scheme of Karras et al.
 * 2022.
 *
 * <p>Weak order 2 for every λ; strong order 2 on the ODE, 1 otherwise. Two scores a step; one in a
 * step that ends at 0 noise, where the score of point-like data has no value.
 */
public record Heun() implements Integrator {
  @Override
  public void step(ReverseProcess process, Batch x, double t, double s, RandomGenerator[] rng) {
    NoiseSchedule schedule = process.schedule();
    double h = t - s;
    double factor = process.scoreFactor();
    double gT = schedule.diffusion(t);
    double gS = schedule.diffusion(s);
    boolean corrects = schedule.variance(s) > 0;
    double noise =
        process.stochasticity() * Math.sqrt(corrects ? 0.5 * h * (gT * gT + gS * gS) : h * gT * gT);

    // slope = −f x + factor g² S at t, then x moves by the full first slope and the noise.
    Batch slope = Scratch.score(process, t, x, 0);
    Scratch.combine(slope, factor * gT * gT, -schedule.drift(t), x);
    Scratch.combine(x, 1, h, slope, noise, rng);
    if (corrects) {
      Batch second = Scratch.score(process, s, x, 1);
      Scratch.combine(second, factor * gS * gS, -schedule.drift(s), x);
      Scratch.combine(x, 1, -0.5 * h, slope);
      Scratch.combine(x, 1, 0.5 * h, second);
    }
  }
}
