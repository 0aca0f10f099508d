package criticaldiffusion.sweep;

import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.experiment.ExperimentRun;
import criticaldiffusion.experiment.LibraryVersion;
import criticaldiffusion.experiment.Parameters;
import criticaldiffusion.experiment.Range;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a sweep runs: an experiment, the points of its parameters, replicas and a seed; with version
 * and engine, which results of one sweep must share.
 *
 * <p>The points are the product of the grids, the first grid slowest, times the listed points. Row
 * {@code point · replicas + replica} is one run.
 *
 * @param experiment the name of the experiment
 * @param seed the root of all randomness
 * @param replicas runs of every point, at least 1
 * @param fixed {@code key=value} that hold for every row
 * @param grids the keys that run through values of their own
 * @param listedKeys the keys that run together through the listed points, or none
 * @param listed the values of those keys, a list a point
 * @param version the version of the library
 * @param commit its commit
 * @param engine the engine of the matrix products
 */
public record SweepPlan(
    String experiment,
    long seed,
    int replicas,
    List<String> fixed,
    List<SweepGrid> grids,
    List<String> listedKeys,
    List<List<String>> listed,
    String version,
    String commit,
    String engine) {
  /** No sweep has more rows: one is a file of its own until it is packed. */
  public static final int MOST_ROWS = 10_000_000;

  /** Keeps copies and checks what does not depend on the experiment. */
  public SweepPlan {
    Range.within("--replicas", replicas, 1, MOST_ROWS);
    fixed = List.copyOf(fixed);
    grids = List.copyOf(grids);
    listedKeys = List.copyOf(listedKeys);
    listed = listed.stream().map(List::copyOf).toList();
    Set<String> varied = new LinkedHashSet<>();
    Stream.concat(
            fixed.stream().map(a -> a.replaceFirst("=.*", "")),
            Stream.concat(grids.stream().map(SweepGrid::key), listedKeys.stream()))
        .forEach(
            key -> {
              if (!varied.add(key)) {
                throw new IllegalArgumentException(
                    "the key " + key + " is given twice; once is it");
              }
            });
    if (listedKeys.isEmpty() != listed.isEmpty()) {
      throw new IllegalArgumentException("a list of points needs keys and at least one point");
    }
    double rows = (double) Math.max(1, listed.size()) * replicas;
    for (SweepGrid grid : grids) {
      rows *= grid.values().size();
    }
    if (rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          String.format("a sweep has at most %d rows, this one has %.0f", MOST_ROWS, rows));
    }
  }

  /** The plan of sweeps by this build of the library. */
  public static SweepPlan of(
      Experiment<?> experiment,
      long seed,
      int replicas,
      List<String> fixed,
      List<SweepGrid> grids,
      ResultTable points,
      String engine) {
    List<String> keys = points == null ? List.of() : points.columns();
    List<List<String>> values = new ArrayList<>();
    if (points != null) {
      List<String[]> columns = keys.stream().map(points::texts).toList();
      for (int i = 0; i < points.rows(); i++) {
        int row = i;
        values.add(columns.stream().map(column -> column[row]).toList());
      }
    }
    return new SweepPlan(
        experiment.name(),
        seed,
        replicas,
        fixed,
        grids,
        keys,
        values,
        LibraryVersion.version(),
        LibraryVersion.commit(),
        engine);
  }

  /** The number of parameter points. */
  public int points() {
    return rows() / replicas;
  }

  /** The number of rows. */
  public int rows() {
    int rows = Math.max(1, listed.size()) * replicas;
    for (SweepGrid grid : grids) {
      rows *= grid.values().size();
    }
    return rows;
  }

  /** The keys that the sweep varies: those of the grids, then those of the listed points. */
  public List<String> keys() {
    return Stream.concat(grids.stream().map(SweepGrid::key), listedKeys.stream()).toList();
  }

  /** One row of the plan. */
  public SweepRow row(int index) {
    int point = index / replicas;
    String[] values = new String[grids.size() + listedKeys.size()];
    int rest = point;
    if (!listed.isEmpty()) {
      List<String> own = listed.get(rest % listed.size());
      for (int i = 0; i < own.size(); i++) {
        values[grids.size() + i] = own.get(i);
      }
      rest /= listed.size();
    }
    for (int g = grids.size() - 1; g >= 0; g--) {
      List<String> all = grids.get(g).values();
      values[g] = all.get(rest % all.size());
      rest /= all.size();
    }
    return new SweepRow(index, point, index % replicas, List.of(values));
  }

  /**
   * Checks every point against the experiment before any work.
   *
   * @throws IllegalArgumentException with one line that names the point
   */
  public void check(Experiment<?> of) {
    for (int point = 0; point < points(); point++) {
      parse(of, row(point * replicas));
    }
  }

  /**
   * Runs one row. Its streams follow from seed, experiment, parameters and replica alone.
   *
   * @param of the experiment of the plan's name
   */
  public <P extends Record> ResultTable run(Experiment<P> of, SweepRow row, Progress progress) {
    ExperimentRun<P> run = parse(of, row);
    String parameters =
        String.join("\n", Parameters.of(of.defaults()).assignments(run.parameters()));
    RandomStreams streams = run.streams().child(parameters).child(row.replica());
    return of.run(run.parameters(), streams, progress);
  }

  private <P extends Record> ExperimentRun<P> parse(Experiment<P> of, SweepRow row) {
    List<String> assignments = new ArrayList<>(fixed);
    List<String> keys = keys();
    for (int i = 0; i < keys.size(); i++) {
      assignments.add(keys.get(i) + "=" + row.values().get(i));
    }
    return ExperimentRun.parse(of, assignments, seed);
  }
}
