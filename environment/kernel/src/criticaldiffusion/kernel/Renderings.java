package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.lang.reflect.Array;
import java.util.StringJoiner;

/** How the kernel shows what the base library would show as a bare address. */
final class Renderings {
  private static final int MOST = 50;
  private static final MIMEType PLAIN = MIMEType.parse("text/plain");

  private Renderings() {}

  static void register(Renderer renderer) {
    renderer
        .createRegistration(Object.class)
        .preferring("text/plain")
        .register((object, context) -> context.renderIfRequested(PLAIN, () -> text(object)));
  }

  /** The text of an object; of an array its first elements. */
  static String text(Object object) {
    if (object == null || !object.getClass().isArray()) {
      return String.valueOf(object);
    }
    int length = Array.getLength(object);
    StringJoiner elements = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < Math.min(length, MOST); i++) {
      elements.add(text(Array.get(object, i)));
    }
    if (length > MOST) {
      elements.add("... (" + length + " elements)");
    }
    return elements.toString();
  }
}
