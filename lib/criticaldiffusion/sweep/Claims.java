package criticaldiffusion.sweep;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Who is at work on which row: {@code claims/ROW} holds the name of a {@link Worker}. A claim only
 * saves work: if two workers should run one row after all, they find the same result.
 */
final class Claims {
  /** A file as it was first seen at this length. */
  private record Sight(long size, long since) {}

  private final Path claims;
  private final Path workers;
  private final String me;
  private final long lease;
  private final LongSupplier nanoTime;
  private final Map<Path, Sight> sights = new HashMap<>();

  Claims(Path folder, String me, Duration lease) throws IOException {
    this(folder, me, lease, System::nanoTime);
  }

  /** The clock never goes back and knows no date, as {@link System#nanoTime()}. */
  Claims(Path folder, String me, Duration lease, LongSupplier nanoTime) throws IOException {
    this.claims = Files.createDirectories(folder.resolve("claims"));
    this.workers = folder.resolve("workers");
    this.me = me;
    this.lease = lease.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Takes a row, unless somebody has it. */
  boolean take(int row) throws IOException {
    try {
      Files.writeString(file(row), me, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }

  /** Gives a row back. */
  void release(int row) throws IOException {
    Files.deleteIfExists(file(row));
  }

  /** Frees a row if its owner is gone, and returns whether it is free now. */
  synchronized boolean freeIfAbandoned(int row) throws IOException {
    Path claim = file(row);
    String owner;
    try {
      owner = Files.readString(claim);
    } catch (NoSuchFileException released) {
      return true;
    }
    if (owner.equals(me)) {
      return false;
    }
    // A claim without a name was cut off between its making and its writing.
    boolean gone = owner.isEmpty() ? isStill(claim) : isGone(workers.resolve(owner));
    if (gone) {
      Files.deleteIfExists(claim);
    }
    return gone;
  }

  /** Whether a worker is gone: at once if it ran here, else after a lease without a heartbeat. */
  synchronized boolean isGone(Path worker) throws IOException {
    String first;
    try {
      String text = Files.readString(worker);
      first = text.lines().findFirst().orElse("");
    } catch (NoSuchFileException closed) {
      return true;
    }
    if (Worker.surelyGone(first) || isStill(worker)) {
      Files.deleteIfExists(worker);
      return true;
    }
    return false;
  }

  private boolean isStill(Path file) throws IOException {
    long size;
    try {
      size = Files.size(file);
    } catch (NoSuchFileException gone) {
      return true;
    }
    long now = nanoTime.getAsLong();
    Sight before = sights.get(file);
    if (before == null || before.size() != size) {
      sights.put(file, new Sight(size, now));
      return false;
    }
    return now - before.since() >= lease;
  }

  private Path file(int row) {
    return claims.resolve(SweepRow.fileName(row));
  }
}
