/**
 * Sweeps: one experiment over many parameter points and replicas, split over processes and hosts
 * that share nothing but a folder.
 *
 * <p>A row of a {@link criticaldiffusion.sweep.SweepPlan} is one run. Its randomness follows from
 * seed, experiment, parameters and replica alone, so it does not matter who runs it, when, or how
 * often: a row that two hosts finish is the same row. That is what lets the folder do without
 * locks: claims only save work, and results are moved into place whole.
 */
package criticaldiffusion.sweep;
