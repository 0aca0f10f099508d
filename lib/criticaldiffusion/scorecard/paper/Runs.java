package criticaldiffusion.scorecard.paper;

import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.experiment.Parameters;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Experiments run by figures, with keys as on the command line. */
public final class Runs {
  private Runs() {}

  /** The table of an experiment with these keys, {@code d=256}. */
  public static <P extends Record> ResultTable table(
      Experiment<P> experiment, RandomStreams streams, Progress progress, String... keys) {
    P parameters = Parameters.of(experiment.defaults()).parse(List.of(keys));
    return experiment.run(parameters, streams.child(experiment.name()), progress);
  }

  /** The entries of a column in the rows in which another one has this value. */
  public static double[] pick(ResultTable table, String column, String where, double value) {
    double[] all = table.column(column);
    double[] key = table.column(where);
    return IntStream.range(0, all.length)
        .filter(i -> key[i] == value)
        .mapToDouble(i -> all[i])
        .toArray();
  }

  /** A column of estimates. */
  public static List<Estimate> estimates(ResultTable table, String column) {
    double[] mean = table.column(column);
    double[] error = table.column(column + ResultTable.ERROR_SUFFIX);
    List<Estimate> all = new ArrayList<>();
    for (int i = 0; i < mean.length; i++) {
      all.add(new Estimate(mean[i], error[i], 1));
    }
    return all;
  }

  /** Natural logarithms. */
  public static double[] logs(double[] values) {
    return Arrays.stream(values).map(StrictMath::log).toArray();
  }
}
