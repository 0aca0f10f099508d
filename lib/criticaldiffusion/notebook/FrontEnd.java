package criticaldiffusion.notebook;

import java.util.Map;
import java.util.function.Function;

/**
 * Where output goes. A bundle maps MIME types to text, or to bytes for images, and always has
 * {@code text/plain}.
 */
interface FrontEnd {
  /** Shows a bundle below the running cell, under an id that {@link #update} can replace. */
  void show(String id, Map<String, ?> bundle);

  /** Replaces what is shown under the id. */
  void update(String id, Map<String, ?> bundle);

  /**
   * Answers the comms that pages open to this target; false if the kernel cannot, or not in this
   * way.
   */
  default boolean answerComms(String target, Function<Map<String, ?>, Map<String, ?>> answer) {
    return false;
  }

  /** Whether there is a notebook: one that shows pictures and replaces what it shows. */
  boolean isNotebook();
}
