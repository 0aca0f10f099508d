package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.ExpressionValue;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import io.github.spencerpark.jupyter.messages.reply.ExecuteReply;
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
      environment.replyError(ExecuteReply.MESSAGE_TYPE.error(), new Aborted(count));
      return;
    }
    ExecuteRequest request = message.getContent();
    boolean counts = request.shouldStoreHistory() && !request.isSilent();
    int number = counts ? ++count : count;
    if (counts) {
      kernel.history().add(number, request.getCode());
    }
    kernel.outbox().answer(message);
    kernel.getCommManager().setMessageContext(message);
    kernel.input().allow(request.isStdinEnabled());
    if (!request.isSilent()) {
      environment.publish(new PublishExecuteInput(request.getCode(), number));
    }
    try {
      DisplayData result = run(new CellSource(number, request.getCode()));
      if (result != null && !request.isSilent()) {
        environment.publish(new PublishExecuteResult(number, result));
      }
      environment.reply(new ExecuteReply(number, evaluate(request.getUserExpr())));
    } catch (CellFailure e) {
      if (!request.isSilent()) {
        environment.publish(new PublishError(e.name(), e.getMessage(), e.traceback()));
      }
      ErrorReply reply = new ErrorReply(e.name(), e.getMessage(), e.traceback());
      reply.setExecutionCount(number);
      environment.replyError(ExecuteReply.MESSAGE_TYPE.error(), reply);
      aborting = request.shouldStopOnError();
      failedAt = System.nanoTime();
      failedAtClock = Instant.now();
    }
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

  private DisplayData run(CellSource cell) throws CellFailure {
    CellEngine engine = kernel.engine();
    engine.threads().begin("cell " + cell.number());
    try {
      CellEngine.Value value = engine.run(cell);
      return value == null || isQuiet(value.object()) ? null : rendered(engine, value.object());
    } catch (RuntimeException | Error e) {
      Log.fault("cell " + cell.number() + " could not be run", e);
      throw new CellFailure("KernelError", e.toString(), List.of(Style.red("KernelError: " + e)));
    } finally {
      System.out.flush();
      System.err.flush();
      engine.threads().end();
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
  private DisplayData rendered(CellEngine engine, Object value) throws CellFailure {
    try {
      return (DisplayData) engine.threads().call(() -> kernel.render(value));
    } catch (Throwable e) {
      String name = e.getClass().getName();
      String text = "the value of the cell could not be shown: " + e.getMessage();
      throw new CellFailure(name, text, List.of(Style.red(name + ": " + text)));
    }
  }

  private Map<String, ExpressionValue> evaluate(Map<String, String> expressions) {
    Map<String, ExpressionValue> values = new LinkedHashMap<>();
    if (expressions != null) {
      expressions.forEach(
          (name, source) -> {
            try {
              DisplayData data = run(new CellSource(count, source));
              values.put(
                  name, new ExpressionValue.Success(data == null ? DisplayData.EMPTY : data));
            } catch (CellFailure e) {
              values.put(name, new ExpressionValue.Error(e.name(), e.getMessage(), e.traceback()));
            }
          });
    }
    return values;
  }

  /** The answer to a request that is not run because a cell before it failed. */
  private static final class Aborted extends ErrorReply {
    Aborted(int count) {
      super("Aborted", "a cell before this one failed", List.of());
      setExecutionCount(count);
    }
  }
}
