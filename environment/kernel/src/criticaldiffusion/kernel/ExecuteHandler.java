package criticaldiffusion.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers requests to run a cell. */
final class ExecuteHandler {
  /** Requests that were waiting when a cell failed arrive one right after the other. */
  private static final long TOGETHER_NS = 200_000_000;

  private final JavaKernel kernel;
  private int count;
  private long failedAt;
  private Instant failedAtClock;
  private boolean aborting;

  ExecuteHandler(JavaKernel kernel) {
    this.kernel = kernel;
  }

  void install(JupyterConnection connection) {
    connection.setHandler(MessageType.EXECUTE_REQUEST, this::handle);
  }

  private void handle(ShellReplyEnvironment environment, Message<ExecuteRequest> message) {
    environment.setBusyDeferIdle();
    if (isToAbort(message)) {
      reply(environment, message, Map.of("status", "aborted"));
      return;
    }
    ExecuteRequest request = message.getContent();
    String source = request.getCode() == null ? "" : request.getCode();
    boolean counts = request.shouldStoreHistory() && !request.isSilent();
    int number = counts ? ++count : count;
    if (counts) {
      kernel.history().add(number, source);
    }
    kernel.answer(message);
    kernel.input().allow(request.isStdinEnabled());
    kernel.threads().begin("cell " + number);
    if (!request.isSilent()) {
      environment.publish(new PublishExecuteInput(source, number));
    }
    Map<String, Object> content = new LinkedHashMap<>(Map.of("execution_count", number));
    try {
      DisplayData result = run(new CellSource(number, source));
      if (result != null && !request.isSilent()) {
        environment.publish(new PublishExecuteResult(number, result));
      }
      content.put("status", "ok");
      content.put("user_expressions", evaluate(request.getUserExpr()));
      content.put("payload", List.of());
    } catch (CellFailure e) {
      if (!request.isSilent()) {
        environment.publish(new PublishError(e.name(), e.getMessage(), e.traceback()));
      }
      content.putAll(description(e));
      aborting = request.shouldStopOnError();
      failedAt = System.nanoTime();
      failedAtClock = Instant.now();
    }
    reply(environment, message, content);
  }

  private static void reply(
      ShellReplyEnvironment environment, Message<?> message, Map<String, Object> content) {
    environment.reply(Untyped.message(message, MessageType.EXECUTE_REPLY, content));
  }

  private static Map<String, Object> description(CellFailure e) {
    return Map.of(
        "status", "error", "ename", e.name(), "evalue", e.getMessage(), "traceback", e.traceback());
  }

  /** Whether the request was sent before the cell ahead of it failed, as "Run All" does. */
  private boolean isToAbort(Message<ExecuteRequest> message) {
    aborting &= System.nanoTime() - failedAt < TOGETHER_NS && sent(message).isBefore(failedAtClock);
    if (aborting) {
      failedAt = System.nanoTime();
    }
    return aborting;
  }

  private static Instant sent(Message<?> message) {
    try {
      return OffsetDateTime.parse(message.getHeader().getTimestamp().getDateString()).toInstant();
    } catch (DateTimeException | NullPointerException e) {
      return Instant.MAX;
    }
  }

  /** Runs a cell that has begun, and ends it. */
  private DisplayData run(CellSource cell) throws CellFailure {
    try {
      CellEngine.Value value = kernel.engine().run(cell);
      return value == null || isQuiet(value.object()) ? null : rendered(value.object());
    } catch (RuntimeException | Error e) {
      Log.fault("cell " + cell.number() + " could not be run", e);
      throw new CellFailure("KernelError", e.toString(), List.of(Style.red("KernelError: " + e)));
    } finally {
      System.out.flush();
      System.err.flush();
      kernel.threads().end();
    }
  }

  /**
   * What calls give back that are made for their effect: nothing, the id of a display, a stream
   * just printed to.
   */
  private boolean isQuiet(Object value) {
    return value == null
        || value instanceof PrintStream
        || (value instanceof String id && kernel.isDisplayId(id));
  }

  /** Renders on the thread of the cell: the text of an object is made by its own code. */
  private DisplayData rendered(Object value) throws CellFailure {
    try {
      return (DisplayData) kernel.threads().call(() -> kernel.render(value));
    } catch (Throwable e) {
      String name = kernel.threads().isInterrupted() ? "Interrupted" : e.getClass().getName();
      String text = "the value of the cell could not be shown: " + e.getMessage();
      throw new CellFailure(name, text, List.of(Style.red(name + ": " + text)));
    }
  }

  private Map<String, Object> evaluate(Map<String, String> expressions) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (expressions != null) {
      expressions.forEach((name, source) -> values.put(name, evaluate(source)));
    }
    return values;
  }

  private Object evaluate(String source) {
    kernel.threads().begin("expression");
    try {
      DisplayData data = run(new CellSource(count, source));
      JsonObject value =
          new Gson().toJsonTree(data == null ? DisplayData.EMPTY : data).getAsJsonObject();
      value.addProperty("status", "ok");
      return value;
    } catch (CellFailure e) {
      return description(e);
    }
  }
}
