package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.messages.Header;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * All that the kernel publishes passes through here, in order, and is sent by one thread of its
 * own.
 *
 * <p>The threads of the cells never touch a socket: one of them may be interrupted at any time, and
 * an interrupt during a send closes the socket. Text is gathered for {@value #LINGER_MS} ms or
 * {@value #CHUNK} bytes into one message, so that a loop that prints does not flood the front end;
 * a thread that prints faster than the front end reads waits.
 */
final class Outbox {
  private static final int LINGER_MS = 20;
  private static final int CHUNK = 1 << 16;
  private static final int MOST_WAITING = 1 << 23;

  private record Text(
      PublishStream.StreamType stream,
      MessageContext parent,
      long since,
      ByteArrayOutputStream bytes) {}

  private final ArrayDeque<Object> waiting = new ArrayDeque<>();
  // The beginning of a character whose other bytes have not come yet.
  private final Map<PublishStream.StreamType, byte[]> splitCharacter =
      new EnumMap<>(PublishStream.StreamType.class);
  private MessageContext parent;
  private int bytesWaiting;
  private boolean sending;

  /** Starts sending to the socket. */
  void start(JupyterSocket socket) {
    Thread sender = new Thread(() -> run(socket), "outbox");
    sender.setDaemon(true);
    sender.start();
  }

  /** Text and displays from now on answer this message. */
  synchronized void answer(MessageContext message) {
    parent = message;
  }

  /** The message that text and displays answer at present; null before the first cell. */
  synchronized MessageContext answered() {
    return parent;
  }

  /** Queues a message. */
  synchronized void send(Message<?> message) {
    waiting.add(message);
    notifyAll();
  }

  /** Queues text, and waits while too much of it is queued (but never in an interrupted thread). */
  synchronized void text(PublishStream.StreamType stream, byte[] bytes, int from, int length) {
    while (bytesWaiting > MOST_WAITING && !Thread.currentThread().isInterrupted()) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (!(waiting.peekLast() instanceof Text last
        && last.stream == stream
        && last.parent == parent
        && last.bytes.size() < CHUNK)) {
      waiting.add(new Text(stream, parent, System.nanoTime(), new ByteArrayOutputStream()));
    }
    ((Text) waiting.getLast()).bytes.write(bytes, from, length);
    bytesWaiting += length;
    notifyAll();
  }

  /** Waits until all that is queued now has been sent, at most the given time. */
  synchronized void drain(long milliseconds) {
    long end = System.nanoTime() + milliseconds * 1_000_000;
    try {
      while ((sending || !waiting.isEmpty()) && System.nanoTime() < end) {
        wait(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(JupyterSocket socket) {
    while (true) {
      try {
        Message<?> message = next();
        if (message != null) {
          socket.sendMessage(message);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        // One message that cannot be written (a number that JSON does not know) must not silence
        // the kernel.
        Log.fault("a message was lost", e);
      }
    }
  }

  private synchronized Message<?> next() throws InterruptedException {
    sending = false;
    notifyAll();
    while (waiting.isEmpty()) {
      wait();
    }
    if (waiting.peek() instanceof Text text) {
      long rest;
      while (waiting.size() == 1
          && text.bytes.size() < CHUNK
          && (rest = LINGER_MS - (System.nanoTime() - text.since) / 1_000_000) > 0) {
        wait(rest);
      }
    }
    sending = true;
    Object first = waiting.remove();
    return first instanceof Text text ? message(text) : (Message<?>) first;
  }

  private Message<?> message(Text text) {
    bytesWaiting -= text.bytes.size();
    byte[] before = splitCharacter.getOrDefault(text.stream, new byte[0]);
    byte[] all = Arrays.copyOf(before, before.length + text.bytes.size());
    System.arraycopy(text.bytes.toByteArray(), 0, all, before.length, text.bytes.size());
    int end = endOfLastCharacter(all);
    splitCharacter.put(text.stream, Arrays.copyOfRange(all, end, all.length));
    if (end == 0) {
      return null;
    }
    PublishStream content =
        new PublishStream(text.stream, new String(all, 0, end, StandardCharsets.UTF_8));
    return text.parent == null
        ? new Message<>(new Header<>(PublishStream.MESSAGE_TYPE), content)
        : new Message<>(text.parent, PublishStream.MESSAGE_TYPE, content);
  }

  /** Where the last complete UTF-8 character ends. */
  private static int endOfLastCharacter(byte[] utf8) {
    int lead = utf8.length - 1;
    while (lead >= 0 && lead > utf8.length - 4 && (utf8[lead] & 0xC0) == 0x80) {
      lead--;
    }
    if (lead < 0) {
      return utf8.length;
    }
    int b = utf8[lead] & 0xFF;
    int length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
    return lead + length > utf8.length ? lead : utf8.length;
  }
}
