package criticaldiffusion.critical;

import criticaldiffusion.field.Lattice;
import criticaldiffusion.linalg.SymmetricEigen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The best score s = −w∗x whose kernel reaches r sites along every axis: Hw = δ₀ with H_xy = G(x −
 * y), the covariance of the field in a patch of (2r + 1)^d sites; the local score approximation of
 * arXiv:2605.12597.
 *
 * <p>Noise adds to H a multiple of the identity, H(t) = e^{−2t}H + Δ_t, so one decomposition of H
 * serves all times. Gradient descent on the kernel has the Hessian H(t): its condition number grows
 * as L in one dimension, as ln L in two and not at all in three, where that of the whole score
 * grows as L².
 *
 * <p>Everything is done in the kernels that have the symmetry of the cube, in which training from w
 * = 0 stays: sums over an orbit of n sites carry √n. Costs a decomposition of about (r + 1)^d/d!
 * dimensions and O(L^d r) for G.
 */
public final class LocalKernel {
  private final Lattice lattice;
  private final int range;
  private final double[] data;
  private final List<List<int[]>> orbits;
  private final SymmetricEigen eigen;

  /**
   * The patch of range r in a field.
   *
   * @param spectrum C_k of all momenta of the lattice, with the symmetry of the cube
   * @param range r, at least 0, with 2r + 1 ≤ L
   * @throws IllegalArgumentException if the patch is larger than the lattice or the spectrum does
   *     not fit it
   */
  public LocalKernel(Lattice lattice, double[] spectrum, int range) {
    if (range < 0 || 2 * range + 1 > lattice.length()) {
      throw new IllegalArgumentException(
          "a kernel of range r needs 0 <= 2r + 1 <= L = %d, r was %d"
              .formatted(lattice.length(), range));
    }
    if (spectrum.length != lattice.sites()) {
      throw new IllegalArgumentException(
          "a lattice of %d sites has as many modes, the spectrum has %d"
              .formatted(lattice.sites(), spectrum.length));
    }
    this.lattice = lattice;
    this.range = range;
    this.data = spectrum.clone();
    this.orbits = orbits(lattice.dimension(), range);
    this.eigen = SymmetricEigen.of(hessian(), orbits.size());
  }

  /** Independent numbers of the kernel: r + 1 in one dimension, (r + 1)(r + 2)/2 in two. */
  public int parameters() {
    return orbits.size();
  }

  /** (2r + 1)^d, the numbers of a kernel that is not told of the symmetry. */
  public int sites() {
    return orbits.stream().mapToInt(List::size).sum();
  }

  /** The eigenvalues of H at Ornstein–Uhlenbeck time t, largest first. */
  public double[] curvatures(double t) {
    double[] values = eigen.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = ModeSpectrum.diffused(values[i], t);
    }
    return values;
  }

  /** κ_loc, the condition number of training at time t. */
  public double conditionNumber(double t) {
    double[] values = curvatures(t);
    return values[0] / values[values.length - 1];
  }

  /** w_k of the best kernel at time t, for all momenta of the lattice. */
  public double[] weights(double t) {
    double[] curvatures = curvatures(t);
    return transform(i -> 1 / curvatures[i]);
  }

  /**
   * w_k after s steps of gradient descent at the rate η from 0: Σ_i (1 − (1 − ηλ_i)^s)/λ_i of the
   * eigenvectors.
   *
   * @throws IllegalArgumentException unless 0 &lt; η &lt; 2/λ_max
   */
  public double[] weights(double t, double rate, long steps) {
    double[] curvatures = curvatures(t);
    StableRate.require(rate, 2 / curvatures[0]);
    return transform(i -> (1 - StrictMath.pow(1 - rate * curvatures[i], steps)) / curvatures[i]);
  }

  /** E/E₀ of the best kernel, E₀ the loss of no score: 1 − w₀₀/⟨w*⟩. */
  public double excessLoss(double t) {
    return loss(t, curvature -> 0);
  }

  /**
   * E/E₀ after s steps of gradient descent at the rate η from 0, with what no kernel of this range
   * can learn.
   *
   * @throws IllegalArgumentException unless 0 &lt; η &lt; 2/λ_max
   */
  public double relativeLoss(double t, double rate, long steps) {
    StableRate.require(rate, 2 / curvatures(t)[0]);
    return loss(t, curvature -> StrictMath.pow(1 - rate * curvature, 2.0 * steps));
  }

  private double loss(double t, java.util.function.DoubleUnaryOperator remaining) {
    double[] curvatures = curvatures(t);
    double whole = 0;
    for (double c : data) {
      whole += 1 / ModeSpectrum.diffused(c, t);
    }
    whole /= data.length;
    double sum = whole;
    for (int i = 0; i < curvatures.length; i++) {
      double overlap = eigen.vectors()[i];
      sum -= overlap * overlap * (1 - remaining.applyAsDouble(curvatures[i])) / curvatures[i];
    }
    return sum / whole;
  }

  /**
   * Steps at η = 1/λ_max from 0 until E/E₀ is at most ε.
   *
   * @throws IllegalArgumentException if no kernel of this range is that good
   */
  public long steps(double t, double threshold) {
    double floor = excessLoss(t);
    if (!(threshold > floor && threshold < 1)) {
      throw new IllegalArgumentException(
          "with range %d the relative loss ends at %s; a threshold must lie between that and 1, was %s"
              .formatted(range, floor, threshold));
    }
    double rate = 1 / curvatures(t)[0];
    return TrainingTime.firstBelow(steps -> relativeLoss(t, rate, steps), threshold);
  }

  /**
   * The variances v_k that the probability-flow ODE generates from a far horizon with the best
   * kernel of this range at every time: v_k = exp Σ_x (ln H)_{0x} e^{ikx}.
   *
   * <p>For ln(v_k/C_k) = −2∫(w_k − w*_k)dt, and ∫dt/(1 + (λ − 1)e^{−2t}) is ½ ln(e^{2T} + λ − 1) −
   * ½ ln λ, for eigenvalues of H as for C_k; the horizon cancels. However large the lattice, v_0 is
   * finite where C_0 is not: a fixed range cannot be critical.
   */
  public double[] generatedSpectrum() {
    double[] values = eigen.values();
    double[] log = transform(i -> StrictMath.log(values[i]));
    for (int k = 0; k < log.length; k++) {
      log[k] = StrictMath.exp(log[k]);
    }
    return log;
  }

  /** The kernel f(H)_{0x} in Fourier space, f given on the eigenvalues by index. */
  private double[] transform(java.util.function.IntToDoubleFunction f) {
    int n = orbits.size();
    double[] kernel = new double[n];
    for (int i = 0; i < n; i++) {
      double factor = f.applyAsDouble(i) * eigen.vectors()[i];
      for (int a = 0; a < n; a++) {
        kernel[a] += factor * eigen.vectors()[a * n + i];
      }
    }
    int length = lattice.length();
    double[] padded = new double[lattice.sites()];
    for (int a = 0; a < n; a++) {
      double each = kernel[a] / Math.sqrt(orbits.get(a).size());
      for (int[] site : orbits.get(a)) {
        padded[index(lattice, site)] += each;
      }
    }
    return Cosines.transform(padded, lattice.dimension(), length);
  }

  private double[] hessian() {
    double[] green = Cosines.transform(data, lattice.dimension(), lattice.length());
    int n = orbits.size();
    double[] h = new double[n * n];
    for (int a = 0; a < n; a++) {
      // By symmetry one site of the orbit speaks for all.
      int[] x = orbits.get(a).get(0);
      for (int b = 0; b < n; b++) {
        double sum = 0;
        for (int[] y : orbits.get(b)) {
          int[] distance = new int[x.length];
          for (int mu = 0; mu < x.length; mu++) {
            distance[mu] = x[mu] - y[mu];
          }
          sum += green[index(lattice, distance)];
        }
        h[a * n + b] =
            sum / data.length * Math.sqrt((double) orbits.get(a).size() / orbits.get(b).size());
      }
    }
    return h;
  }

  private static int index(Lattice lattice, int[] site) {
    int index = 0;
    for (int mu : site) {
      index = index * lattice.length() + Math.floorMod(mu, lattice.length());
    }
    return index;
  }

  /** The sites of the patch by orbit of the symmetry group of the cube, the origin first. */
  private static List<List<int[]>> orbits(int dimension, int range) {
    Map<String, List<int[]>> found = new HashMap<>();
    List<List<int[]>> ordered = new ArrayList<>();
    int side = 2 * range + 1;
    int sites = 1;
    for (int mu = 0; mu < dimension; mu++) {
      sites *= side;
    }
    int centre = sites / 2;
    for (int i = 0; i < sites; i++) {
      // From the origin outwards in the numbering, so that its orbit is the first.
      int number = (i + centre) % sites;
      int[] site = new int[dimension];
      int[] key = new int[dimension];
      for (int mu = 0, rest = number; mu < dimension; mu++, rest /= side) {
        site[mu] = rest % side - range;
        key[mu] = Math.abs(site[mu]);
      }
      Arrays.sort(key);
      found
          .computeIfAbsent(
              Arrays.toString(key),
              name -> {
                List<int[]> orbit = new ArrayList<>();
                ordered.add(orbit);
                return orbit;
              })
          .add(site);
    }
    return ordered;
  }
}
