package benchmarks.lattice;

import criticaldiffusion.field.GaussianField;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.IsingHeatBath;
import criticaldiffusion.sampler.MarkovChain;
import criticaldiffusion.sampler.Wolff;
import java.util.Locale;

/** Times what peer.py and ising.c time, in the same units; one line a number. */
final class LatticeBenchmark {
  private static final int REPEATS = 5;

  private LatticeBenchmark() {}

  /** Arguments: length of the fields, fields, threads, length of the spins, sweeps, clusters. */
  public static void main(String[] arguments) {
    int[] numbers = new int[arguments.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Integer.parseInt(arguments[i]);
    }
    RowBlocks.limitThreads(numbers[2]);
    fields(numbers[0], numbers[1]);
    spins(numbers[3], numbers[4], numbers[5]);
  }

  private static void fields(int length, int fields) {
    GaussianField field = Propagator.critical(new Lattice(2, length)).field();
    Batch x = new Batch(fields, field.dimension());
    RandomStream[] rng = new RandomStreams(7).streams(fields);
    double best = Double.POSITIVE_INFINITY;
    for (int repeat = 0; repeat < REPEATS + 3; repeat++) {
      long start = System.nanoTime();
      field.draw(rng, x);
      best = Math.min(best, 1e-6 * (System.nanoTime() - start) / fields);
    }
    print("own_fields_ms", best);
  }

  private static void spins(int length, int sweeps, int clusters) {
    SpinField model = SpinField.ising(new Lattice(2, length), SpinField.ISING_SQUARE);
    MarkovChain local = new IsingHeatBath(model);
    MarkovChain cluster = new Wolff(model, 1);
    double[] x = model.ordered();
    double[] before = new double[x.length];
    RandomStream rng = new RandomStreams(7).stream(0);
    for (int i = 0; i < clusters / 10; i++) {
      cluster.sweep(x, 0, rng);
    }
    double best = Double.POSITIVE_INFINITY;
    double bestCluster = Double.POSITIVE_INFINITY;
    double energy = 0;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      long start = System.nanoTime();
      for (int i = 0; i < sweeps; i++) {
        local.sweep(x, 0, rng);
      }
      best = Math.min(best, (double) (System.nanoTime() - start) / sweeps / x.length);
      long taken = 0;
      long turned = 0;
      for (int i = 0; i < clusters; i++) {
        System.arraycopy(x, 0, before, 0, x.length);
        start = System.nanoTime();
        cluster.sweep(x, 0, rng);
        taken += System.nanoTime() - start;
        for (int site = 0; site < x.length; site++) {
          turned += x[site] == before[site] ? 0 : 1;
        }
      }
      bestCluster = Math.min(bestCluster, (double) taken / turned);
      energy += model.energy(x, 0) / REPEATS;
    }
    print("own_heat_bath_ns", best);
    print("own_wolff_ns", bestCluster);
    print("own_energy", energy);
  }

  private static void print(String name, double value) {
    System.out.printf(Locale.ROOT, "%s %.3f%n", name, value);
  }
}
