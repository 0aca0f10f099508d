package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;

/**
 * Lets what a comm calls in the cells run as a cell runs: on a thread that can be interrupted, with
 * output that belongs to the message, and with an error that is shown instead of lost.
 */
final class CommHandlers {
  private final JavaKernel kernel;

  CommHandlers(JavaKernel kernel) {
    this.kernel = kernel;
  }

  void install(JupyterConnection connection) {
    wrap(connection, MessageType.COMM_OPEN_COMMAND);
    wrap(connection, MessageType.COMM_MSG_COMMAND);
    wrap(connection, MessageType.COMM_CLOSE_COMMAND);
  }

  private <T> void wrap(JupyterConnection connection, MessageType<T> type) {
    ShellHandler<T> handler = connection.getHandler(type);
    connection.setHandler(type, (environment, message) -> handle(environment, message, handler));
  }

  private <T> void handle(
      ShellReplyEnvironment environment, Message<T> message, ShellHandler<T> handler) {
    kernel.answer(message);
    CellThreads threads = kernel.threads();
    threads.begin("comm");
    try {
      threads.call(
          () -> {
            handler.handle(environment, message);
            return null;
          });
    } catch (Throwable e) {
      System.err.println("comm: " + e);
      for (StackTraceElement frame : e.getStackTrace()) {
        if (frame.getClassName().startsWith("criticaldiffusion.kernel.")) {
          break;
        }
        System.err.println("    at " + frame);
      }
    } finally {
      System.err.flush();
      threads.end();
    }
  }
}
