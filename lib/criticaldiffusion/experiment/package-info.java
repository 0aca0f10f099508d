/**
 * Experiments as values: parameters are a record, the result is a table, and every file says how it
 * was made. The command line over them is {@code criticaldiffusion.command.Main}.
 */
package criticaldiffusion.experiment;
