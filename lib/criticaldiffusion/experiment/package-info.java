/**
 * Experiments as values: parameters are a record, the result is a table, and every file says how it
 * was made. The command line is {@link criticaldiffusion.experiment.Main}.
 */
package criticaldiffusion.experiment;
