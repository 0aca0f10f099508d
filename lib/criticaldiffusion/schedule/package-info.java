/**
 * Noise schedules: every Gaussian forward process x_t = α(t) x₀ + σ(t) z, dx = f(t) x dt + g(t) dW,
 * in one convention, with the map to Ornstein–Uhlenbeck time; and the grids on which they are run.
 */
package criticaldiffusion.schedule;
