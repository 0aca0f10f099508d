package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Starts the kernel; the argument is the connection file that Jupyter writes. */
public final class Main {
  private static final List<String> FOR_CELLS = List.of("criticaldiffusion.kernel.Display.*");

  private Main() {}

  /** Runs until the front end ends the kernel. */
  public static void main(String[] arguments) throws InterruptedException {
    if (arguments.length != 1) {
      System.err.println("usage: java -cp ... criticaldiffusion.kernel.Main CONNECTION_FILE");
      System.exit(2);
    }
    Log.begin();
    try {
      start(KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      System.err.println(
          "[java kernel] cannot start with "
              + arguments[0]
              + ": "
              + e.toString().lines().findFirst().orElse(""));
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  /** Gives the thread that makes the engine for the cells, and ends when all is prepared. */
  static Thread start(KernelConnectionProperties address) throws GeneralSecurityException {
    Outbox outbox = new Outbox();
    KernelConnection connection = new KernelConnection(address, outbox);
    CompletableFuture<CellEngine> engine = new CompletableFuture<>();
    CellLoader loader = new CellLoader(Main.class.getClassLoader());
    CellThreads threads = new CellThreads(loader);
    Thread maker = new Thread(() -> make(engine, loader, threads), "engine");
    maker.setDaemon(true);
    maker.start();
    FrontEndInput input = new FrontEndInput(outbox);
    JavaKernel kernel = new JavaKernel(engine, threads, outbox, input);
    kernel.becomeHandlerForConnection(connection);
    connection.connect();
    input.start(connection.stdin());
    System.setOut(TextOutput.printStream(outbox, StreamType.OUT));
    System.setErr(TextOutput.printStream(outbox, StreamType.ERR));
    System.setIn(input);
    Surroundings.onInterruptSignal(kernel::interrupt);
    Surroundings.endWithParent();
    connection.serveRequests();
    return maker;
  }

  private static void make(
      CompletableFuture<CellEngine> engine, CellLoader loader, CellThreads threads) {
    try {
      CellEngine made = new CellEngine(loader, threads);
      made.prepare(FOR_CELLS);
      engine.complete(made);
    } catch (RuntimeException | Error e) {
      Log.fault("JShell does not start (a JDK is needed, not a JRE)", e);
      ShutdownHandler.exit(1);
    }
    Preparation.run(loader);
  }
}
