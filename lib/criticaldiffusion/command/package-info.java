/** The command line, {@link criticaldiffusion.command.Main}: words in, runs and files out. */
package criticaldiffusion.command;
