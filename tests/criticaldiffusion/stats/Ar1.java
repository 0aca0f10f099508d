package criticaldiffusion.stats;

import criticaldiffusion.random.RandomStream;

/** The chain x_{i+1} = ρ x_i + √(1 − ρ²) z: variance 1, ρ(t) = ρ^t, τ = ½(1 + ρ)/(1 − ρ). */
final class Ar1 {
  private Ar1() {}

  static double[] chain(double rho, int steps, RandomStream rng) {
    double[] x = new double[steps];
    double value = rng.nextGaussian();
    for (int i = 0; i < steps; i++) {
      x[i] = value;
      value = rho * value + Math.sqrt(1 - rho * rho) * rng.nextGaussian();
    }
    return x;
  }

  static double time(double rho) {
    return 0.5 * (1 + rho) / (1 - rho);
  }
}
