package criticaldiffusion.sweep;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * How far a sweep is.
 *
 * @param plan what is run
 * @param done rows that are finished
 * @param running rows that a worker holds that is not known to be gone
 * @param failed rows whose last run failed
 * @param left all others
 * @param meanSeconds the mean time of a finished row, NaN before any
 * @param problems files that do not belong there, or are damaged
 */
public record SweepStatus(
    SweepPlan plan,
    int done,
    int running,
    int failed,
    int left,
    double meanSeconds,
    List<String> problems) {
  /**
   * Looks into the folder of a sweep; changes nothing.
   *
   * @throws IllegalArgumentException if it holds none
   */
  public static SweepStatus of(Path folder) throws IOException {
    SweepPlan plan = PlanFile.read(folder);
    BitSet done = new BitSet();
    double[] seconds = {0};
    List<String> problems = new ArrayList<>();
    new RowFiles(folder, plan)
        .visit(
            new RowFiles.Visitor() {
              @Override
              public void record(Path file, int offset, RowRecord record) {
                if (!done.get(record.row())) {
                  seconds[0] += record.seconds();
                }
                done.set(record.row());
              }

              @Override
              public void problem(Path file, String what, boolean damaged) {
                problems.add(file + ": " + what);
              }
            });
    BitSet running = running(folder);
    running.andNot(done);
    BitSet failed = rows(folder.resolve("failed"));
    failed.andNot(done);
    failed.andNot(running);
    int finished = done.cardinality();
    int left = plan.rows() - finished - running.cardinality() - failed.cardinality();
    return new SweepStatus(
        plan,
        finished,
        running.cardinality(),
        failed.cardinality(),
        left,
        finished == 0 ? Double.NaN : seconds[0] / finished,
        problems);
  }

  /**
   * The time to go in seconds, if the workers now at work go on at the mean pace of the finished
   * rows; NaN before a row is finished, or while nobody is at work.
   */
  public double secondsLeft() {
    return running == 0 && left > 0
        ? Double.NaN
        : (left + 0.5 * running) * meanSeconds / Math.max(1, running);
  }

  private static BitSet running(Path folder) throws IOException {
    BitSet claimed = rows(folder.resolve("claims"));
    BitSet running = new BitSet();
    for (int row = claimed.nextSetBit(0); row >= 0; row = claimed.nextSetBit(row + 1)) {
      try {
        String owner = Files.readString(folder.resolve("claims").resolve(SweepRow.fileName(row)));
        Path worker = folder.resolve("workers").resolve(owner.isEmpty() ? "unnamed" : owner);
        String first = Files.readString(worker).lines().findFirst().orElse("");
        running.set(row, !Worker.surelyGone(first));
      } catch (NoSuchFileException ended) {
        // The row was finished, or given up, while we looked.
      }
    }
    return running;
  }

  private static BitSet rows(Path folder) throws IOException {
    BitSet rows = new BitSet();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9]*")) {
        for (Path file : files) {
          rows.set(Integer.parseInt(file.getFileName().toString().substring(0, 9)));
        }
      }
    }
    return rows;
  }
}
