/**
 * Dynamical regimes of diffusion models (Biroli, Bonnaire, de Bortoli, Mézard 2024,
 * arXiv:2402.18491): speciation, where the class of a sample is decided, and collapse, where the
 * training point is that it returns to. Theory in closed form or by quadrature, and the experiments
 * that measure it.
 *
 * <p>Speciation: {@link SpeciationTime}, t_S = ½ log Λ (Eq. 4); {@link Speciation}, all times of
 * two classes (Fig. 2); {@link CloneAgreement}, φ (Eq. 6); {@link Potential}, in which a sample
 * moves. More classes: {@link OrthogonalClasses}, {@link Hierarchy}, {@link VarianceClasses}.
 * Measured by {@link Cloning}, by {@link UTurn}, and by {@link PosteriorPurity} from forward
 * samples alone.
 *
 * <p>Collapse: {@link CollapseTheory}, t_C (Eq. 5 and 10); {@link ExcessEntropy} of a training set
 * (Fig. 3), without any density by {@link CloneDistance}; {@link WeightStatistics}, how many points
 * share the posterior; {@link RandomEnergyModel}, why it condenses; {@link LastChange}, the
 * collapse of a single trajectory (Fig. 5b); {@link InformationDensity}, its width at finite n.
 *
 * <p>Times are those of the Ornstein–Uhlenbeck process, α = e^{−t}; any other schedule reaches them
 * by {@link criticaldiffusion.schedule.NoiseSchedule#ouTime(double)}.
 */
package criticaldiffusion.regime;
