package criticaldiffusion.training;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.score.LatticeOrbits;
import criticaldiffusion.score.LocalDenoiser;
import criticaldiffusion.score.Response;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * The local denoiser of a set of fields σ and their noised copies x: the smallest ℓ(w) = ⟨A(h_i) −
 * σ_ih_i⟩, h = w∗x, over all fields and sites. It is convex, with the gradient ⟨(A′(h_i) − σ_i)z_i⟩
 * and the Hessian ⟨A″(h_i)z_iz_iᵀ⟩, z the {@link LatticeOrbits} sums of x; so Newton's method finds
 * the one minimum, without a rate and without randomness.
 *
 * <p>For the linear response it is least squares, done after one step; for tanh the logistic
 * regression of a spin on the noised spins around it.
 */
public final class DenoiserFit {
  /** Rows whose sums are added up together, whatever the number of threads. */
  private static final int ROWS = 64;

  private static final int MOST_STEPS = 60;

  /** The loss is within as much of its minimum. */
  private static final double ENOUGH = 1e-13;

  private final LatticeOrbits orbits;
  private final Response response;
  private final Batch clean;
  private final Batch noised;

  /** ℓ, its gradient and its Hessian at some weights. */
  record Loss(double value, double[] gradient, double[][] hessian) {}

  /**
   * A fit to come.
   *
   * @param clean σ, one field a row; ±1 for tanh
   * @param noised x, in the same order
   * @throws IllegalArgumentException if there is no field, the shapes differ or do not fit the
   *     lattice, a number is not finite, or data for tanh lie outside [−1, 1]
   */
  DenoiserFit(LatticeOrbits orbits, Response response, Batch clean, Batch noised) {
    clean.requireSameShape(noised);
    if (clean.size() == 0 || clean.dimension() != orbits.lattice().sites()) {
      throw new IllegalArgumentException(
          "need fields of %d sites, got %s".formatted(orbits.lattice().sites(), clean));
    }
    clean.requireFinite("the fields");
    noised.requireFinite("the noised fields");
    for (int i = 0; response == Response.TANH && i < clean.size(); i++) {
      for (double spin : clean.row(i)) {
        if (Math.abs(spin) > 1) {
          throw new IllegalArgumentException("spins lie from -1 to 1, was " + spin);
        }
      }
    }
    this.orbits = orbits;
    this.response = response;
    this.clean = clean;
    this.noised = noised;
  }

  /**
   * The best local denoiser.
   *
   * @param clean σ, one field a row; in [−1, 1] for tanh
   * @param noised x, in the same order
   * @param site the weight at which the site itself starts, the others at 0; α/σ² is good for spins
   * @throws IllegalArgumentException if there is no field, the shapes differ or do not fit the
   *     lattice, a number is not finite, or data for tanh lie outside [−1, 1]
   */
  public static LocalDenoiser newton(
      LatticeOrbits orbits, Response response, Batch clean, Batch noised, double site) {
    double[] weights = new double[orbits.count()];
    weights[0] = site;
    new DenoiserFit(orbits, response, clean, noised).minimise(weights);
    return new LocalDenoiser(orbits, response, weights);
  }

  /**
   * Full steps, halved until the loss falls; where spins can be told apart without error, w grows
   * until that is seen.
   */
  private void minimise(double[] weights) {
    Loss loss = at(weights);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = newtonDirection(loss);
      double decrement = 0;
      for (int a = 0; a < weights.length; a++) {
        decrement += loss.gradient()[a] * direction[a];
      }
      if (!(decrement > 2 * ENOUGH)) {
        return;
      }
      double[] next = new double[weights.length];
      Loss there = null;
      for (double length = 1; length > 1e-6; length *= 0.5) {
        for (int a = 0; a < next.length; a++) {
          next[a] = weights[a] - length * direction[a];
        }
        there = at(next);
        if (there.value() <= loss.value() - 1e-4 * length * decrement) {
          break;
        }
      }
      if (!(there.value() < loss.value())) {
        return; // the fall is lost in rounding
      }
      System.arraycopy(next, 0, weights, 0, next.length);
      loss = there;
    }
  }

  /** H⁻¹g; a diagonal of a part in 10¹² keeps H positive where a spin is never in doubt. */
  private static double[] newtonDirection(Loss loss) {
    RealMatrix hessian = new Array2DRowRealMatrix(loss.hessian());
    double ridge = 1e-12 * hessian.getTrace() + Double.MIN_NORMAL;
    for (int a = 0; a < hessian.getRowDimension(); a++) {
      hessian.addToEntry(a, a, ridge);
    }
    return new CholeskyDecomposition(hessian, 1e-12, 0)
        .getSolver()
        .solve(new ArrayRealVector(loss.gradient(), false))
        .toArray();
  }

  /**
   * ℓ, gradient and Hessian: by blocks of rows, whose sums are added in the order of the blocks.
   */
  Loss at(double[] weights) {
    int count = orbits.count();
    int blocks = (clean.size() + ROWS - 1) / ROWS;
    double[][] sums = new double[blocks][1 + count + count * count];
    RowBlocks.run(
        blocks,
        1,
        (block, end) -> {
          int from = block * ROWS;
          addBlock(weights, from, Math.min(clean.size(), from + ROWS), sums[block]);
        });
    double[] total = new double[sums[0].length];
    double norm = 1.0 / ((double) clean.size() * clean.dimension());
    for (double[] sum : sums) {
      for (int i = 0; i < total.length; i++) {
        total[i] += norm * sum[i];
      }
    }
    double[] gradient = new double[count];
    double[][] hessian = new double[count][count];
    for (int a = 0; a < count; a++) {
      gradient[a] = total[1 + a];
      for (int b = 0; b <= a; b++) {
        hessian[a][b] = total[1 + count + a * count + b];
        hessian[b][a] = hessian[a][b];
      }
    }
    return new Loss(total[0], gradient, hessian);
  }

  private void addBlock(double[] weights, int from, int to, double[] sums) {
    int count = orbits.count();
    Batch x = noised.rows(from, to);
    double[][] z = new double[count][];
    for (int a = 0; a < count; a++) {
      Batch sum = new Batch(to - from, x.dimension());
      orbits.sum(a, x, sum);
      z[a] = sum.data();
    }
    for (int i = 0; i < z[0].length; i++) {
      double spin = clean.data()[clean.start(from) + i];
      double field = 0;
      for (int a = 0; a < count; a++) {
        field += weights[a] * z[a][i];
      }
      double mean = response.mean(field);
      double slope = response.slope(mean);
      sums[0] += response.cumulant(field) - spin * field;
      for (int a = 0; a < count; a++) {
        sums[1 + a] += (mean - spin) * z[a][i];
        for (int b = 0; b <= a; b++) {
          sums[1 + count + a * count + b] += slope * z[a][i] * z[b][i];
        }
      }
    }
  }
}
