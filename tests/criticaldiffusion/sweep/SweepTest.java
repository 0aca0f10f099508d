package criticaldiffusion.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.experiment.TinyExperiment;
import criticaldiffusion.parallel.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  private static final Duration LEASE = Duration.ofMillis(300);

  @TempDir private Path folder;

  private static SweepPlan plan(int replicas, long seed, String... grids) {
    return SweepPlan.of(
        new TinyExperiment(),
        seed,
        replicas,
        List.of("samples=50"),
        Stream.of(grids).map(SweepGrid::parse).toList(),
        null,
        "portable Java");
  }

  private static Sweep.Outcome run(SweepPlan plan, Path into, String slice) throws IOException {
    var options = new Sweep.Options(Slice.parse(slice), Double.POSITIVE_INFINITY, LEASE);
    return new Sweep(new TinyExperiment(), plan, into, options).run(Progress.NONE);
  }

  private static String merged(Path folder) throws IOException {
    return Files.readString(SweepMerge.merge(folder, new TinyExperiment()));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String refused(Path folder) {
    return assertThrows(
            IllegalArgumentException.class, () -> SweepMerge.merge(folder, new TinyExperiment()))
        .getMessage();
  }

  @Test
  void anyNumberOfSlicesGivesTheSameBytes() throws IOException {
    SweepPlan plan = plan(2, 7, "sigma=1:4:4", "times=0,3");
    List<String> results = new ArrayList<>();
    for (int slices : new int[] {1, 2, 7}) {
      Path into = folder.resolve("of" + slices);
      for (int i = slices - 1; i >= 0; i--) {
        run(plan, into, i + "/" + slices);
      }
      results.add(merged(into));
    }
    assertEquals(results.get(0), results.get(1));
    assertEquals(results.get(0), results.get(2));
    ResultTable table = ResultTable.fromCsv(results.get(0));
    assertEquals(
        List.of("sigma", "times", "t", "mean", "mean_error", "samples", "law", "replicas"),
        table.columns());
    assertEquals(8, table.rows());
    assertEquals(List.of("1.0", "1.0", "2.0"), List.of(table.texts("sigma")).subList(0, 3));
  }

  /** The same point in another sweep of the same seed has the same randomness; others do not. */
  @Test
  void randomnessFollowsFromParametersAndReplicaAlone() throws IOException {
    run(plan(1, 7, "sigma=1,2,3", "times=0,3"), folder.resolve("a"), "0/1");
    run(plan(1, 7, "times=3", "sigma=0.5,2"), folder.resolve("b"), "0/1");
    run(plan(1, 8, "times=3", "sigma=0.5,2"), folder.resolve("c"), "0/1");
    double[] a = ResultTable.fromCsv(merged(folder.resolve("a"))).column("mean");
    double[] b = ResultTable.fromCsv(merged(folder.resolve("b"))).column("mean");
    double[] c = ResultTable.fromCsv(merged(folder.resolve("c"))).column("mean");
    assertEquals(a[3], b[1]); // sigma 2, time 3
    assertNotEquals(b[1], c[1]);
    assertNotEquals(a[0] / 1, a[2] / 2); // not one stream scaled
  }

  @Test
  void replicasAreAveragedWithTheirErrors() throws IOException {
    run(plan(3, 7, "sigma=2"), folder.resolve("r"), "0/1");
    ResultTable mean = ResultTable.fromCsv(merged(folder.resolve("r")));
    SweepPlan plan = plan(3, 7, "sigma=2");
    double sum = 0;
    double squares = 0;
    for (int replica = 0; replica < 3; replica++) {
      ResultTable one = plan.run(new TinyExperiment(), plan.row(replica), Progress.NONE);
      sum += one.column("mean")[0];
      squares += Math.pow(one.column("mean_error")[0], 2);
    }
    assertEquals(sum / 3, mean.column("mean")[0], 1e-15);
    assertEquals(Math.sqrt(squares) / 3, mean.column("mean_error")[0], 1e-15);
    assertEquals(3, mean.column("replicas")[0]);
  }

  @Test
  void aRerunSkipsWhatIsDone() throws IOException {
    SweepPlan plan = plan(1, 7, "sigma=1:4:4");
    assertEquals(2, run(plan, folder, "1/2").done());
    Sweep.Outcome second = run(plan, folder, "0/1");
    assertEquals(2, second.before());
    assertEquals(2, second.done());
    assertEquals(0, run(plan, folder, "0/1").done());
  }

  @Test
  void manyRowsArePackedIntoFewFiles() throws IOException {
    run(plan(1, 7, "sigma=1:2050:2050"), folder, "0/1");
    assertEquals(List.of(), files(folder.resolve("rows")));
    assertEquals(3, files(folder.resolve("packs")).size());
    assertEquals(2050 * 2, ResultTable.fromCsv(merged(folder)).rows());
    assertEquals(0, run(plan(1, 7, "sigma=1:2050:2050"), folder, "0/1").done());
  }

  @Test
  void anotherSweepIsRefusedAndTheDifferenceNamed() throws IOException {
    run(plan(1, 7, "sigma=1:4:4"), folder, "0/1");
    List<Path> before = files(folder);
    for (SweepPlan other : List.of(plan(1, 8, "sigma=1:4:4"), plan(1, 7, "sigma=1:5:5"))) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> run(other, folder, "0/1"))
              .getMessage();
      assertTrue(
          message.contains(other.seed() == 8 ? "there 'seed 7', here 'seed 8'" : "there 'grid"),
          message);
    }
    assertEquals(before, files(folder));
  }

  /** A node of a cluster may have no git, and then does not know what its classes were made of. */
  @Test
  void anUnknownCommitIsRefusedAndTheWayOutNamed() throws IOException {
    SweepPlan known = withCommit(plan(1, 7, "sigma=1:4:4"), "1234abc");
    SweepPlan unknown = withCommit(known, "unknown");
    for (SweepPlan first : List.of(known, unknown)) {
      Path into = folder.resolve(first.commit());
      run(first, into, "0/2");
      SweepPlan second = first == known ? unknown : known;
      String message =
          assertThrows(IllegalArgumentException.class, () -> run(second, into, "1/2")).getMessage();
      assertTrue(message.contains("here 'commit " + second.commit() + "'; a process without git"));
      assertTrue(message.endsWith("the jar of environment/release, which knows it"), message);
    }
  }

  private static SweepPlan withCommit(SweepPlan plan, String commit) {
    return new SweepPlan(
        plan.experiment(),
        plan.seed(),
        plan.replicas(),
        plan.fixed(),
        plan.grids(),
        plan.listedKeys(),
        plan.listed(),
        plan.version(),
        commit,
        plan.engine());
  }

  @Test
  void wrongPointsAreRefusedBeforeAnyWork() throws IOException {
    SweepPlan plan = plan(1, 7, "sigma=1,-1");
    String message =
        assertThrows(IllegalArgumentException.class, () -> run(plan, folder, "0/1")).getMessage();
    assertTrue(message.contains("sigma must be a finite number above 0, was -1"), message);
    assertEquals(List.of(), files(folder));
    for (String wrong : List.of("sigma", "sigma=", "sigma=1,,2", "sigma=1:2:1", "sigma=1,1")) {
      assertThrows(IllegalArgumentException.class, () -> SweepGrid.parse(wrong), wrong);
    }
    for (String wrong : List.of("2/2", "-1/2", "1", "a/b", "0/0")) {
      assertThrows(IllegalArgumentException.class, () -> Slice.parse(wrong), wrong);
    }
    assertThrows(IllegalArgumentException.class, () -> plan(1, 7, "sigma=1", "sigma=2"));
    assertThrows(IllegalArgumentException.class, () -> plan(1, 7, "samples=1"));
    assertThrows(IllegalArgumentException.class, () -> plan(0, 7, "sigma=1"));
    assertThrows(
        IllegalArgumentException.class, () -> plan(1_000, 7, "sigma=1:2:1000", "times=1:2:1000"));
  }

  @Test
  void aFailedRowIsToldAndRunAgain() throws IOException {
    SweepPlan plan = plan(1, 7, "fate=fine,fail,refuse");
    Sweep.Outcome outcome = run(plan, folder, "0/1");
    assertEquals(1, outcome.done());
    assertEquals(2, outcome.failed().size());
    assertTrue(outcome.failed().get(0).endsWith("lost all digits"), outcome.failed().get(0));
    assertTrue(
        Files.readString(Sweep.failure(folder, 1)).contains("ArithmeticException"),
        "the trace is kept");
    SweepStatus status = SweepStatus.of(folder);
    assertEquals(
        List.of(1, 0, 2, 0),
        List.of(status.done(), status.running(), status.failed(), status.left()));
    assertEquals(2, run(plan, folder, "0/1").failed().size());
    assertTrue(refused(folder).startsWith("2 of 3 rows are missing: 1, 2;"), refused(folder));
  }

  @Test
  void noRowBeginsThatWouldNotFinishInTime() throws IOException {
    var options = new Sweep.Options(Slice.ALL, 1e-9, LEASE);
    SweepPlan plan = plan(1, 7, "sigma=1:4:4");
    assertEquals(
        4, new Sweep(new TinyExperiment(), plan, folder, options).run(Progress.NONE).left());
    assertEquals(4, SweepStatus.of(folder).left());
  }

  @Test
  void anInterruptKeepsWhatIsDone() throws Exception {
    SweepPlan plan = plan(1, 7, "fate=fine,run-on");
    CompletableFuture<Thread> began = new CompletableFuture<>();
    Thread sweeper =
        new Thread(
            () -> {
              began.complete(Thread.currentThread());
              assertThrows(CancellationException.class, () -> run(plan, folder, "0/1"));
            });
    sweeper.start();
    began.get();
    while (SweepStatusOrNull.done(folder) < 1) {
      Thread.sleep(20);
    }
    sweeper.interrupt();
    sweeper.join();
    SweepStatus status = SweepStatus.of(folder);
    assertEquals(1, status.done());
    assertEquals(0, status.running());
    assertEquals(List.of(), files(folder.resolve("claims")));
    assertEquals(List.of(), files(folder.resolve("workers")));
  }

  /** An interrupt may come while a file is open, which closes it. */
  @Test
  void anInterruptAtAnyMomentIsAnInterrupt() throws Exception {
    SweepPlan plan = plan(1, 7, "sigma=1:20000:20000");
    for (int i = 0; i < 10; i++) {
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      int rows = SweepStatusOrNull.done(folder);
      Thread sweeper =
          new Thread(
              () ->
                  end.complete(
                      assertThrows(Throwable.class, () -> run(plan, folder, "0/1"), "too short")));
      sweeper.start();
      while (SweepStatusOrNull.done(folder) == rows) {
        Thread.sleep(3 * i);
      }
      sweeper.interrupt();
      assertEquals(CancellationException.class, end.get().getClass());
      sweeper.join();
      assertEquals(0, SweepStatus.of(folder).running());
      assertEquals(List.of(), SweepStatus.of(folder).problems());
    }
  }

  @Test
  void twoProcessesOnOneSliceShareIt() throws Exception {
    SweepPlan plan = plan(1, 7, "sigma=1:300:300");
    List<CompletableFuture<Integer>> runs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      runs.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return run(plan, folder, "0/1").done();
                } catch (IOException failed) {
                  throw new java.io.UncheckedIOException(failed);
                }
              },
              task -> new Thread(task).start()));
    }
    int done = runs.get(0).get() + runs.get(1).get();
    assertTrue(done >= 300, "done " + done);
    run(plan, folder.resolve("alone"), "0/1");
    assertEquals(merged(folder.resolve("alone")), merged(folder));
  }

  /** A claim of a host that is no more, with clocks that show 1970 and 2100. */
  @Test
  void rowsOfADeadHostAreTakenOverWhateverTheClockSays() throws IOException {
    SweepPlan plan = plan(1, 7, "sigma=1:5:5");
    run(plan, folder, "0/5");
    Path worker = folder.resolve("workers").resolve("dead");
    Files.writeString(worker, "elsewhere|boot|pid\t1\t1\n...");
    Files.writeString(folder.resolve("claims").resolve("000000001"), "dead");
    Files.writeString(folder.resolve("claims").resolve("000000002"), "deader"); // no such worker
    Files.writeString(folder.resolve("claims").resolve("000000003"), ""); // cut off
    int i = 0;
    for (Path file : files(folder)) {
      String when = i++ % 2 == 0 ? "1970-01-02T00:00:00Z" : "2100-01-01T00:00:00Z";
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse(when)));
    }
    assertEquals(1, SweepStatus.of(folder).running());
    assertEquals(4, run(plan, folder, "0/1").done());
    assertFalse(Files.exists(worker));
    assertEquals(5 * 2, ResultTable.fromCsv(merged(folder)).rows());
  }

  @Test
  void damagedRowsAreMovedAsideAndRunAgain() throws IOException {
    SweepPlan plan = plan(1, 7, "sigma=1:5:5");
    run(plan, folder, "0/1");
    String whole = merged(folder);
    byte[] bytes = Files.readAllBytes(folder.resolve("rows/000000002.row"));
    for (int kind = 0; kind < 3; kind++) {
      byte[] damaged = kind == 0 ? new byte[0] : bytes.clone();
      if (kind == 1) {
        damaged[bytes.length - 3] ^= 1;
      } else if (kind == 2) {
        damaged = java.util.Arrays.copyOf(bytes, bytes.length - 1);
      }
      Files.write(folder.resolve("rows/000000002.row"), damaged);
      assertTrue(refused(folder).contains("000000002.row is damaged"), refused(folder));
      Sweep.Outcome outcome = run(plan, folder, "0/1");
      assertEquals(1, outcome.done());
      assertEquals(1, outcome.notes().size());
      assertEquals(whole, merged(folder));
    }
  }

  @Test
  void whatDoesNotBelongThereIsNamed() throws IOException {
    SweepPlan plan = plan(1, 7, "sigma=1:5:5");
    run(plan, folder.resolve("a"), "0/1");
    run(plan(1, 8, "sigma=1:5:5"), folder.resolve("b"), "0/1");
    Path rows = folder.resolve("a/rows");
    Path mine = rows.resolve("000000002.row");
    byte[] good = Files.readAllBytes(mine);

    Files.copy(
        folder.resolve("b/rows/000000002.row"),
        mine,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertTrue(refused(folder.resolve("a")).contains("seed 8"), refused(folder.resolve("a")));
    String joined =
        assertThrows(IllegalArgumentException.class, () -> run(plan, folder.resolve("a"), "0/1"))
            .getMessage();
    assertTrue(joined.contains("000000002.row does not belong here"), joined);
    assertEquals(1, SweepStatus.of(folder.resolve("a")).problems().size());

    Files.copy(
        rows.resolve("000000001.row"), mine, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertTrue(refused(folder.resolve("a")).contains("it holds row 1"), "a doubled row");
    Files.write(mine, good);
    Files.write(rows.resolve("copy of 2.row"), good);
    assertTrue(refused(folder.resolve("a")).contains("copy of 2.row"), "a copy");
  }

  @Test
  void differentResultsForOneRowAreRefused() throws IOException {
    SweepPlan plan = plan(1, 7, "sigma=1:5:5");
    run(plan, folder, "0/1");
    RowFiles files = new RowFiles(folder, plan);
    Path single = files.single(3);
    byte[] bytes = Files.readAllBytes(single);
    RowRecord row = RowRecord.parse(bytes, 0, new int[1]);
    Files.write(files.pack(bytes), bytes);
    merged(folder); // the same result twice is one result
    RowRecord other =
        new RowRecord(
            3,
            row.plan(),
            row.seed(),
            row.version(),
            row.commit(),
            row.engine(),
            row.jdk(),
            "w",
            1,
            row.csv().replace('1', '2'));
    Files.write(single, other.toBytes());
    assertTrue(refused(folder).startsWith("row 3 has two results: "), refused(folder));
  }

  @Test
  void aFullDiskLeavesNoHalfFile() throws IOException {
    SweepPlan plan = plan(1, 7, "sigma=1:5:5");
    int[] writes = {0};
    RowStore.Writer full =
        (file, bytes, force) -> {
          Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
          writes[0]++;
          throw new IOException("No space left on device");
        };
    run(plan, folder, "0/2");
    List<Path> before = files(folder);
    RowStore store = new RowStore(folder, plan, "me", full);
    store.open();
    RowRecord record =
        new RowRecord(1, PlanFile.hash(plan), 7, "v", "c", "e", "j", "me", 1, "t\n1.0\n");
    assertThrows(IOException.class, () -> store.put(record));
    assertEquals(1, writes[0]);
    assertEquals(before, files(folder));
    assertFalse(store.isDone(1));
  }

  @Test
  void pointsOfAFileAreCombinedWithGrids() throws IOException {
    ResultTable points = ResultTable.fromCsv("sigma,times\n1,0\n2,5\n");
    SweepPlan plan =
        SweepPlan.of(
            new TinyExperiment(),
            1,
            1,
            List.of(),
            List.of(SweepGrid.parse("samples=10,20")),
            points,
            "portable Java");
    assertEquals(4, plan.rows());
    assertEquals(List.of("10", "2", "5"), plan.row(1).values());
    run(plan, folder, "0/1");
    assertEquals(
        List.of("10,1.0,0", "10,2.0,5", "20,1.0,0", "20,2.0,5"),
        merged(folder)
            .lines()
            .skip(1)
            .map(line -> String.join(",", List.of(line.replace("\"", "").split(",")).subList(0, 3)))
            .toList());
    assertEquals(plan, PlanFile.read(folder));
  }

  /** Rows done so far, none while there is no plan yet. */
  private static final class SweepStatusOrNull {
    static int done(Path folder) throws IOException {
      return Files.exists(PlanFile.in(folder)) ? SweepStatus.of(folder).done() : 0;
    }
  }

  /** Names of files are the same for all who share the folder, also where digits are others. */
  @Test
  void filesAreNamedInPlainDigits() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      run(plan(1, 1, "sigma=1,2"), folder, "0/2");
    } finally {
      Locale.setDefault(before);
    }
    run(plan(1, 1, "sigma=1,2"), folder, "1/2");
    assertEquals(
        List.of("000000000.row", "000000001.row"),
        files(folder.resolve("rows")).stream().map(f -> f.getFileName().toString()).toList());
  }
}
