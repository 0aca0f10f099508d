package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.reply.ShutdownReply;
import io.github.spencerpark.jupyter.messages.request.ShutdownRequest;

/** Ends the JVM: when asked, and whatever its threads are doing. */
final class ShutdownHandler {
  private static final long GRACE_MS = 2000;

  private ShutdownHandler() {}

  static void install(JupyterConnection connection) {
    connection.setHandler(MessageType.SHUTDOWN_REQUEST, ShutdownHandler::handle);
  }

  private static void handle(ShellReplyEnvironment environment, Message<ShutdownRequest> message) {
    environment.setBusyDeferIdle();
    environment.reply(
        message.getContent().isRestart()
            ? ShutdownReply.SHUTDOWN_AND_RESTART
            : ShutdownReply.SHUTDOWN);
    JavaKernel kernel = JavaKernel.kernel();
    Thread ending =
        new Thread(
            () -> {
              pause(50);
              kernel.outbox().drain(500);
              // What is on the wire leaves by a thread of ZeroMQ.
              pause(50);
              exit(0);
            },
            "shutdown");
    ending.start();
  }

  /** Ends the JVM; hooks of the cells may clean up, but not keep it. */
  static void exit(int status) {
    Thread last =
        new Thread(
            () -> {
              pause(GRACE_MS);
              Runtime.getRuntime().halt(status);
            },
            "halt");
    last.setDaemon(true);
    last.start();
    System.exit(status);
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
