package criticaldiffusion.sweep;

import criticaldiffusion.data.Sha256;
import criticaldiffusion.experiment.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The plan of a sweep as a text, {@code DIR/sweep.plan}: a line an entry, name and values parted by
 * tabs. Whoever joins the sweep must bring the same plan.
 */
final class PlanFile {
  private static final String NAME = "sweep.plan";
  private static final String FIRST_LINE = "critical diffusion sweep\t1";

  private PlanFile() {}

  static Path in(Path folder) {
    return folder.resolve(NAME);
  }

  /** What every row of the sweep carries: 16 hexadecimal digits of the SHA-256 of the plan. */
  static String hash(SweepPlan plan) {
    return hash(write(plan).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** The first 16 digits of the hash of some bytes. */
  static String hash(byte[] bytes) {
    return Sha256.of(bytes).substring(0, 16);
  }

  /**
   * Begins the sweep in a folder, or joins it there.
   *
   * @throws IllegalArgumentException if the folder holds another sweep; the message names what
   *     differs
   */
  static void join(Path folder, SweepPlan plan) throws IOException {
    Path file = in(folder);
    if (Files.notExists(file)) {
      AtomicFile.write(file, write(plan));
    }
    String mine = write(plan);
    String there = Files.readString(file);
    if (!mine.equals(there)) {
      List<String> own = mine.lines().toList();
      List<String> other = there.lines().toList();
      int i = 0;
      while (i < own.size() && i < other.size() && own.get(i).equals(other.get(i))) {
        i++;
      }
      throw new IllegalArgumentException(
          folder
              + " holds another sweep: there "
              + line(other, i)
              + ", here "
              + line(own, i)
              + (isUnknownCommit(other, i) || isUnknownCommit(own, i)
                  ? "; a process without git, or without the folder .git, does not know its commit:"
                      + " give it git, or the jar of environment/release, which knows it"
                  : "; give --out another folder"));
    }
  }

  private static String line(List<String> lines, int i) {
    return i < lines.size() ? "'" + lines.get(i).replace('\t', ' ') + "'" : "no more entries";
  }

  private static boolean isUnknownCommit(List<String> lines, int i) {
    return i < lines.size() && lines.get(i).equals(entry("commit", List.of("unknown")));
  }

  /**
   * The plan of a folder.
   *
   * @throws IllegalArgumentException if the folder holds none, or one that cannot be read
   */
  static SweepPlan read(Path folder) throws IOException {
    Path file = in(folder);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(folder + " holds no sweep: there is no file " + NAME);
    }
    try {
      return parse(Files.readString(file).lines().toList());
    } catch (RuntimeException damaged) {
      throw new IllegalArgumentException(file + " is damaged: " + damaged.getMessage(), damaged);
    }
  }

  static String write(SweepPlan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(FIRST_LINE);
    lines.add(entry("experiment", List.of(plan.experiment())));
    lines.add(entry("seed", List.of(Long.toString(plan.seed()))));
    lines.add(entry("replicas", List.of(Integer.toString(plan.replicas()))));
    lines.add(entry("version", List.of(plan.version())));
    lines.add(entry("commit", List.of(plan.commit())));
    lines.add(entry("engine", List.of(plan.engine())));
    plan.fixed().forEach(assignment -> lines.add(entry("fixed", List.of(assignment))));
    for (SweepGrid grid : plan.grids()) {
      List<String> words = new ArrayList<>(List.of(grid.key()));
      words.addAll(grid.values());
      lines.add(entry("grid", words));
    }
    if (!plan.listedKeys().isEmpty()) {
      lines.add(entry("keys", plan.listedKeys()));
      plan.listed().forEach(point -> lines.add(entry("point", point)));
    }
    lines.add(entry("rows", List.of(Integer.toString(plan.rows()))));
    return String.join("\n", lines) + "\n";
  }

  private static String entry(String name, List<String> values) {
    for (String value : values) {
      if (value.chars().anyMatch(c -> c < ' ')) {
        throw new IllegalArgumentException("a value holds a control character: " + value);
      }
    }
    return name + "\t" + String.join("\t", values);
  }

  private static SweepPlan parse(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
      throw new IllegalArgumentException("its first line is not '" + FIRST_LINE + "'");
    }
    List<SweepGrid> grids = new ArrayList<>();
    List<String> fixed = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<List<String>> points = new ArrayList<>();
    var single = new java.util.HashMap<String, String>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> words = List.of(line.split("\t", -1));
      List<String> values = words.subList(1, words.size());
      switch (words.get(0)) {
        case "fixed" -> fixed.addAll(values);
        case "grid" -> grids.add(new SweepGrid(values.get(0), values.subList(1, values.size())));
        case "keys" -> keys.addAll(values);
        case "point" -> points.add(values);
        default -> single.put(words.get(0), values.get(0));
      }
    }
    SweepPlan plan =
        new SweepPlan(
            single.get("experiment"),
            Long.parseLong(single.get("seed")),
            Integer.parseInt(single.get("replicas")),
            fixed,
            grids,
            keys,
            points,
            single.get("version"),
            single.get("commit"),
            single.get("engine"));
    if (!String.valueOf(plan.rows()).equals(single.get("rows"))) {
      throw new IllegalArgumentException("it is cut: " + plan.rows() + " rows, not as it says");
    }
    return plan;
  }
}
