package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.utils.CommonUtils;

/**
 * The unitary Fourier transform of real fields on a lattice, x_k = N^{−1/2} Σ_i x_i e^{−ik·i}.
 *
 * <p>Of x_k and x_{−k} = x_k* one half is kept: the {@link #modes()} = L^{d−1}(⌊L/2⌋ + 1) momenta
 * with j_d ≤ L/2, as pairs (Re, Im), the last axis the fastest. {@link #weight} counts what a kept
 * mode stands for, so that a sum over all k is a weighted one over the kept modes. The lines of a
 * field are transformed one by one, by JTransforms on the calling thread; fields run in parallel.
 * Cost O(N log N) for every L.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Fourier {
  /** Lines along a slow axis are gathered this many at a time: a cache line holds 4 modes. */
  private static final int GATHERED = 8;

  static {
    // A transform that divided itself among threads would depend on how many there are.
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
  }

  private final Lattice lattice;
  private final int length;
  private final int half;
  private final int lines;
  private final DoubleFFT_1D line;

  /** The transform of one lattice, with its tables. */
  public Fourier(Lattice lattice) {
    this.lattice = lattice;
    length = lattice.length();
    half = length / 2 + 1;
    lines = lattice.sites() / length;
    if (2L * lines * half > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("the modes of " + lattice + " do not fit one array");
    }
    line = new DoubleFFT_1D(length);
  }

  /** The lattice of the fields. */
  public Lattice lattice() {
    return lattice;
  }

  /** How many modes are kept; they take twice as many numbers. */
  public int modes() {
    return lines * half;
  }

  /** The momentum k, as the lattice numbers them, of a kept mode. */
  public int momentum(int mode) {
    return mode / half * length + mode % half;
  }

  /** 2 for a kept mode that stands for x_{−k} as well, 1 where that is kept (or is x_k) itself. */
  public int weight(int mode) {
    int j = mode % half;
    return j == 0 || 2 * j == length ? 1 : 2;
  }

  /**
   * The kept modes of one field.
   *
   * @param x the field is {@code x[from … from + N − 1]}
   * @param modes receives 2 · {@link #modes()} numbers
   */
  public void forward(double[] x, int from, double[] modes) {
    transform(x, from, modes);
    scale(modes, 1 / Math.sqrt(lattice.sites()));
  }

  /**
   * Σ|x_k|²/n over the n rows for every kept mode: the structure factor S(k) of the fields as they
   * were measured.
   *
   * @param x fields, one a row; at least one
   * @throws IllegalArgumentException if there is no field or its size is not that of the lattice
   */
  public double[] meanSquares(Batch x) {
    if (x.size() == 0 || x.dimension() != lattice.sites()) {
      throw new IllegalArgumentException(
          "need fields of %d sites, got %s".formatted(lattice.sites(), x));
    }
    double[] squares = new double[modes()];
    double[] modes = new double[2 * modes()];
    for (int row = 0; row < x.size(); row++) {
      forward(x.data(), x.start(row), modes);
      for (int mode = 0; mode < squares.length; mode++) {
        double re = modes[2 * mode];
        double im = modes[2 * mode + 1];
        squares[mode] += (re * re + im * im) / x.size();
      }
    }
    return squares;
  }

  /**
   * The field of given modes.
   *
   * @param modes 2 · {@link #modes()} numbers, those of a real field; overwritten
   * @param x receives the field at {@code x[from … from + N − 1]}
   */
  public void inverse(double[] modes, double[] x, int from) {
    scale(modes, backFactor());
    transformBack(modes, x, from);
  }

  /**
   * Multiplies every mode of every row by a number: x_k → w_k x_k, the convolution with an even
   * kernel.
   *
   * @param factors w_k of all N momenta; w_{−k} = w_k is not looked at
   * @param x fields, one a row; not changed
   * @param out receives the products; may be x itself
   * @throws IllegalArgumentException if a shape does not fit
   */
  public void multiply(double[] factors, Batch x, Batch out) {
    x.requireSameShape(out);
    int sites = lattice.sites();
    if (x.dimension() != sites || factors.length != sites) {
      throw new IllegalArgumentException(
          "a lattice of %d sites does not fit fields of %d numbers and %d factors"
              .formatted(sites, x.dimension(), factors.length));
    }
    RowBlocks.run(
        x.size(),
        Math.max(1, 16384 / sites),
        (from, to) -> {
          double[] modes = new double[2 * modes()];
          for (int row = from; row < to; row++) {
            transform(x.data(), x.start(row), modes);
            for (int l = 0, at = 0; l < lines; l++) {
              for (int k = l * length; k < l * length + half; k++, at += 2) {
                double factor = factors[k] / lines;
                modes[at] *= factor;
                modes[at + 1] *= factor;
              }
            }
            transformBack(modes, out.data(), out.start(row));
          }
        });
  }

  /** N^{1/2} times the unitary transform. */
  private void transform(double[] x, int from, double[] modes) {
    for (int l = 0; l < lines; l++) {
      int at = 2 * half * l;
      System.arraycopy(x, from + l * length, modes, at, length);
      line.realForward(modes, at);
      // JTransforms keeps the last mode's only (even L) or imaginary (odd L) part in second place.
      modes[at + 2 * half - 1] = 0;
      modes[at + length] = modes[at + 1];
      modes[at + 1] = 0;
    }
    alongSlowAxes(modes, true);
  }

  /** What makes {@link #transformBack} the unitary inverse when the modes are multiplied by it. */
  double backFactor() {
    return Math.sqrt(lattice.sites()) / lines;
  }

  /** Undoes {@link #transform} up to the factor L^{d−1}; destroys the modes. */
  void transformBack(double[] modes, double[] x, int from) {
    alongSlowAxes(modes, false);
    for (int l = 0; l < lines; l++) {
      int at = 2 * half * l;
      modes[at + 1] = modes[at + length];
      line.realInverse(modes, at, true);
      System.arraycopy(modes, at, x, from + l * length, length);
    }
  }

  private void alongSlowAxes(double[] modes, boolean forward) {
    double[] gathered = new double[lattice.dimension() > 1 ? 2 * length * GATHERED : 0];
    for (int axis = lattice.dimension() - 2; axis >= 0; axis--) {
      int stride = lattice.stride(axis) / length * half;
      for (int start = 0; start < modes(); start += length * stride) {
        for (int first = 0; first < stride; first += GATHERED) {
          int count = Math.min(GATHERED, stride - first);
          columns(modes, start + first, stride, count, gathered, forward);
        }
      }
    }
  }

  private void columns(
      double[] modes, int first, int stride, int count, double[] gathered, boolean forward) {
    for (int j = 0; j < length; j++) {
      int from = 2 * (first + j * stride);
      for (int c = 0; c < count; c++) {
        gathered[2 * (c * length + j)] = modes[from + 2 * c];
        gathered[2 * (c * length + j) + 1] = modes[from + 2 * c + 1];
      }
    }
    for (int c = 0; c < count; c++) {
      if (forward) {
        line.complexForward(gathered, 2 * c * length);
      } else {
        line.complexInverse(gathered, 2 * c * length, false);
      }
    }
    for (int j = 0; j < length; j++) {
      int to = 2 * (first + j * stride);
      for (int c = 0; c < count; c++) {
        modes[to + 2 * c] = gathered[2 * (c * length + j)];
        modes[to + 2 * c + 1] = gathered[2 * (c * length + j) + 1];
      }
    }
  }

  private static void scale(double[] modes, double factor) {
    for (int i = 0; i < modes.length; i++) {
      modes[i] *= factor;
    }
  }
}
