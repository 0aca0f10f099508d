/**
 * Generation as statistical thermodynamics (Ambrogioni 2023, arXiv:2310.17467; Raya and Ambrogioni
 * 2023, arXiv:2305.19693): the posterior over clean data as a Boltzmann ensemble, its free energy,
 * and the phase transitions of its mean-field equation of state.
 *
 * <p>{@link PosteriorEnsemble}, of any law (Section 6 of the first paper); {@link CurieWeiss}, the
 * magnet that two points are (4). Models: {@link TwoPoint} (5.1), {@link PointModel} (5.2) with
 * {@link ThreePoint}, {@link Simplex} and {@link ClockModel}, {@link Hypersphere} (5.3), {@link
 * MeanFieldIsing} (5.4), {@link GaussianPair}. Their fixed points and phase transitions: {@link
 * EquationOfState}, {@link Branches}, {@link Transitions}, {@link Landau} (7); {@link Attractors}
 * of patterns (10). {@link CriticalTimes}: one transition in every convention of the papers; {@link
 * Guidance}: what becomes of it under classifier-free guidance.
 *
 * <p>T = σ²/α² is the temperature, X = x/α the field (the state of the variance-exploding process),
 * t = ½ log(1 + T) the Ornstein–Uhlenbeck time. A time or temperature at which symmetry breaks has
 * a meaning only with its {@link criticaldiffusion.thermo.Frame}: the space in which the state
 * lives and the sampler that moves it.
 *
 * <pre>{@code
 * var model = new TwoPoint(1);                                 // ±1
 * var state = new EquationOfState(model, Frame.reverseSde());
 * state.fixedPoints(0.3);                                      // all of them, with stability
 * }</pre>
 */
package criticaldiffusion.thermo;
