package criticaldiffusion.regime;

import criticaldiffusion.field.Distribution;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.EulerMaruyama;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.NoiseSchedule;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.Moments;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/**
 * φ(t) = P(two backward trajectories that are one down to time t, and have noise of their own from
 * there on, end in the same class): the cloning experiment of Biroli et al. 2024, Section
 * "Speciation" and Fig. 2.
 *
 * <p>One trunk serves every branch time: at each, two clones of its state run to the end, while the
 * trunk goes on with noise that no clone sees. A curve of B branch times then costs T + 2Σt_b of
 * time a pair instead of Σ(T + t_b); its points are correlated, because their trunks are common,
 * while each by itself is binomial.
 *
 * <p>Pair i draws from the streams {@code trunk/i}, {@code clone 1/k/i} and {@code clone 2/k/i}, k
 * the number of steps before the branch: the result depends on neither threads nor blocks, and that
 * at one branch time not on the others. A block of rows goes through all its branches before the
 * next begins, so memory does not grow with pairs or branch times: three blocks a thread.
 *
 * @param process what is run backward
 * @param integrator the scheme
 * @param grid its times; branch times must be among them, {@link TimeGrid#of} makes any
 * @param start the law at the grid's first time
 * @param classifier the class of a final point
 */
public record Cloning(
    ReverseProcess process,
    Integrator integrator,
    TimeGrid grid,
    Distribution start,
    Classifier classifier) {
  /**
   * Checks that the grid lies within the schedule.
   *
   * @throws IllegalArgumentException if it starts beyond the horizon
   */
  public Cloning {
    process.schedule().requireTime(grid.start());
  }

  /**
   * The paper's experiment on a mixture: reverse SDE with the exact score, Euler–Maruyama, the
   * likeliest component as class; started from the exact law of x_T.
   */
  public static Cloning of(GaussianMixture mixture, NoiseSchedule schedule, TimeGrid grid) {
    double top = grid.start();
    return new Cloning(
        ReverseProcess.sde(schedule, mixture),
        new EulerMaruyama(),
        grid,
        mixture.diffused(schedule.alpha(top), schedule.variance(top)),
        Classifier.mostLikely(mixture));
  }

  /** Runs the experiment silently. */
  public CloningResult run(int pairs, double[] branchTimes, RandomStreams streams) {
    return run(pairs, branchTimes, streams, Progress.NONE, result -> {});
  }

  /**
   * Runs the experiment.
   *
   * @param pairs number of trunks, each with one pair of clones at every branch time, at least 1
   * @param branchTimes times of the grid, to 10⁻⁹ of its start
   * @param streams the randomness
   * @param progress told the fraction of the steps done
   * @param partial given the result so far about 20 times, the last time the whole, on the calling
   *     thread
   * @throws IllegalArgumentException if there is no pair, or a branch time is not on the grid
   * @throws ArithmeticException if a trajectory diverges
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   */
  public CloningResult run(
      int pairs,
      double[] branchTimes,
      RandomStreams streams,
      Progress progress,
      Consumer<CloningResult> partial) {
    int blockRows = trajectories().blockRows(start.dimension());
    return run(pairs, branchTimes, streams, progress, partial, blockRows);
  }

  /** The same with blocks of a given size, which changes the time it takes and nothing else. */
  CloningResult run(
      int pairs,
      double[] branchTimes,
      RandomStreams streams,
      Progress progress,
      Consumer<CloningResult> partial,
      int blockRows) {
    int[] branches = branches(pairs, branchTimes);
    StepMeter meter =
        new StepMeter(progress, (double) pairs * stepsPerPair(branchTimes), "cloning");
    CloningResult[] result = {new CloningResult(branchTimes, new long[branches.length], 0)};
    Trajectories.inRounds(
        pairs,
        blockRows,
        (from, to) -> {
          boolean[][] same = new boolean[to - from][branches.length];
          RowBlocks.run(
              to - from,
              blockRows,
              (a, b) -> clones(branches, streams, from + a, Arrays.copyOfRange(same, a, b), meter));
          result[0] = result[0].with(same);
          partial.accept(result[0]);
        });
    return result[0];
  }

  /**
   * The number of steps that one pair takes: those of the trunk to the last branch, and twice those
   * from each branch to the end.
   */
  public long stepsPerPair(double... branchTimes) {
    int[] branches = trajectories().indices(branchTimes);
    long steps = IntStream.of(branches).max().orElse(0);
    for (int k : branches) {
      steps += 2L * (grid.steps() - k);
    }
    return steps;
  }

  /**
   * The mean of a function over the trunks alone, at each of the times: of the {@linkplain
   * PosteriorPurity posterior purity} it is φ(t) again, with less variance and no clone.
   *
   * <p>The trunks are those of {@link #run} with the same streams.
   *
   * @throws IllegalArgumentException if there is no trunk, or a time is not on the grid
   */
  public Estimate[] trunkMeans(
      int trunks, double[] times, StateFunction function, RandomStreams streams) {
    int[] branches = branches(trunks, times);
    int blockRows = trajectories().blockRows(start.dimension());
    Moments[] moments = new Moments[branches.length];
    Arrays.setAll(moments, i -> new Moments());
    Trajectories.inRounds(
        trunks,
        blockRows,
        (from, to) -> {
          double[][] values = new double[to - from][branches.length];
          RowBlocks.run(
              to - from,
              blockRows,
              (a, b) ->
                  measure(branches, streams, from + a, Arrays.copyOfRange(values, a, b), function));
          // Row after row, so that the sums are the same for any blocks.
          for (double[] row : values) {
            for (int i = 0; i < row.length; i++) {
              moments[i].add(row[i]);
            }
          }
        });
    return Arrays.stream(moments).map(Moments::estimate).toArray(Estimate[]::new);
  }

  private Trajectories trajectories() {
    return new Trajectories(process, integrator, grid);
  }

  private int[] branches(int rows, double[] times) {
    if (rows < 1) {
      throw new IllegalArgumentException("need at least 1 pair of clones, were " + rows);
    }
    return trajectories().indices(times);
  }

  /** The clones of a block of trunks; {@code same[i]} are the agreements of its row i. */
  private void clones(
      int[] branches, RandomStreams streams, int firstRow, boolean[][] same, StepMeter meter) {
    Trajectories run = trajectories();
    Batch clone = new Batch(same.length, start.dimension());
    trunk(
        branches,
        streams,
        firstRow,
        same.length,
        meter,
        (x, branch) -> {
          int k = branches[branch];
          clone.copyFrom(x);
          RandomStreams first = streams.child("clone 1").child(k);
          int[] one = run.finish(clone, first, firstRow, k, classifier);
          clone.copyFrom(x);
          RandomStreams second = streams.child("clone 2").child(k);
          int[] two = run.finish(clone, second, firstRow, k, classifier);
          for (int i = 0; i < one.length; i++) {
            same[i][branch] = one[i] == two[i];
          }
          meter.add(2L * one.length * (grid.steps() - k));
        });
  }

  private void measure(
      int[] branches,
      RandomStreams streams,
      int firstRow,
      double[][] values,
      StateFunction function) {
    trunk(
        branches,
        streams,
        firstRow,
        values.length,
        new StepMeter(Progress.NONE, 0, "trunk"),
        (x, branch) -> {
          double t = grid.time(branches[branch]);
          for (int i = 0; i < values.length; i++) {
            values[i][branch] = function.at(t, x.data(), x.start(i));
          }
        });
  }

  /** Runs a block of trunks from one branch to the next, in the order of time. */
  private void trunk(
      int[] branches,
      RandomStreams streams,
      int firstRow,
      int rows,
      StepMeter meter,
      ObjIntConsumer<Batch> atBranch) {
    RandomStream[] own = streams.child("trunk").streams(firstRow, rows);
    Batch x = new Batch(rows, start.dimension());
    start.draw(own, x);
    int done = 0;
    int[] order =
        IntStream.range(0, branches.length)
            .boxed()
            .sorted(Comparator.comparingInt(i -> branches[i]))
            .mapToInt(i -> i)
            .toArray();
    for (int branch : order) {
      int k = branches[branch];
      trajectories().advance(x, own, done, k);
      meter.add((long) rows * (k - done));
      done = k;
      atBranch.accept(x, branch);
    }
  }
}
