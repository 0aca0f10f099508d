package criticaldiffusion.command;

import criticaldiffusion.experiment.Experiment;
import criticaldiffusion.experiment.Experiments;
import criticaldiffusion.experiment.KeyType;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line: {@code NAME [key=value …] [--seed N] [--out DIR] [--engine
 * auto|native|portable] [--threads N]}, {@code list}, {@code NAME --help}; {@code sweep}, {@code
 * status} and {@code merge} for runs over many points.
 *
 * <p>Exit status: 0 done; 1 the run failed; 2 a name, key, value or option is wrong (one line says
 * what is wrong and what would be right, and no file is written); 3 rows of a sweep are left for
 * want of time; 130 interrupted.
 */
public final class Main {
  /** The run was done, and its files are written. */
  public static final int DONE = 0;

  /** The run failed on its way. */
  public static final int FAILED = 1;

  /** The command line asks for something that there is not. */
  public static final int WRONG_USE = 2;

  /** A sweep ended in order, with rows left for want of time. */
  public static final int ROWS_LEFT = 3;

  /** The run was interrupted; it has written nothing, a sweep nothing but finished rows. */
  public static final int INTERRUPTED = 130;

  /** How long a run that is told to stop may take to tidy up. */
  private static final long GRACE_SECONDS = 5;

  private Main() {}

  /** Runs the command line and ends this Java with its exit status. */
  public static void main(String[] args) {
    launch(Experiments.all(), args);
  }

  static void launch(List<Experiment<?>> experiments, String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    CountDownLatch ended = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    // Ctrl-C starts the hooks and lets the main thread run on; Java then exits with status 130.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(main, ended)));
    int status = FAILED;
    try {
      status = run(experiments, args, out, err);
    } finally {
      ended.countDown();
    }
    System.exit(status);
  }

  /** Runs the command line within this Java and returns its exit status. */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(Experiments.all(), args, out, err);
  }

  static int run(List<Experiment<?>> experiments, String[] args, PrintStream out, PrintStream err) {
    CommandLine commands = new CommandLine(new RunCommand(experiments, out, err));
    commands.addSubcommand(new ListCommand(experiments, out));
    commands.addSubcommand(new DrawCommand(out, err));
    commands.addSubcommand(new SweepCommand(experiments, out, err));
    commands.addSubcommand(new StatusCommand(out, err));
    commands.addSubcommand(new MergeCommand(experiments, out, err));
    commands.addSubcommand(new FiguresCommand(out, err));
    commands.setOut(new PrintWriter(out, true));
    commands.setExpandAtFiles(false);
    commands.registerConverter(long.class, text -> (long) whole(long.class, text));
    commands.registerConverter(int.class, text -> (int) whole(int.class, text));
    commands.setParameterExceptionHandler((wrong, words) -> WrongUse.report(wrong, err));
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          throw failure;
        });
    return commands.execute(args);
  }

  private static Object whole(Class<?> type, String text) {
    try {
      return KeyType.parse(type, text);
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw new TypeConversionException("'" + text + "' is not a whole number it can hold");
    }
  }

  private static void interrupt(Thread main, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return;
    }
    main.interrupt();
    try {
      ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }

  /** A run's own texts hold φ and ±, whatever the locale of the machine. */
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
