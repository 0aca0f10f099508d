package criticaldiffusion.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
  private static final Duration LEASE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private long now;

  private Claims claims(String me) throws IOException {
    return new Claims(folder, me, LEASE, () -> now);
  }

  private Path worker(String name, String where) throws IOException {
    Files.createDirectories(folder.resolve("workers"));
    return Files.writeString(folder.resolve("workers").resolve(name), where + "\n");
  }

  @Test
  void aRowHasOneOwner() throws IOException {
    worker("a", "elsewhere\t1\t1");
    assertTrue(claims("a").take(5));
    assertFalse(claims("b").take(5));
    assertFalse(claims("b").freeIfAbandoned(5));
    claims("a").release(5);
    assertTrue(claims("b").freeIfAbandoned(5));
    assertTrue(claims("b").take(5));
  }

  @Test
  void aHeartbeatKeepsAClaimAlive() throws IOException {
    Path worker = worker("a", "elsewhere\t1\t1");
    claims("a").take(5);
    Claims b = claims("b");
    for (int beat = 0; beat < 5; beat++) {
      assertFalse(b.freeIfAbandoned(5));
      now += LEASE.toNanos() - 1;
      assertFalse(b.freeIfAbandoned(5));
      Files.writeString(worker, ".", StandardOpenOption.APPEND);
    }
    assertFalse(b.freeIfAbandoned(5));
    now += LEASE.toNanos();
    assertTrue(b.freeIfAbandoned(5));
    assertFalse(Files.exists(worker));
  }

  @Test
  void aProcessOfThisMachineIsKnownToBeGone() throws IOException {
    long pid = ProcessHandle.current().pid();
    worker("gone", Worker.here() + "\t999999999\t1");
    worker("recycled", Worker.here() + "\t" + pid + "\t1");
    claims("gone").take(1);
    claims("recycled").take(2);
    assertTrue(claims("b").freeIfAbandoned(1));
    assertTrue(claims("b").freeIfAbandoned(2), "another process has its number now");
    try (Worker alive = new Worker(folder.resolve("workers"), LEASE)) {
      claims(alive.id()).take(3);
      assertFalse(claims("b").freeIfAbandoned(3));
    }
    assertTrue(claims("b").freeIfAbandoned(3));
  }

  @Test
  void aWorkerGrowsByABeat() throws Exception {
    Path workers = folder.resolve("workers");
    try (Worker worker = new Worker(workers, Duration.ofMillis(300))) {
      Path file = workers.resolve(worker.id());
      long size = Files.size(file);
      for (int i = 0; i < 1000 && Files.size(file) == size; i++) {
        Thread.sleep(20);
      }
      assertTrue(Files.size(file) > size);
    }
    try (var left = Files.list(workers)) {
      assertEquals(0, left.count());
    }
  }
}
