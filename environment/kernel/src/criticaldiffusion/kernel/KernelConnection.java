package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.channels.IOPubChannel;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.channels.ShellChannel;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.channels.StdinChannel;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.MessageContext;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import org.zeromq.ZMQ;

/** The five sockets of the kernel; whatever is published goes through the {@link Outbox}. */
final class KernelConnection extends JupyterConnection {
  private final KernelConnectionProperties address;
  private final Outbox outbox;
  private final OutboxSocket published;
  private final RequestChannel requests;
  private final RequestChannel controls;

  KernelConnection(KernelConnectionProperties address, Outbox outbox)
      throws NoSuchAlgorithmException, InvalidKeyException {
    super(address);
    this.address = address;
    this.outbox = outbox;
    HMACGenerator signer = address.createHMACGenerator();
    ZMQ.Context context = ZMQ.context(1);
    this.published = new OutboxSocket(context, signer, outbox);
    this.requests = new RequestChannel(context, signer, false, this);
    this.controls = new RequestChannel(context, signer, true, this);
  }

  /**
   * Opens all channels but the one for requests, on which clients conclude that the kernel is
   * ready.
   */
  @Override
  public void connect() {
    iopub.bind(address);
    heartbeat.bind(address);
    stdin.bind(address);
    outbox.start(iopub);
    controls.bind(address);
  }

  /** Opens the channel for requests. */
  void serveRequests() {
    requests.bind(address);
  }

  StdinChannel stdin() {
    return stdin;
  }

  @Override
  public IOPubChannel getIOPub() {
    return published;
  }

  @Override
  public ShellReplyEnvironment prepareReplyEnv(ShellChannel channel, MessageContext message) {
    return new Environment(channel, stdin, published, message);
  }

  private static final class Environment extends ShellReplyEnvironment {
    Environment(
        ShellChannel channel, StdinChannel stdin, JupyterSocket published, MessageContext message) {
      super(channel, stdin, published, message);
    }
  }
}
