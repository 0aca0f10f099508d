package criticaldiffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.critical.DenoiserError;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.SpinField;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.score.Denoiser;
import criticaldiffusion.score.DenoiserScore;
import criticaldiffusion.stats.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The posterior mean of noised spins by heat bath, against all configurations of small lattices.
 */
class GibbsDenoiserTest {
  private static final OrnsteinUhlenbeck FORWARD = new OrnsteinUhlenbeck();
  private static final RandomStreams STREAMS = new RandomStreams(12);

  /** β Σ_{⟨ij⟩} σ_iσ_j of all 2^N configurations. */
  private static double[] bonds(SpinField model) {
    int sites = model.numbers();
    double[] bonds = new double[1 << sites];
    double[] spins = new double[sites];
    for (int state = 0; state < bonds.length; state++) {
      for (int i = 0; i < sites; i++) {
        spins[i] = (state >> i & 1) == 1 ? 1 : -1;
      }
      bonds[state] = -model.coupling() * sites * model.energy(spins, 0);
    }
    return bonds;
  }

  /** The posterior mean, and ln Σ_σ exp(…), by adding up all 2^N configurations. */
  private static double[] enumerated(double[] bonds, double[] fields, double[] logSum) {
    int sites = fields.length;
    double[] sums = new double[sites];
    double total = 0;
    double bound = bonds[0]; // full order
    for (double field : fields) {
      bound += Math.abs(field);
    }
    for (int state = 0; state < bonds.length; state++) {
      double exponent = bonds[state] - bound;
      for (int i = 0; i < sites; i++) {
        exponent += (state >> i & 1) == 1 ? fields[i] : -fields[i];
      }
      double weight = StrictMath.exp(exponent);
      total += weight;
      for (int i = 0; i < sites; i++) {
        sums[i] += (state >> i & 1) == 1 ? weight : -weight;
      }
    }
    for (int i = 0; i < sites; i++) {
      sums[i] /= total;
    }
    logSum[0] = StrictMath.log(total) + bound;
    return sums;
  }

  private static double[] fields(double t, double[] x) {
    double factor = FORWARD.alpha(t) / FORWARD.variance(t);
    double[] fields = x.clone();
    for (int i = 0; i < x.length; i++) {
      fields[i] *= factor;
    }
    return fields;
  }

  /**
   * The mean over 40 independent estimates at every site, in standard errors: 5.5 of them with 39
   * degrees of freedom is passed once in 4·10⁵ times, and there are 74 numbers, for odd and even L,
   * double bonds and one, two and three dimensions.
   */
  @ParameterizedTest
  @CsvSource({
    "1, 5, 0.7, 0.8",
    "2, 2, 0.3, 0.5",
    "2, 3, 0.44, 0.3",
    "2, 3, 0.6, 1.5",
    "2, 3, 0, 0.5",
    "3, 2, 0.2, 1",
    "2, 4, 0.44, 0.7",
    "2, 4, 0.44, 2"
  })
  void theMeanOfThePosterior(int dimension, int length, double coupling, double t) {
    Lattice lattice = new Lattice(dimension, length);
    SpinField model = SpinField.ising(lattice, coupling);
    int sites = lattice.sites();
    Batch x = new Batch(1, sites);
    STREAMS.child(length).stream(dimension).fillGaussian(x.data(), 0, sites);
    double[] exact = enumerated(bonds(model), fields(t, x.data()), new double[1]);
    double[][] found = new double[sites][40];
    for (int i = 0; i < 40; i++) {
      Batch out = new Batch(1, sites);
      new GibbsDenoiser(model, FORWARD, 60, 40, STREAMS.child(i)).denoise(t, x, out);
      for (int site = 0; site < sites; site++) {
        found[site][i] = out.get(0, site);
      }
    }
    for (int site = 0; site < sites; site++) {
      Estimate mean = Estimate.of(found[site]);
      assertTrue(mean.error() < 0.02, "64 chains of 40 sweeps say something");
      if (mean.error() < 1e-13) { // no coupling: the same number in every sweep
        assertEquals(exact[site], mean.mean(), 1e-12);
      } else {
        assertEquals(0, mean.sigmasFrom(exact[site]), 5.5, "site " + site);
      }
    }
  }

  /**
   * The square error on 300 exact draws of 4 × 4 spins: that of the exact means, and 1 − ⟨m²⟩ as of
   * any posterior. The first two differ by the noise of the estimate alone, 4.5σ of which is
   * 7·10⁻⁶.
   */
  @Test
  void theErrorIsThatOfTheExactMean() {
    Lattice lattice = new Lattice(2, 4);
    SpinField model = SpinField.ising(lattice, SpinField.ISING_SQUARE);
    double[] bonds = bonds(model);
    Batch spins = exactDraws(bonds, 300);
    double t = 0.7;
    DenoiserError error = DenoiserError.at(t, spins, FORWARD, STREAMS.child("noise"));
    Batch exact = new Batch(300, 16);
    double[] overlap = new double[300];
    for (int row = 0; row < 300; row++) {
      double[] mean = enumerated(bonds, fields(t, error.noised().row(row)), new double[1]);
      System.arraycopy(mean, 0, exact.data(), exact.start(row), 16);
      for (double m : mean) {
        overlap[row] += (1 - m * m) / 16;
      }
    }
    Denoiser first = new GibbsDenoiser(model, FORWARD, 40, 40, STREAMS.child("first"));
    Denoiser second = new GibbsDenoiser(model, FORWARD, 40, 40, STREAMS.child("second"));
    double best = error.of((time, x, out) -> out.copyFrom(exact)).mean();
    Estimate product = error.of(first, second);
    assertEquals(best, product.mean(), 0.1 * product.error(), "paired, so far closer than σ");
    assertEquals(0, product.sigmasFrom(Estimate.of(overlap)), 4.5);
  }

  /** Independent configurations, each drawn from all 2^N by its weight. */
  private static Batch exactDraws(double[] bonds, int count) {
    int sites = Integer.numberOfTrailingZeros(bonds.length);
    double[] cumulative = new double[bonds.length];
    double sum = 0;
    for (int state = 0; state < bonds.length; state++) {
      sum += StrictMath.exp(bonds[state] - bonds[0]);
      cumulative[state] = sum;
    }
    Batch drawn = new Batch(count, sites);
    RandomStream rng = STREAMS.child("draws").stream(0);
    for (int row = 0; row < count; row++) {
      int state = java.util.Arrays.binarySearch(cumulative, sum * rng.nextDouble());
      state = state < 0 ? -state - 1 : state;
      for (int i = 0; i < sites; i++) {
        drawn.set(row, i, (state >> i & 1) == 1 ? 1 : -1);
      }
    }
    return drawn;
  }

  /** (αm − x)/σ² is ∇ ln Σ_σ p(σ) N(x; ασ, σ²), by differences of the sum; 5σ at 9 sites. */
  @Test
  void theScoreIsThatOfNoisedSpins() {
    Lattice lattice = new Lattice(2, 3);
    SpinField model = SpinField.ising(lattice, 0.4);
    double t = 0.6;
    Batch x = new Batch(1, 9);
    STREAMS.child("x").stream(0).fillGaussian(x.data(), 0, 9);
    double[][] scores = new double[9][40];
    for (int i = 0; i < 40; i++) {
      Batch out = new Batch(1, 9);
      new DenoiserScore(
              new GibbsDenoiser(model, FORWARD, 40, 40, STREAMS.child("scores").child(i)), FORWARD)
          .score(t, x, out);
      for (int site = 0; site < 9; site++) {
        scores[site][i] = out.get(0, site);
      }
    }
    double h = 1e-4;
    double[] bonds = bonds(model);
    for (int site = 0; site < 9; site++) {
      double[] up = x.row(0);
      up[site] += h;
      double[] down = x.row(0);
      down[site] -= h;
      double slope = (logDensity(bonds, t, up) - logDensity(bonds, t, down)) / (2 * h);
      assertEquals(0, Estimate.of(scores[site]).sigmasFrom(slope), 5);
    }
  }

  /** ln Σ_σ e^{…} exp(−(x − ασ)²/2σ_t²), where |σ|² is N. */
  private static double logDensity(double[] bonds, double t, double[] x) {
    double[] logSum = new double[1];
    enumerated(bonds, fields(t, x), logSum);
    double square = 0;
    for (double value : x) {
      square += value * value;
    }
    return logSum[0] - 0.5 * square / FORWARD.variance(t);
  }

  /** Fields beyond the range of exp, and the same number twice. */
  @Test
  void strongFieldsAndSameNumbers() {
    SpinField model = SpinField.ising(new Lattice(2, 6), 20);
    GibbsDenoiser denoiser = new GibbsDenoiser(model, FORWARD, 0, 1, STREAMS);
    Batch x = new Batch(2, 36);
    java.util.Arrays.fill(x.data(), 0, 36, 1e3);
    java.util.Arrays.fill(x.data(), 36, 72, -1e3);
    Batch out = new Batch(2, 36);
    denoiser.denoise(1e-3, x, out);
    assertArrayEquals(x.data(), java.util.Arrays.stream(out.data()).map(m -> 1e3 * m).toArray());
    Batch again = new Batch(2, 36);
    denoiser.denoise(1e-3, x, again);
    assertArrayEquals(out.data(), again.data());
  }

  @Test
  void badInput() {
    SpinField model = SpinField.ising(new Lattice(2, 4), 0.4);
    refused("1 component", () -> new GibbsDenoiser(plane(), FORWARD, 1, 1, STREAMS));
    refused("were -1 and 1", () -> new GibbsDenoiser(model, FORWARD, -1, 1, STREAMS));
    refused("were 1 and 0", () -> new GibbsDenoiser(model, FORWARD, 1, 0, STREAMS));
    GibbsDenoiser denoiser = new GibbsDenoiser(model, FORWARD, 1, 1, STREAMS);
    Batch x = new Batch(1, 16);
    refused("t = 0.0", () -> denoiser.denoise(0, x, new Batch(1, 16)));
    refused("16 sites", () -> denoiser.denoise(1, new Batch(1, 9), new Batch(1, 9)));
    refused("shapes differ", () -> denoiser.denoise(1, x, new Batch(2, 16)));
  }

  private static SpinField plane() {
    return new SpinField(new Lattice(2, 4), 2, 0.4);
  }

  private static void refused(String why, org.junit.jupiter.api.function.Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(why), message);
  }
}
