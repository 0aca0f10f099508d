/**
 * Noise schedules: every Gaussian forward process x_t = α(t) x₀ + σ(t) z, dx = f(t) x dt + g(t) dW,
 * as a {@link NoiseSchedule} with a map to Ornstein–Uhlenbeck time; and the {@link TimeGrid} on
 * which it is run.
 *
 * <p>{@link OrnsteinUhlenbeck}, α = e^{−t}: Biroli et al. 2024. {@link VarianceExploding}, α = 1:
 * Karras et al. 2022, and Ambrogioni 2023 with T = σ². {@link VariancePreserving}: Song et al.
 * 2021. {@link Ddpm}: Ho et al. 2020. {@link Cosine}: Nichol and Dhariwal 2021. {@link
 * FlowMatching}: Lipman et al. 2023. To add one with α² + σ² = 1, implement {@link
 * UnitVarianceSchedule}.
 */
package criticaldiffusion.schedule;
