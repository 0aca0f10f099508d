package criticaldiffusion.score;

import criticaldiffusion.linalg.Batch;

/** S(x, t), an approximation to ∇ log p_t(x) at the times of a noise schedule. */
@FunctionalInterface
public interface ScoreModel {
  /**
   * The score at time t of every row of x, written to the same row of {@code out}.
   *
   * <p>Called from several threads at once, each with rows of its own; a row's result must not
   * depend on the other rows.
   *
   * @param t time of the schedule, above 0 where the data have no density
   * @param x points, n × d; not changed
   * @param out n × d; shares no numbers with x
   */
  void score(double t, Batch x, Batch out);

  /** The number of rows at which one evaluation is most efficient, for points of d components. */
  default int blockRows(int dimension) {
    return Math.max(1, 16384 / Math.max(32, dimension));
  }
}
