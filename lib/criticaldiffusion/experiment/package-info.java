/**
 * Experiments as values: parameters are a record, the result is a table, and every file says how it
 * was made. The command line over them is {@code criticaldiffusion.command.Main}. To add one,
 * implement {@link Experiment} and name it in {@link Experiments}.
 *
 * <p>Biroli et al. 2024 (arXiv:2402.18491): {@link SpeciationTheory} and {@link SpeciationCloning}
 * (Fig. 2), {@link SpeciationSpectrum} (Eq. 4, Table 1), {@link SpeciationClasses}, {@link
 * CollapseEntropy} (Fig. 3), {@link CollapseTimes} (Eq. 10), {@link Regimes} of one's own data
 * (Table 1, Fig. 5).
 *
 * <p>Raya and Ambrogioni 2023 (arXiv:2305.19693): {@link Bifurcation} (Fig. 1), {@link LateStarts}
 * (Fig. 2). Ambrogioni 2023 (arXiv:2310.17467): {@link TransitionTimes} (Section 7), {@link
 * BathMoments} (Section 9), {@link PatternCondensation} (Section 11).
 *
 * <p>arXiv:2605.12597: {@link CriticalTrainingTime}, {@link CriticalSpectrum}, {@link
 * CriticalGeneration}, {@link CriticalLocal}, {@link CriticalSamples}, {@link CriticalDynamics};
 * beyond its Gaussian fields {@link IsingDenoisers}.
 *
 * <p>Files: {@link ResultTable} with its {@link Provenance}, written whole by {@link AtomicFile}.
 */
package criticaldiffusion.experiment;
