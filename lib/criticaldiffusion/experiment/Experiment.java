package criticaldiffusion.experiment;

import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;

/**
 * One numerical experiment: parameters in, a table out.
 *
 * <p>The keys of the command line are the components of the parameter record, in their order and by
 * their names (see {@link Parameters} for the types); the record's compact constructor refuses
 * values that are out of range with an {@link IllegalArgumentException} of one line. Names, keys
 * and columns are a contract: they stay once they are out.
 *
 * <p>The table must be a function of the parameters and the streams alone: the same bytes on any
 * number of threads and on any JDK.
 *
 * @param <P> the record of parameters
 */
public interface Experiment<P extends Record> {
  /** The name on the command line and of the files: lower-case words joined by hyphens. */
  String name();

  /** One line that says what the table shows, with the paper's equation or figure. */
  String summary();

  /** The parameters of a run without any key; a component that is null must be given. */
  P defaults();

  /**
   * Runs the experiment.
   *
   * <p>Long work passes {@link criticaldiffusion.parallel.RowBlocks#checkpoint()} often, so that it
   * can be interrupted.
   *
   * @param parameters checked by its own constructor
   * @param streams the randomness, and the only one
   * @param progress told the fraction done, a few times a second at most
   * @throws IllegalArgumentException if a value turns out to be wrong only now, as the content of a
   *     file, or memory that will not do
   */
  ResultTable run(P parameters, RandomStreams streams, Progress progress);
}
