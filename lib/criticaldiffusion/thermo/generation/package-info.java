/**
 * What the equilibrium thermodynamics of a diffusion model says about generation (Ambrogioni,
 * arXiv:2310.17467; Raya, Ambrogioni, arXiv:2305.19693): information along the path, the generative
 * bath of N replicas, the last change of sign, late start, condensation, annealing.
 *
 * <p>T = σ²/α² is the noise-to-signal ratio, called temperature: X = x/α = y + √T z. It is related
 * to the Ornstein–Uhlenbeck time by T = e^{2t} − 1. Entropies are in nats.
 */
package criticaldiffusion.thermo.generation;
