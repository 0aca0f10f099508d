package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import java.util.random.RandomGenerator;

/**
 * (1/n) Σ_μ δ(x − a_μ): a training set, each point with the same weight; Biroli et al. 2024,
 * Section "Collapse". Noised by (α, σ²) it is a mixture of n Gaussians of variance σ² at αa_μ,
 * whose score is that of a model which has learned its training set exactly.
 */
public final class EmpiricalDistribution implements Diffusible {
  private final Centres data;
  private final DataTiles tiles;
  private final Weights weights;

  private EmpiricalDistribution(Centres data) {
    this.data = data;
    this.tiles = new DataTiles(data.points());
    this.weights = Weights.equal(data.count());
  }

  /**
   * The distribution of the rows of a data matrix, which is shared, not copied.
   *
   * @param data n × d, n at least 1
   * @throws IllegalArgumentException if there is no row or a number is not finite
   */
  public static EmpiricalDistribution of(Batch data) {
    if (data.size() == 0) {
      throw new IllegalArgumentException("an empirical distribution needs at least one point");
    }
    data.requireFinite("the data");
    return new EmpiricalDistribution(new Centres(data));
  }

  @Override
  public int dimension() {
    return data.dimension();
  }

  /** Number of points n. */
  public int size() {
    return data.count();
  }

  /** The data matrix, n × d. */
  public Batch data() {
    return data.points();
  }

  /** |a_μ|². */
  public double squaredNorm(int point) {
    return data.squaredNorm(point);
  }

  /** The scores of the noised data without matrix products, which pay for many points only. */
  IsotropicScores pointByPoint(double alpha, double variance) {
    return new IsotropicScores(weights, data, alpha, variance);
  }

  DataTiles tiles() {
    return tiles;
  }

  /** As many rows as make the matrix products of a score efficient. */
  @Override
  public int blockRows() {
    return EmpiricalDensity.ROWS;
  }

  @Override
  public void draw(RandomGenerator rng, double[] x, int from) {
    drawIndex(rng, x, from);
  }

  /**
   * Draws one of the points, each with probability 1/n, by one uniform number.
   *
   * @return its index μ
   */
  public int drawIndex(RandomGenerator rng, double[] x, int from) {
    int index = Math.min(size() - 1, (int) (rng.nextDouble() * size()));
    System.arraycopy(data.points().data(), data.points().start(index), x, from, dimension());
    return index;
  }

  @Override
  public EmpiricalDensity diffused(double alpha, double variance) {
    Diffusible.requireNoising(alpha, variance);
    return new EmpiricalDensity(this, alpha, variance);
  }
}
