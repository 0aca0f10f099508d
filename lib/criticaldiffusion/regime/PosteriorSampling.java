package criticaldiffusion.regime;

import criticaldiffusion.field.Distribution;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MatrixProduct;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.Moments;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws queries x₀ + z/√γ and sums the posterior weights of the data at all signal-to-noise ratios
 * γ from the products of x₀ and of z with the data: the logit of a point relative to that of x₀ is
 * −½γ|x₀ − a|² + √γ z·(a − x₀).
 */
final class PosteriorSampling {
  /** Queries that go through the data together. */
  private static final int CHUNK = 512;

  /** Data points in a tile. */
  private static final int TILE = 2048;

  /** Queries of a chunk that a thread takes at a time. */
  private static final int ROWS = 8;

  private final EmpiricalDistribution data;
  private final double[] ratios;
  private final int queries;

  /** Where the queries come from; null for the data themselves. */
  private final Distribution fresh;

  private final Moments[][] moments;

  PosteriorSampling(EmpiricalDistribution data, double[] ratios, int queries, Distribution fresh) {
    if (queries < 2) {
      throw new IllegalArgumentException("need at least 2 queries for an error, were " + queries);
    }
    this.data = data;
    this.ratios = ratios;
    this.queries = queries;
    this.fresh = fresh;
    moments = new Moments[ratios.length][Quantity.values().length];
    for (Moments[] row : moments) {
      for (int q = 0; q < row.length; q++) {
        row[q] = new Moments();
      }
    }
  }

  private enum Quantity {
    ENTROPY,
    SURPRISAL,
    DENSITY,
    PARTICIPATION,
    TRUE_WEIGHT,
    LARGEST,
    DISTANCE,
    ENTROPY_DIFFERENCE,
    PARTICIPATION_DIFFERENCE
  }

  PosteriorSampling run(RandomStreams streams, Progress progress) {
    int tiles = (data.size() + TILE - 1) / TILE;
    for (int from = 0; from < queries; from += CHUNK) {
      Chunk chunk = new Chunk(from, Math.min(CHUNK, queries - from));
      chunk.draw(streams);
      for (int tile = 0; tile < tiles; tile++) {
        RowBlocks.checkpoint();
        chunk.addTile(tile * TILE, Math.min(TILE, data.size() - tile * TILE));
        double part = (tile + 1.0) / tiles * chunk.size;
        progress.report((from + part) / queries, "posterior weights");
      }
      chunk.finish();
    }
    return this;
  }

  List<WeightStatistics> statistics(double[] times) {
    List<WeightStatistics> all = new ArrayList<>();
    for (int k = 0; k < times.length; k++) {
      all.add(
          new WeightStatistics(
              times[k],
              data.size(),
              data.dimension(),
              estimate(k, Quantity.ENTROPY),
              estimate(k, Quantity.SURPRISAL),
              estimate(k, Quantity.DENSITY),
              estimate(k, Quantity.PARTICIPATION),
              estimate(k, Quantity.TRUE_WEIGHT),
              estimate(k, Quantity.LARGEST),
              estimate(k, Quantity.DISTANCE),
              estimate(k, Quantity.ENTROPY_DIFFERENCE),
              estimate(k, Quantity.PARTICIPATION_DIFFERENCE)));
    }
    return all;
  }

  List<Estimate> participation() {
    List<Estimate> all = new ArrayList<>();
    for (int k = 0; k < ratios.length; k++) {
      all.add(estimate(k, Quantity.PARTICIPATION));
    }
    return all;
  }

  private Estimate estimate(int time, Quantity quantity) {
    return moments[time][quantity.ordinal()].estimate();
  }

  private void add(int time, Quantity quantity, double value) {
    moments[time][quantity.ordinal()].add(value);
  }

  /** Some queries on their way through the data. */
  private final class Chunk {
    private final int firstQuery;
    private final int size;

    /** The points x₀ and then their noises z. */
    private final Batch sources;

    /** Index of x₀ in the data, −1 for a fresh point. */
    private final int[] own;

    private final double[] pointNorm;
    private final double[] noiseNorm;
    private final double[] overlap;
    private final PosteriorSums sums;
    private final double[] products;

    Chunk(int firstQuery, int size) {
      this.firstQuery = firstQuery;
      this.size = size;
      sources = new Batch(2 * size, data.dimension());
      own = new int[size];
      pointNorm = new double[size];
      noiseNorm = new double[size];
      overlap = new double[size];
      sums = new PosteriorSums(size * ratios.length, fresh == null);
      products = new double[2 * size * Math.min(TILE, data.size())];
    }

    void draw(RandomStreams streams) {
      int d = data.dimension();
      double[] x = sources.data();
      RowBlocks.run(
          size,
          ROWS,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              RandomStream rng = streams.stream(firstQuery + i);
              int point = sources.start(i);
              int noise = sources.start(size + i);
              own[i] = -1;
              if (fresh == null) {
                own[i] = data.drawIndex(rng, x, point);
              } else {
                fresh.draw(rng, x, point);
              }
              rng.fillGaussian(x, noise, d);
              for (int j = 0; j < d; j++) {
                pointNorm[i] += x[point + j] * x[point + j];
                noiseNorm[i] += x[noise + j] * x[noise + j];
                overlap[i] += x[point + j] * x[noise + j];
              }
            }
          });
    }

    void addTile(int first, int points) {
      double[] target =
          products.length == 2 * size * points ? products : new double[2 * size * points];
      Batch product = Batch.of(target, points);
      MatrixProduct.current()
          .timesTransposed(1, sources, data.data().rows(first, first + points), 0, product);
      RowBlocks.run(
          size,
          ROWS,
          (from, to) -> {
            PosteriorSums.Scratch scratch = new PosteriorSums.Scratch(points);
            double[] energy = new double[points];
            double[] field = new double[points];
            for (int i = from; i < to; i++) {
              fill(i, first, product, energy, field);
              for (int k = 0; k < ratios.length; k++) {
                sums.add(i * ratios.length + k, ratios[k], energy, field, points, scratch);
              }
            }
          });
    }

    private void fill(int i, int first, Batch product, double[] energy, double[] field) {
      double[] p = product.data();
      int points = product.dimension();
      int pointRow = product.start(i);
      int noiseRow = product.start(size + i);
      for (int j = 0; j < points; j++) {
        energy[j] = p[pointRow + j] - 0.5 * (data.squaredNorm(first + j) + pointNorm[i]);
        field[j] = p[noiseRow + j] - overlap[i];
      }
      if (own[i] >= first && own[i] < first + points) {
        energy[own[i] - first] = Double.NEGATIVE_INFINITY;
      }
    }

    void finish() {
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < ratios.length; k++) {
          int slot = i * ratios.length + k;
          if (fresh != null) {
            add(k, Quantity.PARTICIPATION, sums.unplanted(slot).participation());
            continue;
          }
          PosteriorSums.Posterior posterior = sums.planted(slot);
          double noise = 0.5 * (data.dimension() - noiseNorm[i]);
          add(k, Quantity.ENTROPY, posterior.entropy());
          add(k, Quantity.SURPRISAL, posterior.surprisal());
          add(k, Quantity.DENSITY, posterior.surprisal() + noise);
          add(k, Quantity.PARTICIPATION, posterior.participation());
          add(k, Quantity.TRUE_WEIGHT, posterior.trueWeight());
          add(k, Quantity.LARGEST, posterior.largestWeight());
          add(k, Quantity.DISTANCE, posterior.distance());
          add(k, Quantity.ENTROPY_DIFFERENCE, posterior.entropy() - posterior.surprisal());
          add(
              k,
              Quantity.PARTICIPATION_DIFFERENCE,
              posterior.participation() - posterior.trueWeight());
        }
      }
    }
  }
}
