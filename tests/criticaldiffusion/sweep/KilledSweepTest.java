package criticaldiffusion.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import criticaldiffusion.experiment.TinyExperiment;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStream;
import criticaldiffusion.random.RandomStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed (SIGKILL) at random moments of a sweep. */
class KilledSweepTest {
  private static final int KILLS = 50;
  private static final Duration LEASE = Duration.ofMillis(300);

  /** Runs the sweep in the folder it is given. */
  public static final class Launcher {
    private Launcher() {}

    /** Says when the first row begins, and ends when all are done. */
    public static void main(String[] args) throws IOException {
      AtomicBoolean said = new AtomicBoolean();
      TinyExperiment.onStart =
          () -> {
            if (!said.getAndSet(true)) {
              System.out.write('b');
              System.out.flush();
            }
          };
      sweep(Path.of(args[0]));
    }
  }

  private static Sweep.Outcome sweep(Path folder) throws IOException {
    SweepPlan plan =
        SweepPlan.of(
            new TinyExperiment(),
            3,
            1,
            List.of("samples=10000"),
            List.of(SweepGrid.parse("sigma=1:6000:6000")),
            null,
            "portable Java");
    var options = new Sweep.Options(Slice.ALL, Double.POSITIVE_INFINITY, LEASE);
    return new Sweep(new TinyExperiment(), plan, folder, options).run(Progress.NONE);
  }

  @Test
  void nothingIsLostDoubledOrTorn(@TempDir Path folder) throws Exception {
    Path killed = folder.resolve("killed");
    RandomStream random = new RandomStreams(11).child("kills").stream(0);
    BitSet before = new BitSet();
    int finished = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Launcher.class.getName(),
                  killed.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        if (kill % 5 > 0) { // else it is killed on its way to the rows
          assertTrue(process.getInputStream().read() != 0);
        }
        finished +=
            process.waitFor((long) (random.nextDouble() * 400), TimeUnit.MILLISECONDS) ? 1 : 0;
      } finally {
        process.destroyForcibly();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      }
      if (Files.notExists(PlanFile.in(killed))) {
        continue; // killed before it began
      }
      BitSet now = done(killed);
      BitSet lost = (BitSet) before.clone();
      lost.andNot(now);
      assertEquals(new BitSet(), lost, "rows lost at kill " + kill);
      before = now;
    }
    assertTrue(finished < KILLS / 2, "the sweep was too short to be killed: " + finished);
    assertTrue(before.cardinality() > 0, "no process came to a row");
    assertEquals(6000 - before.cardinality(), sweep(killed).done());
    sweep(folder.resolve("whole"));
    assertEquals(
        Files.readString(SweepMerge.merge(folder.resolve("whole"), new TinyExperiment())),
        Files.readString(SweepMerge.merge(killed, new TinyExperiment())));
  }

  private static BitSet done(Path folder) throws IOException {
    BitSet done = new BitSet();
    new RowFiles(folder, PlanFile.read(folder))
        .visit(
            new RowFiles.Visitor() {
              @Override
              public void record(Path file, int offset, RowRecord record) {
                done.set(record.row());
              }

              @Override
              public void problem(Path file, String what, boolean damaged) {
                throw new AssertionError(file + ": " + what);
              }
            });
    return done;
  }
}
