package criticaldiffusion.regime;

import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.linalg.MatrixProduct;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Estimate;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * t̂_C, the time of the last change of the nearest data point argmin_μ |x_t − αa_μ|² along a
 * backward trajectory: the collapse time of a single sample in Biroli et al. 2024, Fig. 5b.
 *
 * <p>With the exact score, backward trajectories are forward ones read backward, so t̂_C has the
 * law of the first change along a forward path from a data point, which needs no score. Paths
 * re-cross, so the law depends on the time grid: a coarser one misses crossings. A change is only
 * known to lie between two grid times; the paper takes the lower one. Neither choice converges to
 * the time where φ_C = ½, and the mean lies above t_C. Copies of a point count as that point.
 *
 * @param grid the times that were looked at
 * @param later index in the grid of the first time (from the left, so the larger) of the step with
 *     the change, one entry a path; −1 where no change was seen up to the grid's start
 */
public record LastChange(TimeGrid grid, int[] later) {
  private static final int CHUNK = 256;
  private static final int TILE = 2048;

  /** Which end of the step with the change stands for its time. */
  public enum Label {
    /** The smaller time, after the change in the direction of generation: the paper's. */
    LOWER,
    /** The middle of the step. */
    MIDDLE,
    /** The larger time, before the change in the direction of generation. */
    UPPER
  }

  /**
   * Follows forward paths from uniformly drawn data points until their nearest point changes.
   *
   * <p>Costs 2nd flops a path and step.
   *
   * @param data the training set
   * @param grid times of the schedule; the last one is where paths start, 0 or the first step above
   * @param paths at least 1; path i draws from stream i
   * @throws IllegalArgumentException if the grid leaves the schedule or there is no path
   */
  public static LastChange sample(
      EmpiricalDistribution data,
      NoiseSchedule schedule,
      TimeGrid grid,
      int paths,
      RandomStreams streams) {
    schedule.requireTime(grid.start());
    if (paths < 1) {
      throw new IllegalArgumentException("need at least 1 path, were " + paths);
    }
    int[] later = new int[paths];
    for (int from = 0; from < paths; from += CHUNK) {
      int size = Math.min(CHUNK, paths - from);
      new Walk(data, streams, from, size).run(schedule, grid, later);
    }
    return new LastChange(grid, later);
  }

  /** Number of paths without a change up to the grid's start: 0 if the grid reaches far enough. */
  public int unchanged() {
    return (int) IntStream.of(later).filter(k -> k < 0).count();
  }

  /** t̂_C of every path; one without a change gets the grid's start. */
  public double[] times(Label label) {
    return IntStream.of(later).mapToDouble(k -> k < 0 ? grid.start() : time(k, label)).toArray();
  }

  /** The mean of t̂_C. */
  public Estimate mean(Label label) {
    return Estimate.of(times(label));
  }

  private double time(int k, Label label) {
    return switch (label) {
      case LOWER -> grid.time(k + 1);
      case MIDDLE -> 0.5 * (grid.time(k) + grid.time(k + 1));
      case UPPER -> grid.time(k);
    };
  }

  /**
   * Some paths in the frame X = x/α, where they are Brownian: X gains variance σ²/α² from step to
   * step.
   */
  private static final class Walk {
    private final EmpiricalDistribution data;
    private final int firstPath;
    private final RandomStream[] rng;
    private final int[] own;
    private final Batch x;

    Walk(EmpiricalDistribution data, RandomStreams streams, int firstPath, int size) {
      this.data = data;
      this.firstPath = firstPath;
      rng = streams.streams(firstPath, size);
      own = new int[size];
      x = new Batch(size, data.dimension());
      for (int i = 0; i < size; i++) {
        own[i] = data.drawIndex(rng[i], x.data(), x.start(i));
      }
    }

    void run(NoiseSchedule schedule, TimeGrid grid, int[] later) {
      int[] path = IntStream.range(0, own.length).toArray();
      int active = own.length;
      double before = 0;
      for (int k = grid.steps(); k >= 0 && active > 0; k--) {
        double noise = Math.max(before, StrictMath.expm1(2 * schedule.ouTime(grid.time(k))));
        step(active, Math.sqrt(noise - before));
        before = noise;
        boolean[] changed = changed(active);
        int left = 0;
        for (int i = 0; i < active; i++) {
          if (changed[i]) {
            later[firstPath + path[i]] = Math.min(k, grid.steps() - 1);
          } else {
            move(i, left, path);
            left++;
          }
        }
        active = left;
      }
      for (int i = 0; i < active; i++) {
        later[firstPath + path[i]] = -1;
      }
    }

    /** Path i takes place {@code to}, so that the active ones stay together. */
    private void move(int i, int to, int[] path) {
      if (i != to) {
        System.arraycopy(x.data(), x.start(i), x.data(), x.start(to), x.dimension());
        rng[to] = rng[i];
        own[to] = own[i];
        path[to] = path[i];
      }
    }

    private void step(int active, double sigma) {
      RowBlocks.run(
          active,
          8,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              for (int j = x.start(i); j < x.start(i) + x.dimension(); j++) {
                x.data()[j] += sigma * rng[i].nextGaussian();
              }
            }
          });
    }

    /** Whether a data point other than its own is nearest to each path. */
    private boolean[] changed(int active) {
      boolean[] changed = new boolean[active];
      double[] threshold = new double[active];
      for (int i = 0; i < active; i++) {
        threshold[i] = potential(i);
      }
      for (int first = 0; first < data.size(); first += TILE) {
        int points = Math.min(TILE, data.size() - first);
        Batch overlap = new Batch(active, points);
        MatrixProduct.current()
            .timesTransposed(
                1, x.rows(0, active), data.data().rows(first, first + points), 0, overlap);
        for (int i = 0; i < active; i++) {
          int row = overlap.start(i);
          for (int j = 0; j < points && !changed[i]; j++) {
            changed[i] =
                first + j != own[i]
                    && overlap.data()[row + j] - 0.5 * data.squaredNorm(first + j) > threshold[i]
                    && !isCopy(first + j, own[i]);
          }
        }
      }
      return changed;
    }

    /** Whether two points are one, so that only round-off tells which of them is nearer. */
    private boolean isCopy(int one, int other) {
      Batch points = data.data();
      int from = points.start(one);
      int to = points.start(other);
      return Arrays.equals(
          points.data(), from, from + x.dimension(), points.data(), to, to + x.dimension());
    }

    /** X·a − ½|a|² of the path's own point, the largest where that point is nearest. */
    private double potential(int i) {
      double sum = 0;
      int point = data.data().start(own[i]);
      for (int j = 0; j < x.dimension(); j++) {
        sum += x.data()[x.start(i) + j] * data.data().data()[point + j];
      }
      return sum - 0.5 * data.squaredNorm(own[i]);
    }
  }
}
