package criticaldiffusion.field;

import criticaldiffusion.linalg.Batch;

/** A law with a density p(x) that can be evaluated, and its score ∇ log p. */
public interface Density extends Distribution {
  /** log p of the point at {@code x[from … from + d - 1]}. */
  double logDensity(double[] x, int from);

  /**
   * The score ∇ log p(x) of every row of x, written to the same row of {@code out}.
   *
   * @param x points, n × d; not changed
   * @param out n × d; must not share numbers with x
   */
  void score(Batch x, Batch out);
}
