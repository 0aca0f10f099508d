package criticaldiffusion.figure;

import java.util.Objects;

/** A labelled line across the plot at one x (upright) or one y. */
record Mark(boolean upright, double at, String label) {
  Mark {
    Objects.requireNonNull(label, "label");
    if (!Double.isFinite(at)) {
      throw new IllegalArgumentException("a mark must stand at a finite number, was " + at);
    }
  }
}
