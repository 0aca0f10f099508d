package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MatrixProduct;
import criticaldiffusion.linalg.VectorMath;
import java.util.Arrays;

/**
 * Σ_μ w_μ a_μ of a block of rows in one pass over the data: the weights of a tile, relative to the
 * largest so far, are added with their points, and what was added before is scaled down when a
 * larger one comes.
 */
final class PosteriorMean {
  /** Weights below e⁻⁶⁰ of the largest are 0: 10⁶ of them would not change a bit of the sum. */
  private static final double NEGLIGIBLE = -60;

  /** A row with fewer weights than 1 in so many adds them one by one, not by a matrix product. */
  private static final int SPARSE = 8;

  private final EmpiricalDensity density;
  private final DataTiles tiles;
  private final Batch x;
  private final Batch mean;
  private final Scratch scratch;
  private final double[] largest;
  private final double[] sum;

  PosteriorMean(EmpiricalDensity density, EmpiricalDistribution data, Batch x, Batch mean) {
    this.density = density;
    this.tiles = data.tiles();
    this.x = x;
    this.mean = mean;
    this.scratch = Scratch.take(x.size(), tiles.rows(), x.dimension());
    this.largest = new double[x.size()];
    this.sum = new double[x.size()];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
  }

  void run() {
    Arrays.fill(mean.data(), mean.start(0), mean.start(0) + mean.size() * mean.dimension(), 0);
    for (int k = 0; k < tiles.count(); k++) {
      addTile(k * tiles.rows(), tiles.tile(k));
    }
    for (int i = 0; i < x.size(); i++) {
      scale(i, 1 / sum[i]);
    }
    scratch.giveBack();
  }

  private void addTile(int first, Batch tile) {
    Batch weights = scratch.weights(x.size(), tile.size());
    Batch columns = scratch.leading(x, tile.dimension());
    MatrixProduct.current().timesTransposed(1, columns, tile, 0, weights);
    int[] dense = new int[x.size()];
    int count = 0;
    for (int i = 0; i < x.size(); i++) {
      if (weigh(i, first, tile, weights)) {
        // The rows left for the product move up, to be one block.
        System.arraycopy(
            weights.data(), weights.start(i), weights.data(), weights.start(count), tile.size());
        dense[count++] = i;
      }
    }
    if (count > 0) {
      Batch part = scratch.part(count, tile.dimension());
      MatrixProduct.current().times(1, weights.rows(0, count), tile, 0, part);
      for (int r = 0; r < count; r++) {
        add(dense[r], 1, part, r);
      }
    }
  }

  /**
   * Turns the overlaps of row i into weights; returns whether they are left to the matrix product.
   */
  private boolean weigh(int i, int first, Batch tile, Batch weights) {
    double[] w = weights.data();
    int from = weights.start(i);
    double max = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < tile.size(); k++) {
      double logit = density.logit(w[from + k], first + k);
      w[from + k] = logit;
      max = Math.max(max, logit);
    }
    if (max > largest[i]) {
      double shrink = StrictMath.exp(largest[i] - max);
      sum[i] *= shrink;
      scale(i, shrink);
      largest[i] = max;
    }
    double[] kept = scratch.kept;
    int[] index = scratch.index;
    int count = 0;
    for (int k = 0; k < tile.size(); k++) {
      double difference = w[from + k] - largest[i];
      kept[count] = difference;
      index[count] = k;
      count += difference > NEGLIGIBLE ? 1 : 0;
    }
    VectorMath.exp(kept, 0, count);
    for (int r = 0; r < count; r++) {
      sum[i] += kept[r];
    }
    if (count * SPARSE < tile.size()) {
      for (int r = 0; r < count; r++) {
        add(i, kept[r], tile, index[r]);
      }
      return false;
    }
    Arrays.fill(w, from, from + tile.size(), 0);
    for (int r = 0; r < count; r++) {
      w[from + index[r]] = kept[r];
    }
    return true;
  }

  /** Adds a multiple of a point to the mean of row i. */
  private void add(int i, double factor, Batch points, int point) {
    double[] to = mean.data();
    double[] from = points.data();
    int toStart = mean.start(i);
    int fromStart = points.start(point);
    for (int j = 0; j < points.dimension(); j++) {
      to[toStart + j] += factor * from[fromStart + j];
    }
  }

  private void scale(int i, double factor) {
    if (factor != 1) {
      double[] to = mean.data();
      int end = mean.start(i) + mean.dimension();
      for (int j = mean.start(i); j < end; j++) {
        to[j] *= factor;
      }
    }
  }

  /**
   * What a thread keeps from one block to the next. It is taken out while in use, because a thread
   * that waits inside a matrix product may be given another block meanwhile.
   */
  private static final class Scratch {
    private static final ThreadLocal<Scratch> KEPT = new ThreadLocal<>();

    private final int rows;
    private final int tile;
    private final int dimension;
    private final double[] weights;
    private final double[] part;
    private final double[] kept;
    private final int[] index;

    private Scratch(int rows, int tile, int dimension) {
      this.rows = rows;
      this.tile = tile;
      this.dimension = dimension;
      weights = new double[rows * tile];
      part = new double[rows * dimension];
      kept = new double[tile + 1];
      index = new int[tile + 1];
    }

    static Scratch take(int rows, int tile, int dimension) {
      Scratch scratch = KEPT.get();
      KEPT.remove();
      boolean fits =
          scratch != null
              && scratch.rows >= rows
              && scratch.tile >= tile
              && scratch.dimension >= dimension
              && scratch.dimension <= 2 * dimension;
      return fits ? scratch : new Scratch(rows, tile, dimension);
    }

    void giveBack() {
      KEPT.set(this);
    }

    /** Room for rows × columns weights. */
    Batch weights(int rows, int columns) {
      return Batch.of(weights, 0, rows, columns);
    }

    /** The first columns of x. They share the room of {@link #part}, which is filled later. */
    Batch leading(Batch x, int columns) {
      if (columns == x.dimension()) {
        return x;
      }
      Batch narrow = Batch.of(part, 0, x.size(), columns);
      for (int i = 0; i < x.size(); i++) {
        System.arraycopy(x.data(), x.start(i), part, narrow.start(i), columns);
      }
      return narrow;
    }

    /** Room for the weighted sums of rows × columns. */
    Batch part(int rows, int columns) {
      return Batch.of(part, 0, rows, columns);
    }
  }
}
