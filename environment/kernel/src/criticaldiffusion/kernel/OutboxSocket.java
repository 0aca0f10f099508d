package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.channels.IOPubChannel;
import io.github.spencerpark.jupyter.messages.HMACGenerator;
import io.github.spencerpark.jupyter.messages.Message;
import org.zeromq.ZMQ;

/**
 * Stands where the base library expects the IOPub socket, and puts what is sent there into the
 * {@link Outbox}.
 */
final class OutboxSocket extends IOPubChannel {
  private final Outbox outbox;

  OutboxSocket(ZMQ.Context context, HMACGenerator signer, Outbox outbox) {
    super(context, signer);
    this.outbox = outbox;
  }

  @Override
  public synchronized void sendMessage(Message<?> message) {
    outbox.send(withoutEmptyBuffers(message));
  }

  /** The base library never ends a message whose list of buffers is there but empty. */
  private static <T> Message<T> withoutEmptyBuffers(Message<T> m) {
    if (m.getBlobs() == null || !m.getBlobs().isEmpty()) {
      return m;
    }
    return new Message<>(
        m.getIdentities(),
        m.getHeader(),
        m.getParentHeader(),
        m.getMetadata(),
        m.getContent(),
        null);
  }
}
