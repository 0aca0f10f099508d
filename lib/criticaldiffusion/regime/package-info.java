/**
 * Dynamical regimes of diffusion models (Biroli, Bonnaire, de Bortoli, Mézard 2024,
 * arXiv:2402.18491): speciation, where the class of a sample is decided. Its theory in closed form
 * or by quadrature, and the cloning experiment that measures it.
 *
 * <p>Times are those of the Ornstein–Uhlenbeck process, α = e^{−t}; any other schedule reaches them
 * by {@link criticaldiffusion.schedule.NoiseSchedule#ouTime(double)}.
 */
package criticaldiffusion.regime;
