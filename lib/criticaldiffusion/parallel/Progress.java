package criticaldiffusion.parallel;

/**
 * Where a long computation says how far it is. Implementations draw a bar in a notebook or a line
 * on a terminal; {@link #NONE} is silent.
 *
 * <p>Calls may come from any thread, but never two at once for one computation.
 */
@FunctionalInterface
public interface Progress {
  /** Says nothing. */
  Progress NONE = (done, what) -> {};

  /**
   * Reports the state of the work.
   *
   * @param done the fraction done, from 0 to 1
   * @param what the part under way, a few words such as {@code "d = 4096, trunk"}
   */
  void report(double done, String what);

  /** The part of this progress between two fractions, for one stage of a longer computation. */
  default Progress between(double from, double to) {
    return (done, what) -> report(from + (to - from) * done, what);
  }
}
