package criticaldiffusion.regime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import criticaldiffusion.ReferenceTable;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.MeanSpan;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * The bias that the library's Euler–Maruyama steps give to φ, without Monte Carlo: its Gaussian
 * transition densities along m are multiplied on a grid of u.
 */
class EulerBiasTest {
  private static final Speciation MODEL = Speciation.of(256);
  private static final GaussianMixture LINE = MeanSpan.of(MODEL.mixture()).reduced();
  private static final ReverseProcess PROCESS = ReverseProcess.sde(new OrnsteinUhlenbeck(10), LINE);
  private static final double[] TIMES = {1.5, 2, 2.5, 3, 3.5, 4, 5};
  private static final double SPACING = 0.06;
  private static final int HALF = 420;
  private static final int POINTS = 2 * HALF + 1;

  @Test
  void isThatOfTheReference() {
    for (String[] row : ReferenceTable.rows("euler_bias_phi_d256.csv", ",")) {
      double h = Double.parseDouble(row[0]);
      double[] bias = bias(h);
      for (int i = 0; i < TIMES.length; i++) {
        double expected = Double.parseDouble(row[i + 1]);
        assertEquals(expected, bias[i], 2e-6, "h = " + h + ", t = " + TIMES[i]);
      }
    }
  }

  private static double[] bias(double h) {
    int steps = (int) Math.round(10 / h);
    int[] branches = Arrays.stream(TIMES).mapToInt(t -> (int) Math.round((10 - t) / h)).toArray();
    // Forward in generation: the density at each branch.
    double[][] densities = new double[TIMES.length][];
    double[] density = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double u = (i - HALF) * SPACING;
      density[i] = Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI);
    }
    for (int k = 0; k <= steps; k++) {
      for (int b = 0; b < TIMES.length; b++) {
        if (branches[b] == k) {
          densities[b] = density;
        }
      }
      density = k < steps ? new Step(10 - k * h, h).forward(density) : density;
    }
    // Backward in generation: the probability to end at u > 0.
    double[] phi = new double[TIMES.length];
    double[] ending = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      ending[i] = i > HALF ? 1 : i == HALF ? 0.5 : 0;
    }
    for (int k = steps - 1; k >= branches[TIMES.length - 1]; k--) {
      ending = new Step(10 - k * h, h).backward(ending);
      for (int b = 0; b < TIMES.length; b++) {
        if (branches[b] == k) {
          for (int i = 0; i < POINTS; i++) {
            double q = ending[i];
            phi[b] += SPACING * densities[b][i] * (q * q + (1 - q) * (1 - q));
          }
        }
      }
    }
    double[] bias = new double[TIMES.length];
    Arrays.setAll(bias, b -> phi[b] - MODEL.phi(TIMES[b]));
    return bias;
  }

  /** One step from time t: the mean to which it takes each point, and the spread. */
  private static final class Step {
    private final double[] mean;
    private final double spread;

    Step(double t, double h) {
      Batch u = new Batch(POINTS, 1);
      for (int i = 0; i < POINTS; i++) {
        u.set(i, 0, (i - HALF) * SPACING);
      }
      double end = Math.max(0, t - h);
      new EulerMaruyama().step(PROCESS, u, t, end, constant(0, POINTS));
      mean = u.data();
      Batch one = new Batch(1, 1);
      new EulerMaruyama().step(PROCESS, one, t, end, constant(1, 1));
      spread = one.get(0, 0);
    }

    /** Generators whose normal deviates are all one number. */
    private static RandomGenerator[] constant(double deviate, int count) {
      RandomGenerator[] rng = new RandomGenerator[count];
      Arrays.fill(
          rng,
          new RandomGenerator() {
            @Override
            public double nextGaussian() {
              return deviate;
            }

            @Override
            public long nextLong() {
              throw new UnsupportedOperationException();
            }
          });
      return rng;
    }

    double[] forward(double[] density) {
      double[] next = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        for (int j = first(i); j <= last(i); j++) {
          next[j] += density[i] * weight(i, j);
        }
      }
      return next;
    }

    double[] backward(double[] value) {
      double[] before = new double[POINTS];
      for (int i = 0; i < POINTS; i++) {
        double norm = 0;
        for (int j = first(i); j <= last(i); j++) {
          double weight = weight(i, j);
          before[i] += value[j] * weight;
          norm += weight;
        }
        // Beyond the edge of the grid, whose points are never reached, all is decided.
        before[i] = norm > 0.5 ? before[i] / norm : mean[i] > 0 ? 1 : 0;
      }
      return before;
    }

    private int first(int i) {
      return Math.max(0, (int) Math.ceil((mean[i] - 8 * spread) / SPACING) + HALF);
    }

    private int last(int i) {
      return Math.min(POINTS - 1, (int) Math.floor((mean[i] + 8 * spread) / SPACING) + HALF);
    }

    private double weight(int i, int j) {
      double z = ((j - HALF) * SPACING - mean[i]) / spread;
      return SPACING / (spread * Math.sqrt(2 * Math.PI)) * Math.exp(-0.5 * z * z);
    }
  }
}
