package criticaldiffusion.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.UUID;

/**
 * What every cell can call without importing it; the names and the order of arguments are those of
 * IJava.
 */
public final class Display {
  private Display() {}

  /**
   * Shows an object below the cell, in the MIME types it prefers (an image as {@code image/png},
   * anything else as text), or in the given ones.
   *
   * @return the id by which {@link #updateDisplay} replaces it
   */
  public static String display(Object object, String... mimeTypes) {
    DisplayData data = render(object, mimeTypes);
    if (!data.hasDisplayId()) {
      data.setDisplayId(UUID.randomUUID().toString());
    }
    kernel().display(data);
    return data.getDisplayId();
  }

  /** Replaces what is shown under an id, wherever it is shown. */
  public static void updateDisplay(String id, Object object, String... mimeTypes) {
    DisplayData data = render(object, mimeTypes);
    data.setDisplayId(id);
    kernel().updateDisplay(data);
  }

  /** The MIME bundle of an object, without showing it. */
  public static DisplayData render(Object object, String... mimeTypes) {
    return kernel().render(object, mimeTypes);
  }

  private static JavaKernel kernel() {
    JavaKernel kernel = JavaKernel.kernel();
    if (kernel == null) {
      throw new IllegalStateException("display: no notebook kernel runs in this JVM");
    }
    return kernel;
  }
}
