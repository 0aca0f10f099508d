/**
 * What is measured on the configurations of a field: {@link Magnetisation}, of which χ and the
 * Binder cumulant are made, and {@link StructureFactor} S(k), of which the correlation length is;
 * {@link FieldEstimates} turns correlated series of them into estimates by the jackknife. Measured
 * on chains and on generated critical fields (arXiv:2605.12597).
 */
package criticaldiffusion.observable;
