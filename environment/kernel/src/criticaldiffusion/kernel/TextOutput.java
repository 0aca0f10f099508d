package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.messages.publish.PublishStream.StreamType;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** {@code System.out} or {@code System.err} of the cells. */
final class TextOutput extends OutputStream {
  private final Outbox outbox;
  private final StreamType stream;

  private TextOutput(Outbox outbox, StreamType stream) {
    this.outbox = outbox;
    this.stream = stream;
  }

  static PrintStream printStream(Outbox outbox, StreamType stream) {
    return new PrintStream(new TextOutput(outbox, stream), false, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    if (length > 0) {
      outbox.text(stream, bytes, from, length);
    }
  }
}
