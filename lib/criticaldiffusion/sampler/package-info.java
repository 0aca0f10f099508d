/**
 * Reverse processes and how they are run. Equation, scheme, times and noise are four values: a
 * {@link ReverseProcess}, an {@link Integrator}, a {@link criticaldiffusion.schedule.TimeGrid} and
 * the streams of the rows; a {@link Sampler} runs them.
 *
 * <p>Schemes: {@link EulerMaruyama} (Biroli et al. 2024), {@link Heun} (Karras et al. 2022), {@link
 * ExponentialIntegrator}, {@link Ddim} (Song, Meng, Ermon 2021), {@link DdpmPosterior} (Ho et al.
 * 2020). {@link SpanSampler}: runs of a training set in the span of its points.
 *
 * <p>Markov chains, what a diffusion model is held against (arXiv:2605.12597), as {@link
 * MarkovChain}: of Gaussian fields and φ⁴ {@link Metropolis}, {@link Langevin}, {@link
 * FourierLangevin}, {@link Overrelaxation}; of spins {@link IsingHeatBath}, {@link
 * IsingMetropolis}, {@link Wolff}. {@link GibbsDenoiser}: the exact score of noised Ising spins by
 * such a chain.
 */
package criticaldiffusion.sampler;
