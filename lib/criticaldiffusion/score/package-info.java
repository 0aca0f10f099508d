/**
 * Score models S(x, t) ≈ ∇ log p_t(x), and the {@link Denoiser} that is one in another form.
 *
 * <p>{@link ExactScore}: that of a law in closed form; {@link RegularizedScore}: of a smoothed one,
 * which does not collapse. Learned ones are convolutions S = −w∗x for fields on a lattice
 * (arXiv:2605.12597): {@link OneLayerScore}, {@link TwoLayerScore}, and {@link LocalScore} of range
 * r, one at each time by {@link TimewiseScore}. {@link LocalDenoiser}: one behind a tanh, for Ising
 * spins.
 */
package criticaldiffusion.score;
