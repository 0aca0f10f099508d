package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.util.Map;

/**
 * Messages whose content is written by hand, where the base library's class for it does not follow
 * the protocol.
 */
final class Untyped {
  private Untyped() {}

  @SuppressWarnings("unchecked")
  static Message<Map<String, Object>> message(
      MessageContext parent, MessageType<?> type, Map<String, Object> content) {
    return new Message<>(parent, (MessageType<Map<String, Object>>) type, content);
  }
}
