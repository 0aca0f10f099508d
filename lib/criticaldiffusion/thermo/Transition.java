package criticaldiffusion.thermo;

/**
 * One way in which the set of fixed points changes as t falls.
 *
 * @param kind what happens
 * @param time t, Ornstein–Uhlenbeck time
 * @param temperature T = e^{2t} − 1
 * @param effective T_eff of the frame
 * @param magnetization the order parameter of the states that take part
 */
public record Transition(
    Kind kind, double time, double temperature, double effective, double magnetization) {
  /** What happens. */
  public enum Kind {
    /** The centre becomes unstable. */
    CENTRE_UNSTABLE,
    /** The centre becomes stable again. */
    CENTRE_STABLE,
    /** A stable and an unstable state meet: the spinodal. */
    FOLD,
    /** The centre and another stable state are equally deep: the first-order transition. */
    COEXISTENCE
  }
}
