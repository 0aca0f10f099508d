package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishClearOutput;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishUpdateDisplayData;
import io.github.spencerpark.jupyter.messages.request.KernelInfoRequest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The Jupyter kernel of this JVM.
 *
 * <p>Library code reaches it by reflection: {@code
 * Class.forName("criticaldiffusion.kernel.JavaKernel")}, the static method {@link #kernel()}, and
 * then {@link #publish(Map)}, {@link #publish(String, Map)}, {@link #update(String, Map)} and
 * {@link #clearOutput(boolean)} and {@link #answerComms(String, Function)}, which need no type but
 * those of the JDK; or {@link #getRenderer()}, {@link #display(DisplayData)} and {@link
 * #getCommManager()}, as with IJava's kernel. These names stay. The methods that show something may
 * be called on any thread, interrupted or not, return at once, and show in the order of the calls
 * and of {@code System.out}; what they show belongs to the cell started last.
 */
public final class JavaKernel extends BaseKernel {
  private static volatile JavaKernel kernel;

  private final CompletableFuture<CellEngine> engine;
  private final CellThreads threads;
  private final Outbox outbox;
  private final FrontEndInput input;
  private final SessionHistory history = new SessionHistory();
  private volatile String lastDisplayId;

  JavaKernel(
      CompletableFuture<CellEngine> engine,
      CellThreads threads,
      Outbox outbox,
      FrontEndInput input) {
    this.engine = engine;
    this.threads = threads;
    this.outbox = outbox;
    this.input = input;
    setShouldReplaceStdStreams(false);
    Renderings.register(getRenderer());
    kernel = this;
  }

  /** The kernel of this JVM, or null when none runs. */
  public static JavaKernel kernel() {
    return kernel;
  }

  /**
   * Shows a MIME bundle.
   *
   * @param bundle MIME types with their data: text, or for binary types bytes or base64 text
   * @return the id under which {@link #update} replaces it
   */
  public String publish(Map<String, ?> bundle) {
    String id = UUID.randomUUID().toString();
    publish(id, bundle);
    return id;
  }

  /** Shows a MIME bundle under a display id of the caller's choice. */
  public void publish(String displayId, Map<String, ?> bundle) {
    display(data(displayId, bundle));
  }

  /** Replaces what is shown under the id, wherever it is shown. */
  public void update(String displayId, Map<String, ?> bundle) {
    updateDisplay(data(displayId, bundle));
  }

  /** Empties the output of the cell, at once or, to avoid flicker, when its next output comes. */
  public void clearOutput(boolean wait) {
    send(wait ? PublishClearOutput.BEFORE_NEXT_OUTPUT : PublishClearOutput.NOW);
  }

  /**
   * Answers the messages of every comm that a front end opens to this target.
   *
   * @param answer the data of a message, as maps, lists, texts, doubles and booleans, to those of
   *     its answer, or to null for none; runs as a cell runs
   */
  public void answerComms(String target, Function<Map<String, ?>, Map<String, ?>> answer) {
    getCommManager()
        .registerTarget(
            target, (manager, id, name, message) -> new AnsweringComm(manager, id, name, answer));
  }

  @Override
  public void display(DisplayData data) {
    lastDisplayId = data.hasDisplayId() ? data.getDisplayId() : null;
    send(new PublishDisplayData(data));
  }

  /** Whether the text is the id under which something was shown last. */
  boolean isDisplayId(String text) {
    return text.equals(lastDisplayId);
  }

  void updateDisplay(DisplayData data) {
    send(new PublishUpdateDisplayData(data));
  }

  /** The MIME bundle of an object, as it prefers or in the types asked for. */
  DisplayData render(Object object, String... mimeTypes) {
    if (object instanceof DisplayData data) {
      return data;
    }
    if (object == null) {
      return new DisplayData("null");
    }
    Renderer renderer = getRenderer();
    return mimeTypes.length == 0 ? renderer.render(object) : renderer.renderAs(object, mimeTypes);
  }

  private static DisplayData data(String displayId, Map<String, ?> bundle) {
    DisplayData data = new DisplayData();
    bundle.forEach(
        (type, value) ->
            data.putData(
                type,
                value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value));
    data.setDisplayId(displayId);
    return data;
  }

  private <T extends ContentType<T>> void send(T content) {
    MessageContext parent = outbox.answered();
    outbox.send(
        parent == null
            ? new Message<>(new Header<>(content.getType()), content)
            : new Message<>(parent, content.getType(), content));
  }

  /** The engine, as soon as it is there. */
  CellEngine engine() {
    return engine.join();
  }

  CellThreads threads() {
    return threads;
  }

  Outbox outbox() {
    return outbox;
  }

  /** From now on, what is shown and sent answers this message. */
  void answer(MessageContext message) {
    outbox.answer(message);
    getCommManager().setMessageContext(message);
  }

  FrontEndInput input() {
    return input;
  }

  SessionHistory history() {
    return history;
  }

  @Override
  public void becomeHandlerForConnection(JupyterConnection connection) {
    super.becomeHandlerForConnection(connection);
    new ExecuteHandler(this).install(connection);
    new CommHandlers(this).install(connection);
    history.install(connection);
    connection.setHandler(MessageType.KERNEL_INFO_REQUEST, this::describe);
    ShutdownHandler.install(connection);
  }

  @Override
  public DisplayData eval(String source) throws CellFailure {
    CellEngine.Value value = engine().run(new CellSource(0, source));
    return value == null ? null : render(value.object());
  }

  @Override
  public ReplacementOptions complete(String source, int at) {
    return new CodeAssist(engine().analysis()).complete(source, at);
  }

  @Override
  public DisplayData inspect(String source, int at, boolean more) {
    return new CodeAssist(engine().analysis()).inspect(source, at);
  }

  @Override
  public String isComplete(String source) {
    return new CodeAssist(engine().analysis()).isComplete(source);
  }

  @Override
  public void interrupt() {
    threads.interrupt();
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".java")
        .pygments("java")
        .codemirror("text/x-java")
        .exporter("script")
        .build();
  }

  @Override
  public String getBanner() {
    return "Java " + Runtime.version().feature() + " (JShell)";
  }

  /** Answers what kind of kernel this is; the base library's answer lacks its status. */
  private void describe(ShellReplyEnvironment environment, Message<KernelInfoRequest> message) {
    environment.setBusyDeferIdle();
    String api =
        "https://docs.oracle.com/en/java/javase/"
            + Runtime.version().feature()
            + "/docs/api/index.html";
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("status", "ok");
    content.put("protocol_version", Header.PROTOCOL_VERISON);
    content.put("implementation", "criticaldiffusion.kernel");
    content.put("implementation_version", "1");
    content.put("language_info", getLanguageInfo());
    content.put("banner", getBanner());
    content.put("help_links", List.of(new LanguageInfo.Help("Java API", api)));
    environment.reply(Untyped.message(message, MessageType.KERNEL_INFO_REPLY, content));
  }
}
