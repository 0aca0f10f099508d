package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A translation-invariant Gaussian field on a lattice: independent modes with ⟨|x_k|²⟩ = C_k, as is
 * every component of the O(n) model in the limit n → ∞ (see {@link Propagator}).
 *
 * <p>Noised by (α, σ²) it has the spectrum α²C_k + σ², so its score is −x_k/C_k mode by mode. A
 * draw takes one inverse transform, a score two transforms, O(N log N) each.
 */
public final class GaussianField implements Density, Diffusible {
  private final Fourier fourier;
  private final double[] spectrum;

  private GaussianField(Fourier fourier, double[] spectrum) {
    this.fourier = fourier;
    this.spectrum = spectrum;
  }

  /**
   * The field of a given spectrum.
   *
   * @param spectrum C_k of all N momenta
   * @throws IllegalArgumentException unless there are N values, all positive and finite, with
   *     C_{−k} = C_k
   */
  public static GaussianField of(Lattice lattice, double[] spectrum) {
    int sites = lattice.sites();
    if (spectrum.length != sites) {
      throw new IllegalArgumentException(
          "a lattice of %d sites has as many modes, the spectrum has %d"
              .formatted(sites, spectrum.length));
    }
    for (int k = 0; k < sites; k++) {
      if (!(spectrum[k] > 0 && spectrum[k] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "a spectrum must be positive and finite, but mode %d is %s".formatted(k, spectrum[k]));
      }
      if (spectrum[lattice.opposite(k)] != spectrum[k]) {
        throw new IllegalArgumentException(
            "the spectrum of a real field is even, but mode %d is %s and its opposite %s"
                .formatted(k, spectrum[k], spectrum[lattice.opposite(k)]));
      }
    }
    return new GaussianField(new Fourier(lattice), spectrum.clone());
  }

  /**
   * The field with the spectrum of given fields, C_k = ⟨|x_k|²⟩: of all laws with these
   * correlations the one that says nothing else.
   *
   * @param fields one a row
   * @throws IllegalArgumentException if there is none, their size is not that of the lattice, or a
   *     mode of all of them is 0
   */
  public static GaussianField fitted(Lattice lattice, Batch fields) {
    Fourier fourier = new Fourier(lattice);
    double[] squares = fourier.meanSquares(fields);
    double[] variances = new double[lattice.sites()];
    for (int mode = 0; mode < squares.length; mode++) {
      int k = fourier.momentum(mode);
      variances[k] = squares[mode];
      variances[lattice.opposite(k)] = squares[mode];
    }
    return of(lattice, variances);
  }

  /** The lattice of the field. */
  public Lattice lattice() {
    return fourier.lattice();
  }

  /** The transform to the modes of this field's lattice. */
  public Fourier fourier() {
    return fourier;
  }

  @Override
  public int dimension() {
    return spectrum.length;
  }

  /** C_k of all N momenta, a copy. */
  public double[] spectrum() {
    return spectrum.clone();
  }

  /** C_k = ⟨|x_k|²⟩ of one momentum; χ at k = 0. */
  public double variance(int k) {
    return spectrum[k];
  }

  /** κ = max C_k/min C_k: the number of steps by which gradient descent on the modes is slowed. */
  public double conditionNumber() {
    double least = Double.POSITIVE_INFINITY;
    double largest = 0;
    for (double variance : spectrum) {
      least = Math.min(least, variance);
      largest = Math.max(largest, variance);
    }
    return largest / least;
  }

  @Override
  public GaussianField diffused(double alpha, double variance) {
    Diffusible.requireNoising(alpha, variance);
    double[] noised = new double[spectrum.length];
    for (int k = 0; k < noised.length; k++) {
      noised[k] = alpha * alpha * spectrum[k] + variance;
    }
    return new GaussianField(fourier, noised);
  }

  @Override
  public void draw(RandomGenerator rng, double[] x, int from) {
    Objects.checkFromIndexSize(from, dimension(), x.length);
    draw(rng, x, from, new double[2 * fourier.modes()]);
  }

  /** Draws one field into each row, row i from its own generator, rows in parallel. */
  @Override
  public void draw(RandomGenerator[] rng, Batch x) {
    if (rng.length < x.size() || x.dimension() != dimension()) {
      throw new IllegalArgumentException(
          "need %d generators and dimension %d, were %d and %d"
              .formatted(x.size(), dimension(), rng.length, x.dimension()));
    }
    RowBlocks.run(
        x.size(),
        blockRows(),
        (begin, end) -> {
          double[] modes = new double[2 * fourier.modes()];
          for (int row = begin; row < end; row++) {
            draw(rng[row], x.data(), x.start(row), modes);
          }
        });
  }

  private void draw(RandomGenerator rng, double[] x, int from, double[] modes) {
    Lattice lattice = fourier.lattice();
    int length = lattice.length();
    int half = length / 2 + 1;
    double factor = Math.sqrt(0.5) * fourier.backFactor();
    for (int k = 0, at = 0; k < spectrum.length; k += length, at += 2 * half) {
      fillGaussian(rng, modes, at, 2 * half);
      for (int j = 0; j < half; j++) {
        double amplitude = factor * Math.sqrt(spectrum[k + j]);
        modes[at + 2 * j] *= amplitude;
        modes[at + 2 * j + 1] *= amplitude;
      }
      makeReal(modes, k, at, half);
      if (length % 2 == 0) {
        makeReal(modes, k + half - 1, at + length, half);
      }
    }
    fourier.transformBack(modes, x, from);
  }

  /** Of a mode whose opposite is kept too, the second is made the conjugate of the first. */
  private void makeReal(double[] modes, int k, int at, int half) {
    int length = fourier.lattice().length();
    int opposite = fourier.lattice().opposite(k);
    if (opposite == k) {
      modes[at] *= Math.sqrt(2);
      modes[at + 1] = 0;
    } else if (opposite < k) {
      int first = 2 * (opposite / length * half + opposite % length);
      modes[at] = modes[first];
      modes[at + 1] = -modes[first + 1];
    }
  }

  private static void fillGaussian(RandomGenerator rng, double[] z, int from, int count) {
    if (rng instanceof RandomStream stream) {
      stream.fillGaussian(z, from, count);
    } else {
      for (int i = from; i < from + count; i++) {
        z[i] = rng.nextGaussian();
      }
    }
  }

  @Override
  public double logDensity(double[] x, int from) {
    Objects.checkFromIndexSize(from, dimension(), x.length);
    double[] modes = new double[2 * fourier.modes()];
    fourier.forward(x, from, modes);
    double sum = dimension() * StrictMath.log(2 * Math.PI);
    for (int mode = 0; mode < fourier.modes(); mode++) {
      double re = modes[2 * mode];
      double im = modes[2 * mode + 1];
      double variance = spectrum[fourier.momentum(mode)];
      sum += fourier.weight(mode) * ((re * re + im * im) / variance + StrictMath.log(variance));
    }
    return -0.5 * sum;
  }

  @Override
  public void score(Batch x, Batch out) {
    double[] factors = new double[spectrum.length];
    for (int k = 0; k < factors.length; k++) {
      factors[k] = -1 / spectrum[k];
    }
    fourier.multiply(factors, x, out);
  }
}
