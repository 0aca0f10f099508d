package criticaldiffusion.notebook;

import java.util.Map;

/**
 * Where output goes. A bundle maps MIME types to text, or to bytes for images, and always has
 * {@code text/plain}.
 */
interface FrontEnd {
  /** Shows a bundle below the running cell, under an id that {@link #update} can replace. */
  void show(String id, Map<String, ?> bundle);

  /** Replaces what is shown under the id. */
  void update(String id, Map<String, ?> bundle);

  /** Whether there is a notebook: one that shows pictures and replaces what it shows. */
  boolean isNotebook();
}
