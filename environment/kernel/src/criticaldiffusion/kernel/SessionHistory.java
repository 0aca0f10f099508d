package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The cells of this session, for front ends that offer them again; nothing is kept beyond the
 * session. The base library writes entries as objects, where the protocol has arrays, so the answer
 * is written here.
 */
final class SessionHistory {
  private static final int MOST = 1000;

  private record Entry(int number, String source) {}

  private final List<Entry> entries = new ArrayList<>();

  void install(JupyterConnection connection) {
    connection.setHandler(MessageType.HISTORY_REQUEST, this::handle);
  }

  void add(int number, String source) {
    entries.add(new Entry(number, source));
    if (entries.size() > MOST) {
      entries.remove(0);
    }
  }

  private void handle(ShellReplyEnvironment environment, Message<HistoryRequest> message) {
    environment.setBusyDeferIdle();
    List<List<Object>> rows = new ArrayList<>();
    for (Entry e : find(message.getContent())) {
      rows.add(
          List.of(
              0,
              e.number,
              message.getContent().includeOutput() ? List.of(e.source, "") : e.source));
    }
    Map<String, Object> content = Map.of("status", "ok", "history", rows);
    environment.reply(Untyped.message(message, MessageType.HISTORY_REPLY, content));
  }

  private List<Entry> find(HistoryRequest request) {
    if (request instanceof HistoryRequest.Tail tail) {
      return last(entries, tail.getMaxReturnLength());
    }
    if (request instanceof HistoryRequest.Range range && range.getSessionIndex() == 0) {
      return entries.stream()
          .filter(
              e ->
                  e.number >= range.getStart()
                      && (range.getStop() <= 0 || e.number < range.getStop()))
          .toList();
    }
    if (request instanceof HistoryRequest.Search search) {
      String glob = search.getPattern() == null ? "*" : search.getPattern();
      Pattern pattern =
          Pattern.compile(
              Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
      Map<Object, Entry> found = new LinkedHashMap<>();
      entries.stream()
          .filter(e -> pattern.matcher(e.source).matches())
          .forEach(e -> found.put(search.filterUnique() ? e.source : (Object) e, e));
      return last(List.copyOf(found.values()), search.getMaxReturnLength());
    }
    return List.of();
  }

  private static List<Entry> last(List<Entry> list, int count) {
    return count <= 0 ? list : list.subList(Math.max(0, list.size() - count), list.size());
  }
}
