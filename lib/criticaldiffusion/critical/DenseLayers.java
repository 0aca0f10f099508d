package criticaldiffusion.critical;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MatrixProduct;
import criticaldiffusion.random.RandomStreams;

/**
 * Two dense layers W = W₂W₁ in place of two convolutions, trained by W₂ ← W₂ − ηGW₁ᵀ, W₁ ← W₁ −
 * ηW₂ᵀG with G = WC − 1: the counter-example of arXiv:2605.12597. Without shared weights the
 * curvatures C_kσ_j² mix modes, up to κ, and the training time is about L² again.
 *
 * <p>Costs four products of N × N matrices a step, so N up to about a hundred.
 */
public final class DenseLayers {
  private static final double LOST = 1e6;

  private final Batch covariance;
  private final double conditionNumber;
  private final double largest;
  private final double whole;
  private final int n;

  /**
   * The covariance C_xy = G(x − y) of a field.
   *
   * @param spectrum C_k of all momenta of the lattice
   */
  public DenseLayers(Lattice lattice, double[] spectrum) {
    n = lattice.sites();
    if (spectrum.length != n) {
      throw new IllegalArgumentException(
          "a lattice of %d sites has as many modes, the spectrum has %d"
              .formatted(n, spectrum.length));
    }
    double[] green = Cosines.transform(spectrum, lattice.dimension(), lattice.length());
    covariance = new Batch(n, n);
    for (int x = 0; x < n; x++) {
      for (int y = 0; y < n; y++) {
        int distance = 0;
        for (int axis = 0; axis < lattice.dimension(); axis++) {
          int step = lattice.coordinate(x, axis) - lattice.coordinate(y, axis);
          distance += Math.floorMod(step, lattice.length()) * lattice.stride(axis);
        }
        covariance.data()[covariance.start(x) + y] = green[distance] / n;
      }
    }
    ModeSpectrum modes = ModeSpectrum.of(spectrum);
    conditionNumber = modes.conditionNumber();
    largest = modes.largest();
    whole = n * modes.mean(c -> 1 / c);
  }

  /**
   * The least number of steps to a relative loss ε over the learning rates 16/κ to 1/κ by factors
   * √2, of which the larger diverge, from normal matrices of product about w₀ = a/C_max.
   *
   * @throws IllegalArgumentException if ε is not in (0, 1), or a not above 0
   * @throws IllegalStateException if none gets there in 100 κ steps
   */
  public long steps(double fraction, double threshold, RandomStreams streams) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "a loss threshold must lie between 0 and 1, was " + threshold);
    }
    if (!(fraction > 0 && fraction < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a product of layers needs a starting weight above 0, was a = " + fraction);
    }
    long best = Math.round(100 * conditionNumber);
    boolean found = false;
    for (double factor = 16; factor >= 1; factor /= Math.sqrt(2)) {
      long steps = run(fraction, factor / conditionNumber, threshold, best, streams);
      if (steps >= 0) {
        best = steps;
        found = true;
      }
    }
    if (!found) {
      throw new IllegalStateException("no learning rate reaches a loss of " + threshold);
    }
    return best;
  }

  /** Steps at one rate; −1 if it diverges or takes more than the most. */
  private long run(
      double fraction, double rate, double threshold, long most, RandomStreams streams) {
    Batch first = start(fraction, streams.child("first"));
    Batch second = start(fraction, streams.child("second"));
    Batch product = new Batch(n, n);
    Batch force = new Batch(n, n);
    Batch old = new Batch(n, n);
    MatrixProduct matrices = MatrixProduct.current();
    for (long step = 0; step <= most; step++) {
      matrices.times(1, second, first, 0, product);
      matrices.times(1, product, covariance, 0, force);
      for (int i = 0; i < n; i++) {
        force.data()[force.start(i) + i] -= 1;
      }
      double loss = loss(product, force);
      if (!(loss < LOST)) {
        return -1;
      }
      if (loss <= threshold) {
        return step;
      }
      old.copyFrom(second);
      matrices.timesTransposed(-rate, force, first, 1, second);
      matrices.transposedTimes(-rate, old, force, 1, first);
    }
    return -1;
  }

  /** tr (W − W*)C(W − W*)ᵀ over tr W*. */
  private double loss(Batch product, Batch force) {
    // tr WCWᵀ − 2 tr W + tr W*: no inverse is needed.
    double sum = whole;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double w = product.data()[product.start(i) + j];
        double g = force.data()[force.start(i) + j] + (i == j ? 1 : 0);
        sum += w * g - (i == j ? 2 * w : 0);
      }
    }
    return sum / whole;
  }

  private Batch start(double fraction, RandomStreams streams) {
    Batch matrix = new Batch(n, n);
    streams.stream(0).fillGaussian(matrix.data(), 0, n * n);
    double size = Math.sqrt(fraction / largest / n);
    for (int i = 0; i < n * n; i++) {
      matrix.data()[i] *= size;
    }
    return matrix;
  }
}
