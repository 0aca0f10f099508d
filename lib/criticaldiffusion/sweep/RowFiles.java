package criticaldiffusion.sweep;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The finished rows of a sweep on disk: {@code rows/000000012.row} with one record, moved there
 * whole as soon as the row is done, and {@code packs/HASH.pack} with many, named by their content.
 * A row may lie in both, or in two packs: that is the same row twice, and counts once.
 */
final class RowFiles {
  /** What a look through the files comes upon. */
  interface Visitor {
    /** A record of this sweep. */
    void record(Path file, int offset, RowRecord record);

    /** A file, or the rest of one, that is no part of this sweep. */
    void problem(Path file, String what, boolean damaged);
  }

  private static final String ROW = ".row";
  private static final String PACK = ".pack";

  private final Path rows;
  private final Path packs;
  private final int count;
  private final String plan;
  private final String maker;

  RowFiles(Path folder, SweepPlan plan) {
    this.rows = folder.resolve("rows");
    this.packs = folder.resolve("packs");
    this.count = plan.rows();
    this.plan = PlanFile.hash(plan);
    this.maker =
        new RowRecord(
                0, "", plan.seed(), plan.version(), plan.commit(), plan.engine(), "", "", 0, "")
            .maker();
  }

  void create() throws IOException {
    Files.createDirectories(rows);
    Files.createDirectories(packs);
  }

  Path single(int row) {
    return rows.resolve(SweepRow.fileName(row) + ROW);
  }

  boolean hasSingle(int row) {
    return Files.exists(single(row));
  }

  /** The pack that bytes become. */
  Path pack(byte[] content) {
    return packs.resolve(PlanFile.hash(content) + PACK);
  }

  /** All packs there are. */
  List<Path> packs() throws IOException {
    return list(packs, PACK);
  }

  /** Something that changes when a pack is added; that it stays the same is a hint, no proof. */
  Object packsState() throws IOException {
    return Files.getLastModifiedTime(packs);
  }

  /** Looks at everything. */
  void visit(Visitor visitor) throws IOException {
    for (Path pack : packs()) {
      visit(pack, visitor);
    }
    for (Path single : list(rows, ROW)) {
      visit(single, visitor);
    }
    for (Path folder : List.of(rows, packs)) {
      String own = folder.equals(rows) ? ROW : PACK;
      for (Path other : list(folder, "")) {
        String name = other.getFileName().toString();
        if (!name.endsWith(own) && !name.startsWith(".")) {
          visitor.problem(other, "no file of a sweep has this name", false);
        }
      }
    }
  }

  /** Looks at one file. */
  void visit(Path file, Visitor visitor) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException packedMeanwhile) {
      return;
    }
    boolean isPack = file.startsWith(packs);
    if (isPack && !file.equals(pack(bytes))) {
      visitor.problem(file, "its content does not match its name: it is cut or altered", true);
      return;
    }
    int[] end = {0};
    do {
      int offset = end[0];
      RowRecord record;
      try {
        record = RowRecord.parse(bytes, offset, end);
      } catch (IllegalArgumentException damaged) {
        visitor.problem(file, damaged.getMessage(), true);
        return;
      }
      if (!record.plan().equals(plan) || record.row() < 0 || record.row() >= count) {
        String there = record.maker();
        visitor.problem(
            file,
            there.equals(maker)
                ? "it belongs to a sweep with another plan"
                : "it was made by " + there + "; this sweep is " + maker,
            false);
        return;
      }
      if (!isPack && (!file.equals(single(record.row())) || end[0] != bytes.length)) {
        visitor.problem(file, "it holds row " + record.row() + ", not what its name says", false);
        return;
      }
      visitor.record(file, offset, record);
    } while (end[0] < bytes.length);
  }

  private static List<Path> list(Path folder, String ending) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + ending)) {
        all.forEach(files::add);
      }
    }
    files.sort(null);
    return files;
  }
}
