package criticaldiffusion.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import java.util.Map;
import java.util.function.Function;

/** A comm that a front end has opened and whose every message gets one answer, or none for null. */
final class AnsweringComm extends Comm {
  private static final Gson GSON = new Gson();

  private final Function<Map<String, ?>, Map<String, ?>> answer;

  AnsweringComm(
      CommManager manager,
      String id,
      String target,
      Function<Map<String, ?>, Map<String, ?>> answer) {
    super(manager, id, target);
    this.answer = answer;
  }

  @Override
  @SuppressWarnings("unchecked")
  protected void onMessage(Message<CommMsgCommand> message) {
    JsonObject data = message.getContent().getData();
    Map<String, ?> reply = answer.apply(GSON.fromJson(data, Map.class));
    if (reply != null) {
      send(GSON.toJsonTree(reply).getAsJsonObject());
    }
  }

  @Override
  protected void onClose(Message<CommCloseCommand> message, boolean silent) {
    // Nothing is kept for it.
  }
}
