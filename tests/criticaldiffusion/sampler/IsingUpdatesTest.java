package criticaldiffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.observable.FieldEstimates;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Spins updated 64 at a time, each against its own neighbours found one by one. */
class IsingUpdatesTest {
  /** One, two and three words a line, full and not. */
  private static final Lattice[] LATTICES = {
    new Lattice(1, 2),
    new Lattice(1, 6),
    new Lattice(1, 300),
    new Lattice(2, 2),
    new Lattice(2, 6),
    new Lattice(2, 126),
    new Lattice(2, 128),
    new Lattice(2, 130),
    new Lattice(2, 256),
    new Lattice(2, 260),
    new Lattice(3, 2),
    new Lattice(3, 6),
    new Lattice(3, 20),
    new Lattice(3, 130)
  };

  private static double[] randomSpins(Lattice lattice, RandomStream rng) {
    double[] x = new double[lattice.sites() + 3];
    for (int i = 0; i < x.length; i++) {
      x[i] = rng.nextLong() < 0 ? -1 : 1;
    }
    return x;
  }

  /** Half the sum of the neighbours of a site that begins at x[3], which a sweep then saw. */
  private static int halfSum(Lattice lattice, double[] before, double[] after, int site) {
    double[] seen = lattice.isOdd(site) ? after : before;
    double sum = 0;
    for (int axis = 0; axis < lattice.dimension(); axis++) {
      sum += seen[3 + lattice.next(site, axis)] + seen[3 + lattice.previous(site, axis)];
    }
    return (int) (sum / 2);
  }

  /**
   * The fraction of events at every h and its exact probability, over all sites of all lattices:
   * 4.5σ each (7·10⁻⁶), 28 numbers.
   */
  @Test
  void probabilitiesGivenTheNeighbours() {
    double beta = 0.13;
    for (boolean heatBath : new boolean[] {true, false}) {
      for (int dimension = 1; dimension <= 3; dimension++) {
        int[][] counts = new int[7][2];
        for (Lattice lattice : LATTICES) {
          if (lattice.dimension() == dimension) {
            count(lattice, beta, heatBath, counts);
          }
        }
        for (int half = -dimension; half <= dimension; half++) {
          double p = heatBath ? 1 / (1 + Math.exp(-4 * beta * half)) : Math.exp(-4 * beta * half);
          int all = counts[3 + half][0];
          int events = counts[3 + half][1];
          assertTrue(all > 100, "h = " + 2 * half);
          if (p >= 1) {
            assertEquals(all, events, "spins against their neighbours turn");
          } else {
            double sigma = Math.sqrt(p * (1 - p) * all);
            assertEquals(0, (events - p * all) / sigma, 4.5, "d, h = " + dimension + " " + half);
          }
        }
      }
    }
  }

  /** Events: a spin is +1 after the heat bath, by h; a spin was turned by Metropolis, by s h. */
  private static void count(Lattice lattice, double beta, boolean heatBath, int[][] counts) {
    SpinField model = SpinField.ising(lattice, beta);
    MarkovChain chain = heatBath ? new IsingHeatBath(model) : new IsingMetropolis(model);
    RandomStream rng = new RandomStreams(3).child(lattice.dimension()).stream(lattice.length());
    for (int turn = 0; turn < 20; turn++) {
      double[] before = randomSpins(lattice, rng);
      double[] after = before.clone();
      chain.sweep(after, 3, rng);
      for (int i = 0; i < lattice.sites(); i++) {
        int half = halfSum(lattice, before, after, i);
        if (!heatBath) {
          half *= (int) before[3 + i];
        }
        counts[3 + half][0]++;
        counts[3 + half][1] +=
            (heatBath ? after[3 + i] > 0 : after[3 + i] != before[3 + i]) ? 1 : 0;
      }
    }
  }

  /** At β = 100 a spin with a majority of neighbours follows it, every one. */
  @Test
  void coldSpinsFollowTheirNeighbours() {
    for (Lattice lattice : LATTICES) {
      RandomStream rng = new RandomStreams(4).stream(lattice.length());
      double[] before = randomSpins(lattice, rng);
      for (MarkovChain chain :
          new MarkovChain[] {
            new IsingHeatBath(SpinField.ising(lattice, 100)),
            new IsingMetropolis(SpinField.ising(lattice, 100))
          }) {
        double[] after = before.clone();
        chain.sweep(after, 3, rng);
        for (int i = 0; i < 3; i++) {
          assertEquals(before[i], after[i], "outside of the configuration");
        }
        for (int i = 0; i < lattice.sites(); i++) {
          int half = halfSum(lattice, before, after, i);
          if (half != 0) {
            assertEquals(Math.signum(half), after[3 + i], lattice + " site " + i);
          }
        }
      }
    }
  }

  /** Several sweeps of one call are those of as many calls. */
  @Test
  void sweepsOfOneCall() {
    for (Lattice lattice : new Lattice[] {new Lattice(1, 300), new Lattice(2, 6)}) {
      SpinField model = SpinField.ising(lattice, 0.4);
      for (MarkovChain chain :
          new MarkovChain[] {
            new IsingHeatBath(model), new IsingMetropolis(model), new Wolff(model, 2)
          }) {
        double[] one = randomSpins(lattice, new RandomStreams(5).stream(0));
        double[] other = one.clone();
        RandomStream rng = new RandomStreams(6).stream(0);
        chain.sweep(one, 3, 5, rng);
        long next = rng.nextLong();
        rng = new RandomStreams(6).stream(0);
        for (int i = 0; i < 5; i++) {
          chain.sweep(other, 3, rng);
        }
        assertArrayEquals(other, one);
        assertEquals(next, rng.nextLong());
      }
    }
  }

  /**
   * Onsager's energy per site at T_c, −√2, is 0.6229/L lower on L × L sites (Ferdinand and Fisher
   * 1969): −1.41421 − 0.00487 here. Within 4.5σ (7·10⁻⁶).
   */
  @Test
  void energyAtTheCriticalPoint() {
    SpinField model = SpinField.ising(new Lattice(2, 128), SpinField.ISING_SQUARE);
    Wolff clusters = new Wolff(model, 20);
    IsingHeatBath heatBath = new IsingHeatBath(model);
    MarkovChain both =
        new MarkovChain() {
          @Override
          public int dimension() {
            return model.numbers();
          }

          @Override
          public void sweep(double[] x, int from, RandomGenerator rng) {
            clusters.sweep(x, from, rng);
            heatBath.sweep(x, from, 5, rng);
          }
        };
    Batch x = new Batch(4, model.numbers());
    Arrays.fill(x.data(), 1);
    RandomStream[] rng = new RandomStreams(9).streams(4);
    both.run(x, rng, 100);
    var energy = FieldEstimates.mean(both.series(x, rng, 500, model::energy)[0]);
    assertEquals(0, energy.sigmasFrom(-Math.sqrt(2) - 0.6229 / 128), 4.5, energy.toString());
    assertTrue(energy.error() < 0.001);
  }
}
