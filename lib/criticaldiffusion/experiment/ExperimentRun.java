package criticaldiffusion.experiment;

import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import java.util.List;

/**
 * One run: experiment × parameters × seed. These three alone determine the table.
 *
 * @param experiment what is run
 * @param parameters its parameters
 * @param seed the root of its randomness
 * @param <P> the record of parameters
 */
public record ExperimentRun<P extends Record>(Experiment<P> experiment, P parameters, long seed) {
  /**
   * The run that {@code NAME key=value … --seed N} asks for.
   *
   * @throws IllegalArgumentException with one line if a key or value will not do
   */
  public static <P extends Record> ExperimentRun<P> parse(
      Experiment<P> experiment, List<String> assignments, long seed) {
    try {
      P parameters = Parameters.of(experiment.defaults()).parse(assignments);
      return new ExperimentRun<>(experiment, parameters, seed);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(experiment.name() + ": " + wrong.getMessage(), wrong);
    }
  }

  /** The randomness of the run: experiments under one seed are independent of each other. */
  public RandomStreams streams() {
    return new RandomStreams(seed).child(experiment.name());
  }

  /** Does the work. */
  public ResultTable table(Progress progress) {
    return experiment.run(parameters, streams(), progress);
  }

  /** The provenance of the table, once it is there. */
  public Provenance provenance(String engine, double wallSeconds) {
    return Provenance.now(
        experiment.name(),
        Parameters.of(experiment.defaults()).values(parameters),
        seed,
        engine,
        wallSeconds);
  }
}
