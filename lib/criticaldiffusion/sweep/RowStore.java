package criticaldiffusion.sweep;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one worker knows of the finished rows, and where it puts its own. A row is on disk, whole
 * and under its final name, when {@link #put} returns; small rows are packed by the thousand, so
 * that a sweep of a million rows is a thousand files.
 */
final class RowStore {
  /** Writes bytes to a new file; a test puts a full disk in its place. */
  interface Writer {
    void write(Path file, byte[] bytes, boolean force) throws IOException;
  }

  private static final int PACK_ROWS = 1000;
  private static final int FEW_ROWS = 16;
  private static final int MOST_PACKED_BYTES = 1 << 16;

  /** Rows that took longer than this are worth waiting for the disk. */
  private static final double FORCE_SECONDS = 0.2;

  private final Path folder;
  private final RowFiles files;
  private final Writer writer;
  private final String worker;
  private final BitSet done = new BitSet();
  private final Set<Path> seenPacks = new HashSet<>();
  private final List<Integer> ownRows = new ArrayList<>();
  private final ByteArrayOutputStream own = new ByteArrayOutputStream();
  private Object packsState;
  private double longest;
  private int temporaries;

  RowStore(Path folder, SweepPlan plan, String worker) {
    this(folder, plan, worker, RowStore::write);
  }

  RowStore(Path folder, SweepPlan plan, String worker, Writer writer) {
    this.folder = folder;
    this.files = new RowFiles(folder, plan);
    this.worker = worker;
    this.writer = writer;
  }

  /**
   * Reads what is there. Damaged files are moved aside, to {@code DIR/damaged}, and their rows are
   * run again.
   *
   * @return a line for each damaged file
   * @throws IllegalArgumentException if a file belongs to another sweep; the message names it
   */
  synchronized List<String> open() throws IOException {
    files.create();
    packsState = files.packsState();
    seenPacks.addAll(files.packs());
    List<Path> damagedFiles = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    files.visit(
        new RowFiles.Visitor() {
          @Override
          public void record(Path file, int offset, RowRecord record) {
            know(record);
          }

          @Override
          public void problem(Path file, String what, boolean damaged) {
            if (!damaged) {
              throw new IllegalArgumentException(
                  file + " does not belong here: " + what + "; move it away");
            }
            damagedFiles.add(file);
            notes.add(file + " is damaged and was moved to 'damaged': " + what);
          }
        });
    for (Path file : damagedFiles) {
      Path aside = Files.createDirectories(folder.resolve("damaged"));
      Files.move(file, aside.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    return notes;
  }

  /** Whether a row was finished by anyone, as far as it can be known now. */
  synchronized boolean isDone(int row) throws IOException {
    if (done.get(row)) {
      return true;
    }
    Object state = files.packsState();
    if (!state.equals(packsState)) {
      packsState = state;
      readNewPacks();
    }
    if (done.get(row) || files.hasSingle(row)) {
      done.set(row);
    }
    return done.get(row);
  }

  /** Looks for packs even where nothing seems to have changed. */
  synchronized void refresh() throws IOException {
    readNewPacks();
  }

  /** The rows known to be finished, by anyone. */
  synchronized BitSet done() {
    return (BitSet) done.clone();
  }

  /** The longest time that a row took, in seconds; 0 before any. */
  synchronized double longestSeconds() {
    return longest;
  }

  /** Keeps a finished row. */
  void put(RowRecord record) throws IOException {
    byte[] bytes = record.toBytes();
    moveInto(files.single(record.row()), bytes, record.seconds() > FORCE_SECONDS);
    synchronized (this) {
      know(record);
      if (bytes.length <= MOST_PACKED_BYTES) {
        ownRows.add(record.row());
        own.writeBytes(bytes);
        if (ownRows.size() >= PACK_ROWS) {
          pack();
        }
      }
    }
  }

  /** Packs what is left to pack. */
  synchronized void close() throws IOException {
    if (ownRows.size() >= FEW_ROWS) {
      pack();
    }
  }

  private void pack() throws IOException {
    byte[] content = own.toByteArray();
    Path pack = files.pack(content);
    moveInto(pack, content, true);
    seenPacks.add(pack);
    for (int row : ownRows) {
      Files.deleteIfExists(files.single(row));
    }
    ownRows.clear();
    own.reset();
  }

  private void moveInto(Path target, byte[] bytes, boolean force) throws IOException {
    int number;
    synchronized (this) {
      number = temporaries++;
    }
    Path temporary = target.resolveSibling("." + worker + "-" + number + ".tmp");
    try {
      writer.write(temporary, bytes, force);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Not through a channel, which an interrupt closes: a finished row is kept in any case. */
  private static void write(Path file, byte[] bytes, boolean force) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(bytes);
      if (force) {
        out.getFD().sync();
      }
    }
  }

  private void readNewPacks() throws IOException {
    for (Path pack : files.packs()) {
      if (seenPacks.add(pack)) {
        files.visit(
            pack,
            new RowFiles.Visitor() {
              @Override
              public void record(Path file, int offset, RowRecord record) {
                know(record);
              }

              @Override
              public void problem(Path file, String what, boolean damaged) {
                // Whoever opens or merges the folder next will say so.
              }
            });
      }
    }
  }

  private void know(RowRecord record) {
    done.set(record.row());
    longest = Math.max(longest, record.seconds());
  }
}
