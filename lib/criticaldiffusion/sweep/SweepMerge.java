package criticaldiffusion.sweep;

import criticaldiffusion.experiment.AtomicFile;
import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.experiment.Json;
import criticaldiffusion.experiment.ResultTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes one table of a finished sweep: {@code DIR/result.csv}, a function of the plan alone, byte
 * for byte, and {@code DIR/result.json} with how it was made.
 *
 * <p>The columns are the keys that the sweep varies, then those of the experiment. Replicas are
 * averaged ({@link ReplicaMean}).
 */
public final class SweepMerge {
  private static final int MOST_NAMED = 5;
  private static final int MOST_OPEN = 64;

  private final Path folder;
  private final SweepPlan plan;
  private final List<Path> files = new ArrayList<>();
  private final int[] fileOf;
  private final int[] offsetOf;
  private final Set<String> jdks = new LinkedHashSet<>();
  private double seconds;

  private SweepMerge(Path folder) throws IOException {
    this.folder = folder;
    plan = PlanFile.read(folder);
    fileOf = new int[plan.rows()];
    offsetOf = new int[plan.rows()];
  }

  /**
   * Merges.
   *
   * @param experiment the experiment that the folder's plan names; its keys say what is a number
   * @return the file of the table
   * @throws IllegalArgumentException if rows are missing, there are different results for one, or a
   *     file is damaged or of another sweep; the message names them, and nothing is written
   */
  public static Path merge(Path folder, Experiment<?> experiment) throws IOException {
    SweepMerge merge = new SweepMerge(folder);
    if (!experiment.name().equals(merge.plan.experiment())) {
      throw new IllegalArgumentException(
          folder + " holds a sweep of " + merge.plan.experiment() + ", not " + experiment.name());
    }
    merge.find();
    Path result = folder.resolve("result.csv");
    Rows rows = merge.new Rows();
    RowColumns columns = new RowColumns(merge.plan, experiment);
    AtomicFile.write(
        result,
        temporary -> {
          try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
            if (merge.plan.replicas() == 1) {
              columns.write(rows, out);
            } else {
              new ReplicaMean(merge.plan, columns).write(rows, out);
            }
          }
          merge.writeProvenance(temporary);
        });
    return result;
  }

  /** The plan of a folder, for finding its experiment. */
  public static String experimentOf(Path folder) throws IOException {
    return PlanFile.read(folder).experiment();
  }

  private void find() throws IOException {
    BitSet done = new BitSet();
    new RowFiles(folder, plan)
        .visit(
            new RowFiles.Visitor() {
              @Override
              public void record(Path file, int offset, RowRecord record) {
                int row = record.row();
                if (done.get(row)) {
                  requireSame(record, file);
                  return; // packed by one worker while another finished it too
                }
                done.set(row);
                if (files.isEmpty() || !files.get(files.size() - 1).equals(file)) {
                  files.add(file);
                }
                fileOf[row] = files.size() - 1;
                offsetOf[row] = offset;
                jdks.add(record.jdk());
                seconds += record.seconds();
              }

              @Override
              public void problem(Path file, String what, boolean damaged) {
                throw new IllegalArgumentException(
                    file + (damaged ? " is damaged: " : " does not belong here: ") + what);
              }
            });
    int missing = plan.rows() - done.cardinality();
    if (missing > 0) {
      List<String> named = new ArrayList<>();
      for (int row = done.nextClearBit(0);
          row < plan.rows() && named.size() < MOST_NAMED;
          row = done.nextClearBit(row + 1)) {
        named.add(String.valueOf(row));
      }
      throw new IllegalArgumentException(
          String.format(
              "%d of %d rows are missing: %s%s; run the sweep again to finish them",
              missing,
              plan.rows(),
              String.join(", ", named),
              missing > named.size() ? ", ..." : ""));
    }
  }

  private void requireSame(RowRecord again, Path file) {
    Path first = files.get(fileOf[again.row()]);
    try {
      byte[] bytes = Files.readAllBytes(first);
      if (RowRecord.parse(bytes, offsetOf[again.row()], new int[1]).csv().equals(again.csv())) {
        return;
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    throw new IllegalArgumentException(
        "row " + again.row() + " has two results: " + first + ", " + file);
  }

  private void writeProvenance(Path csv) throws IOException {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("experiment", plan.experiment());
    entries.put("fixed", plan.fixed());
    entries.put("grids", plan.grids().stream().map(SweepGrid::toString).toList());
    entries.put("listed_points", plan.listed().size());
    entries.put("replicas", plan.replicas());
    entries.put("rows", plan.rows());
    entries.put("seed", plan.seed());
    entries.put("version", plan.version());
    entries.put("commit", plan.commit());
    entries.put("jdk", List.copyOf(jdks));
    entries.put("engine", plan.engine());
    entries.put("row_time_s", Math.round(seconds * 1000) / 1000.0);
    entries.put("plan_sha256_16", PlanFile.hash(plan));
    entries.put("csv_sha256_16", PlanFile.hash(Files.readAllBytes(csv)));
    AtomicFile.write(folder.resolve("result.json"), Json.write(entries));
  }

  /** The tables of the rows, in any order. */
  final class Rows {
    /**
     * Rows of one slice lie together, so neighbours come from as many files as there were workers.
     */
    private final Map<Integer, byte[]> open =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > MOST_OPEN;
          }
        };

    /** The table of a row as CSV. */
    String csv(int row) throws IOException {
      byte[] bytes = open.get(fileOf[row]);
      if (bytes == null) {
        bytes = Files.readAllBytes(files.get(fileOf[row]));
        open.put(fileOf[row], bytes);
      }
      return RowRecord.parse(bytes, offsetOf[row], new int[1]).csv();
    }

    /** The table of a row. */
    ResultTable table(int row) throws IOException {
      return ResultTable.fromCsv(csv(row));
    }
  }
}
