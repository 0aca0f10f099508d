package benchmarks.planning;

import benchmarks.sweep.SweepBenchmark;
import criticaldiffusion.critical.Dynamics;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.PowerLawFit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Core-hours, replicas and memory that bring the dynamic exponent z of each Markov chain to a given
 * error, computed from what a sweep costs here.
 *
 * <p>A fit of log τ over sizes of equal relative error ε has the error ε / √Σ(log L − mean)², and
 * chains of ℓ autocorrelation times have ε = √(24/ℓ).
 */
final class PlanningPage {
  /** Rows of this length keep claims rare and lose little when a host dies. */
  private static final double ROW_SECONDS = 600;

  /** Chains of a run; each keeps one number a sweep. */
  private static final int CHAINS = 16;

  private PlanningPage() {}

  /** Arguments: a folder for the sweep of trivial rows, then {@code name=value} …. */
  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Map<String, String> keys = new HashMap<>();
    Stream.of(arguments)
        .skip(1)
        .forEach(word -> keys.put(word.replaceFirst("=.*", ""), word.replaceFirst(".*=", "")));
    double error = Double.parseDouble(keys.getOrDefault("error", "0.002"));
    int largest = Integer.parseInt(keys.getOrDefault("largest", "128"));
    int rows = Integer.parseInt(keys.getOrDefault("rows", "100000"));
    RowBlocks.limitThreads(1);
    System.out.println("# What larger sweeps take\n");
    System.out.printf(
        "Computed by `tests/benchmarks/run planning error=%s largest=%d rows=%d` from costs measured on"
            + " one core%n(Java %s).%n%n",
        error, largest, rows, Runtime.version().feature());
    exponents(error, largest);
    System.out.println("\n## A sweep of a million rows\n");
    RowBlocks.limitThreads(Integer.MAX_VALUE);
    SweepBenchmark.Sizes sizes = SweepBenchmark.measure(Path.of(arguments[0]), rows);
    double factor = 1e6 / rows;
    System.out.printf("| | %,d trivial rows, measured | 1,000,000 rows |%n|---|---|---|%n", rows);
    System.out.printf(
        "| run, on all cores | %.1f s | %.0f s |%n", sizes.seconds(), sizes.seconds() * factor);
    System.out.printf("| files when done | %d | %.0f |%n", sizes.files(), sizes.files() * factor);
    System.out.printf(
        "| on disk | %.1f MB | %.0f MB |%n", sizes.megabytes(), sizes.megabytes() * factor);
    System.out.printf("| status | %.1f s | %.0f s |%n", sizes.status(), sizes.status() * factor);
    System.out.printf(
        "| rerun of all done | %.1f s | %.0f s |%n", sizes.rerun(), sizes.rerun() * factor);
    System.out.printf("| merge | %.1f s | %.0f s |%n", sizes.merge(), sizes.merge() * factor);
    System.out.println(
        "\nEach cost grows in proportion to the rows: a row is read once by each of these commands, and"
            + "\nkept in memory as two whole numbers.");
  }

  private static void exponents(double error, int largest) {
    List<Integer> sizes = new ArrayList<>();
    for (int length = 8; length <= largest; length *= 2) {
      sizes.add(length);
    }
    double mean = sizes.stream().mapToDouble(Math::log).average().orElseThrow();
    double spread = sizes.stream().mapToDouble(l -> Math.pow(Math.log(l) - mean, 2)).sum();
    double times = 24 / (error * error * spread);
    System.out.printf(
        "## Dynamic exponents to ± %s%n%nTwo dimensions, L = %s, chains of %.2g autocorrelation times at"
            + " every size.%n%n",
        error, sizes, times);
    System.out.println(
        "| chain | z from L = 8, 16, 32 here | ns a site and sweep | core-hours | of these at the largest L"
            + " | rows of 10 minutes | memory of a row |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (Dynamics dynamics : Dynamics.values()) {
      row(dynamics, sizes, times);
    }
    System.out.println(
        "\nThe errors are statistical. Corrections to scaling are larger at small L than the third digit:"
            + "\na fit must show that leaving out the smallest sizes does not move z, which asks for one size more"
            + "\nat the upper end, at about 2^(2+z) times the cost of the largest."
            + "\n\nThe other exponents need no sweep: training times of one, two and more layers, conditioning of"
            + "\nlocal kernels, generation by unfinished scores, and the mean-field exponents of symmetry breaking"
            + "\nfollow from closed forms mode by mode, to more than three digits in seconds on one core.");
  }

  private static void row(Dynamics dynamics, List<Integer> sizes, double times) {
    double ratio = 4;
    double length = 1000;
    double[] measured = {8, 16, 32};
    Estimate[] taus = new Estimate[measured.length];
    double nanos = 0;
    for (int i = 0; i < measured.length; i++) {
      Lattice lattice = new Lattice(2, (int) measured[i]);
      var streams = new RandomStreams(1).child(i);
      dynamics.time(lattice, ratio, 400, streams.child("warm"));
      long start = System.nanoTime();
      taus[i] = dynamics.time(lattice, ratio, length, streams);
      double sweeps = CHAINS * Math.ceil(length * dynamics.expectedTime(lattice, ratio) / CHAINS);
      nanos = (System.nanoTime() - start) / (sweeps * lattice.sites());
    }
    Estimate z = PowerLawFit.of(measured, taus).exponent();
    double seconds = 0;
    double last = 0;
    double memory = 0;
    for (int size : sizes) {
      Lattice lattice = new Lattice(2, size);
      double sweeps = times * dynamics.expectedTime(lattice, ratio);
      last = sweeps * lattice.sites() * nanos * 1e-9;
      seconds += last;
      double share = Math.min(1, ROW_SECONDS / last);
      memory = (CHAINS * 8.0 * lattice.sites() + 8 * sweeps * share) * 1e-6;
    }
    System.out.printf(
        "| %s | %s | %.1f | %.3g | %.3g | %.0f | %.0f MB |%n",
        dynamics.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        z,
        nanos,
        seconds / 3600,
        last / 3600,
        Math.ceil(seconds / ROW_SECONDS),
        Math.ceil(memory));
  }
}
