package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import org.zeromq.ZMQ;

/**
 * The shell or the control channel: answers requests one after the other on a thread of its own.
 *
 * <p>The base library looks for a request every 50 ms; this one wakes up when there is one. A
 * request that cannot be read or that nothing handles is left unanswered, and never ends the
 * channel.
 */
final class RequestChannel extends ShellChannel {
  private final JupyterConnection connection;
  private final boolean control;

  RequestChannel(
      ZMQ.Context context, HMACGenerator signer, boolean control, JupyterConnection connection) {
    super(context, signer, control, connection);
    this.connection = connection;
    this.control = control;
  }

  @Override
  public void bind(KernelConnectionProperties address) {
    bind(
        formatAddress(
            address.getTransport(),
            address.getIp(),
            control ? address.getControlPort() : address.getShellPort()));
    Thread thread = new Thread(this::serve, control ? "control" : "shell");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    ZMQ.Poller poller = ctx.poller(1);
    poller.register(this, ZMQ.Poller.POLLIN);
    while (true) {
      try {
        if (poller.poll(-1) > 0) {
          handle(readMessage());
        }
      } catch (RuntimeException | Error e) {
        Log.fault("a request could not be answered", e);
      }
    }
  }

  private <T> void handle(Message<T> message) {
    ShellHandler<T> handler = connection.getHandler(message.getHeader().getType());
    if (handler == null) {
      return;
    }
    ShellReplyEnvironment environment = connection.prepareReplyEnv(this, message);
    try {
      handler.handle(environment, message);
    } finally {
      environment.resolveDeferrals();
    }
  }
}
