package benchmarks.lattice;

import criticaldiffusion.critical.ModeSpectrum;
import criticaldiffusion.critical.TrainingTime;
import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.IsingHeatBath;
import criticaldiffusion.sampler.IsingMetropolis;
import criticaldiffusion.sampler.MarkovChain;
import criticaldiffusion.sampler.Wolff;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The critical Ising model in two dimensions against ising.c, by turns, L by L, in nanoseconds of
 * processor time per spin on one thread; and the cost of fields and of training against L.
 *
 * <p>The library is timed in two ways: a sweep, or cluster, a call, which reads and writes the
 * configuration as numbers ±1 each time; and many in one call.
 */
final class IsingBenchmark {
  private static final String[] NAMES = {"heat bath", "Metropolis", "Wolff"};
  private static final int REPEATS = 5;
  private static final int PAIRS = 2;
  private static final RandomStream RNG = new RandomStreams(7).stream(0);

  private IsingBenchmark() {}

  /** Arguments: the C program, lengths separated by commas, folder of the picture. */
  public static void main(String[] arguments) throws IOException {
    RowBlocks.limitThreads(1);
    int[] lengths = Arrays.stream(arguments[1].split(",")).mapToInt(Integer::parseInt).toArray();
    double[][] peer = new double[3][lengths.length];
    double[][] single = new double[3][lengths.length];
    double[][] many = new double[3][lengths.length];
    spins(64, 0.2, new double[3], new double[3]); // the compiler's turn
    System.out.printf(
        "%-12s %5s %9s %9s %7s %9s %7s%n",
        "ns a spin", "L", "C", "a call", "ratio", "many", "ratio");
    for (int i = 0; i < lengths.length; i++) {
      double[][] best = new double[3][3];
      for (double[] row : best) {
        Arrays.fill(row, Double.POSITIVE_INFINITY);
      }
      for (int pair = 0; pair < PAIRS; pair++) {
        c(arguments[0], lengths[i], best[0]);
        spins(lengths[i], 1, best[1], best[2]);
      }
      for (int what = 0; what < 3; what++) {
        peer[what][i] = best[0][what];
        single[what][i] = best[1][what];
        many[what][i] = best[2][what];
        System.out.printf(
            Locale.ROOT,
            "%-12s %5d %9.2f %9.2f %7.2f %9.2f %7.2f%n",
            NAMES[what],
            lengths[i],
            best[0][what],
            best[1][what],
            best[0][what] / best[1][what],
            best[2][what],
            best[0][what] / best[2][what]);
      }
    }
    double[] x = Arrays.stream(lengths).asDoubleStream().toArray();
    Figure updates = Figure.page().xLog().yLog().xLabel("L").yLabel("ns per updated spin");
    for (int what = 0; what < 3; what += 2) {
      updates = joined(updates, NAMES[what] + ", C", x, peer[what]);
      updates = joined(updates, NAMES[what] + ", a call", x, single[what]);
      updates = joined(updates, NAMES[what] + ", many", x, many[what]);
    }
    Path stem = Path.of(arguments[2], "lattice");
    Panels.rows(1, updates, costs(x, many[0])).write(stem, Map.of("threads", 1, "d", 2));
    System.out.println("# wrote " + stem + ".{pdf,svg,png,csv,json}");
  }

  /** Seconds of one thread for a field and for the training of a score, exactly, to 1 %. */
  private static Figure costs(double[] x, double[] heatBath) {
    List<double[]> seconds = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      seconds.add(new double[x.length]);
    }
    for (int i = 0; i < x.length; i++) {
      Propagator critical = Propagator.critical(new Lattice(2, (int) x[i]));
      GaussianField field = critical.field();
      Batch row = new Batch(1, field.dimension());
      RandomStream[] rng = {RNG};
      TrainingTime training = new TrainingTime(ModeSpectrum.of(critical.spectrum()));
      seconds.get(0)[i] = 1e-9 * heatBath[i] * x[i] * x[i];
      seconds.get(1)[i] = seconds(() -> field.draw(rng, row));
      seconds.get(2)[i] = seconds(() -> training.oneLayer(0.01));
      seconds.get(3)[i] = seconds(() -> training.twoLayers(0.1, 0.25, 0.01));
    }
    Figure figure = Figure.page().xLog().yLog().xLabel("L").yLabel("seconds");
    figure = joined(figure, "a sweep, heat bath", x, seconds.get(0));
    figure = joined(figure, "a Gaussian field by FFT", x, seconds.get(1));
    figure = joined(figure, "one layer trained, closed form", x, seconds.get(2));
    return joined(figure, "two layers trained, step by step", x, seconds.get(3));
  }

  private static Figure joined(Figure figure, String name, double[] x, double[] y) {
    return figure.points(name, x, y).style(s -> s.joined());
  }

  private static double seconds(Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    long first = processorTime();
    for (int i = 0; i < REPEATS || processorTime() - first < 200_000_000; i++) {
      long start = processorTime();
      work.run();
      best = Math.min(best, 1e-9 * (processorTime() - start));
    }
    return best;
  }

  /** About 2 million spins a repeat, times the share. */
  private static void spins(int length, double share, double[] single, double[] many) {
    SpinField model = SpinField.ising(new Lattice(2, length), SpinField.ISING_SQUARE);
    MarkovChain[] chains = {
      new IsingHeatBath(model), new IsingMetropolis(model), new Wolff(model, 1)
    };
    double[] x = model.ordered();
    int count = count(length, share);
    chains[2].sweep(x, 0, count / 10, RNG);
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      for (int what = 0; what < 3; what++) {
        single[what] = Math.min(single[what], nanoseconds(chains[what], x, count, false));
        many[what] = Math.min(many[what], nanoseconds(chains[what], x, count, true));
      }
    }
  }

  private static int count(int length, double share) {
    return (int) Math.max(50, share * 2_000_000 / (length * length));
  }

  /** Per spin; for Wolff per turned spin, which a replay from the same start counts. */
  private static double nanoseconds(MarkovChain chain, double[] x, int count, boolean together) {
    RandomStreams streams = new RandomStreams(RNG.nextLong());
    RandomStream rng = streams.stream(0);
    double[] start = x.clone();
    long begin = processorTime();
    if (together) {
      chain.sweep(x, 0, count, rng);
    } else {
      for (int i = 0; i < count; i++) {
        chain.sweep(x, 0, rng);
      }
    }
    double taken = processorTime() - begin;
    double spins = (double) count * x.length;
    return taken / (chain instanceof Wolff ? turned(chain, start, count, streams) : spins);
  }

  private static double turned(MarkovChain chain, double[] x, int count, RandomStreams streams) {
    RandomStream rng = streams.stream(0);
    long turned = 0;
    for (int i = 0; i < count; i++) {
      double[] before = x.clone();
      chain.sweep(x, 0, rng);
      for (int site = 0; site < x.length; site++) {
        turned += x[site] == before[site] ? 0 : 1;
      }
    }
    return turned;
  }

  private static void c(String program, int length, double[] best) throws IOException {
    int count = count(length, 1);
    Process process =
        new ProcessBuilder(program, "" + length, "" + count, "" + count)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes());
    for (String line : out.split("\n")) {
      for (int what = 0; what < 3; what++) {
        if (line.startsWith(NAMES[what] + " ")) {
          best[what] =
              Math.min(best[what], Double.parseDouble(line.substring(NAMES[what].length())));
        }
      }
    }
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
