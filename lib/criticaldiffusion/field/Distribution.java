package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;
import java.util.random.RandomGenerator;

/** A probability law in d dimensions from which one can draw. */
public interface Distribution {
  /** Number of components d of a point. */
  int dimension();

  /**
   * Draws one point into {@code x[from … from + d - 1]}.
   *
   * <p>Every draw takes the same path through the generator's numbers for the same law, so a row's
   * point depends on its own generator alone.
   */
  void draw(RandomGenerator rng, double[] x, int from);

  /**
   * Draws one point into each row, row i from its own generator.
   *
   * @throws IllegalArgumentException if there are fewer generators than rows, or the dimensions
   *     differ
   */
  default void draw(RandomGenerator[] rng, Batch x) {
    if (rng.length < x.size() || x.dimension() != dimension()) {
      throw new IllegalArgumentException(
          "need %d generators and dimension %d, were %d and %d"
              .formatted(x.size(), dimension(), rng.length, x.dimension()));
    }
    for (int i = 0; i < x.size(); i++) {
      draw(rng[i], x.data(), x.start(i));
    }
  }
}
