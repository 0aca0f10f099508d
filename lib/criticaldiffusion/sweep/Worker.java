package criticaldiffusion.sweep;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/**
 * A process at work on a sweep, as others see it: a file {@code workers/ID} that says where it runs
 * and grows by a byte at every heartbeat. Nobody compares clocks: a worker is alive while its file
 * grows.
 */
final class Worker implements AutoCloseable {
  private static final String HERE = here();

  private final String id = UUID.randomUUID().toString().substring(0, 13);
  private final Path file;
  private final Thread heart;

  /**
   * Begins to live.
   *
   * @param workers the folder of all workers
   * @param lease after how long without a heartbeat others take a worker for dead
   */
  Worker(Path workers, Duration lease) throws IOException {
    Files.createDirectories(workers);
    file = workers.resolve(id);
    long pid = ProcessHandle.current().pid();
    Files.writeString(
        file, HERE + "\t" + pid + "\t" + startOf(pid) + "\n", StandardOpenOption.CREATE_NEW);
    long pause = Math.max(50, lease.toMillis() / 6);
    heart = new Thread(() -> beat(pause), "heartbeat");
    heart.setDaemon(true);
    heart.start();
  }

  String id() {
    return id;
  }

  /** What identifies this machine: host, boot and process space, without any clock. */
  static String here() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      host = "unnamed";
    }
    return host.replaceAll("\\s", "_")
        + "|"
        + read("/proc/sys/kernel/random/boot_id")
        + "|"
        + pids();
  }

  /**
   * Whether the process of a line {@code here\tpid\tstart} is surely gone: it ran here, and does no
   * more.
   */
  static boolean surelyGone(String line) {
    String[] words = line.split("\t", -1);
    if (words.length != 3 || !words[0].equals(HERE)) {
      return false;
    }
    try {
      long pid = Long.parseLong(words[1]);
      boolean runs = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
      return !runs || !words[2].equals(startOf(pid));
    } catch (NumberFormatException damaged) {
      return false;
    }
  }

  private void beat(long pause) {
    try {
      while (true) {
        Thread.sleep(pause);
        try {
          Files.writeString(file, ".", StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException full) {
          // A disk without room for a byte: others may take the rows over, which does no harm.
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    heart.interrupt();
    Files.deleteIfExists(file);
  }

  /** When a process began, in ticks since the boot; empty where that cannot be asked. */
  private static String startOf(long pid) {
    String stat = read("/proc/" + pid + "/stat");
    int name = stat.lastIndexOf(')'); // the name before it may hold blanks
    String[] words = stat.substring(name + 1).trim().split(" ");
    return words.length > 19 ? words[19] : "";
  }

  private static String pids() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException notLinux) {
      return "";
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException notLinux) {
      return "";
    }
  }
}
