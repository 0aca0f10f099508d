package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.channels.StdinChannel;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.reply.InputReply;
import io.github.spencerpark.jupyter.messages.request.InputRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.zeromq.ZMQ;

/**
 * {@code System.in} of the cells: each read beyond what is there asks the person at the front end
 * for a line.
 */
final class FrontEndInput extends InputStream {
  private record Question(MessageContext cell, CompletableFuture<String> answer) {}

  private final Outbox outbox;
  private final BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
  private volatile boolean allowed;
  private byte[] line = new byte[0];
  private int next;

  FrontEndInput(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * Starts asking through the socket. The cells wait for answers elsewhere, see {@link
   * CellThreads}.
   */
  void start(StdinChannel socket) {
    Thread asker = new Thread(() -> ask(socket), "stdin");
    asker.setDaemon(true);
    asker.start();
  }

  /** Whether the front end of the running cell can ask somebody. */
  void allow(boolean allow) {
    allowed = allow;
  }

  @Override
  public synchronized int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] to, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == line.length) {
      line = (readLine() + "\n").getBytes(StandardCharsets.UTF_8);
      next = 0;
    }
    int count = Math.min(length, line.length - next);
    System.arraycopy(line, next, to, from, count);
    next += count;
    return count;
  }

  @Override
  public synchronized int available() {
    return line.length - next;
  }

  private String readLine() throws IOException {
    if (!allowed) {
      // Unchecked: a Scanner would swallow an IOException and say "No line found".
      throw new IllegalStateException(
          "System.in: nobody can be asked for input here (the notebook runs without a person, or its front end has no input)");
    }
    Question question = new Question(outbox.answered(), new CompletableFuture<>());
    questions.add(question);
    try {
      return question.answer.get();
    } catch (InterruptedException e) {
      question.answer.cancel(false);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for input");
    } catch (ExecutionException e) {
      throw new IOException("input failed", e.getCause());
    }
  }

  private void ask(StdinChannel socket) {
    while (true) {
      try {
        Question question = questions.take();
        try {
          // A late answer to an interrupted question is not an answer to this one.
          while (readable(socket)) {
            socket.readMessage();
          }
          outbox.drain(1000);
          socket.sendMessage(
              new Message<>(question.cell, MessageType.INPUT_REQUEST, new InputRequest("", false)));
          while (!question.answer.isDone()) {
            if (readable(socket)) {
              Message<InputReply> reply = socket.readMessage(MessageType.INPUT_REPLY);
              question.answer.complete(reply.getContent().getValue());
            } else {
              Thread.sleep(10);
            }
          }
        } catch (RuntimeException e) {
          question.answer.completeExceptionally(e);
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static boolean readable(StdinChannel socket) {
    return (socket.getEvents() & ZMQ.Poller.POLLIN) != 0;
  }
}
