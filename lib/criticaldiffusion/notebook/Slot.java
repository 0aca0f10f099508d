package criticaldiffusion.notebook;

import java.util.Map;
import java.util.UUID;

/** A place in the output of a cell whose content can be replaced; only the last one is stored. */
final class Slot {
  private final FrontEnd front;
  private final String id = UUID.randomUUID().toString();
  private boolean shown;

  Slot(FrontEnd front) {
    this.front = front;
  }

  /** Shows a bundle, in the place of the one before. */
  synchronized void show(Map<String, ?> bundle) {
    if (shown) {
      front.update(id, bundle);
    } else {
      front.show(id, bundle);
      shown = true;
    }
  }

  synchronized boolean isShown() {
    return shown;
  }
}
