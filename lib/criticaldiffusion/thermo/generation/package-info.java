/**
 * What the equilibrium thermodynamics of a diffusion model says about generation (Ambrogioni,
 * arXiv:2310.17467; Raya, Ambrogioni, arXiv:2305.19693).
 *
 * <p>Ambrogioni: {@link PathThermodynamics} and {@link Information}, entropy along the path
 * (Section 8); {@link Bath}, the generative bath of N replicas, with {@link BathSampling} and
 * {@link BathScaling} (Section 9); {@link AssociativeMemory} (Section 10); {@link Condensation} of
 * random patterns, with {@link CondensationSampling} and {@link PatternLaw} (Section 11). Raya and
 * Ambrogioni: {@link LateStart} and {@link FewSteps} (Fig. 2, Table 1). Out of equilibrium: {@link
 * LastSignChange}, {@link Annealing}, {@link KibbleZurek}.
 *
 * <p>T = σ²/α² is the noise-to-signal ratio, called temperature: X = x/α = y + √T z. It is related
 * to the Ornstein–Uhlenbeck time by T = e^{2t} − 1. Entropies are in nats.
 */
package criticaldiffusion.thermo.generation;
