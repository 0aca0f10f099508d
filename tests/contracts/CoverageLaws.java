package contracts;

import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Contract 8: the interval mean ± error covers the exact value in 68.27 % of independent
 * experiments, within 3 σ of the binomial: 200 experiments, ± 9.9 %. A false alarm once in 370.
 */
final class CoverageLaws {
  static final int EXPERIMENTS = 200;
  private static final double NOMINAL = 0.682689492137;

  private CoverageLaws() {}

  /** What an estimator breaks, given its result for the streams of one experiment. */
  static List<String> violations(
      Function<RandomStreams, Estimate> experiment, double exact, RandomStreams streams) {
    long covered =
        IntStream.range(0, EXPERIMENTS)
            .filter(i -> Math.abs(experiment.apply(streams.child(i)).sigmasFrom(exact)) <= 1)
            .count();
    double share = (double) covered / EXPERIMENTS;
    double sigma = Math.sqrt(NOMINAL * (1 - NOMINAL) / EXPERIMENTS);
    if (Math.abs(share - NOMINAL) <= 3 * sigma) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "1 sigma covers %.1f %%, %.1f sigma from 68.3 %%",
            100 * share,
            (share - NOMINAL) / sigma));
  }
}
