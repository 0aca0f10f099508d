package criticaldiffusion.thermo;

/**
 * Points at −1, 0, 1 with weights w, 1 − 2w, w (Blume–Capel): the norm of a point is not constant,
 * so that the order of the transition depends on 2w, and on the frame.
 *
 * <p>With p(T) = ⟨y²⟩ at the centre, = a/(1 + a), a = (2w/(1 − 2w)) e^{−1/2T}, the centre is
 * unstable where p &gt; T_eff. At T_eff = ⅓ and p = ⅓ the fourth cumulant vanishes too: {@link
 * #tricriticalWeight}, above which the transition is of second order.
 */
public final class ThreePoint extends PointModel {
  private final double outerWeight;

  /**
   * With the weight 2w of the outer points together.
   *
   * @throws IllegalArgumentException unless 0 &lt; 2w &lt; 1
   */
  public ThreePoint(double outerWeight) {
    super(
        new double[] {-1, 0, 1},
        new double[3][0],
        new double[] {0.5 * Models.requireWeight(outerWeight), 1 - outerWeight, 0.5 * outerWeight},
        new double[] {1, 0, 1},
        "points -1, 0, 1 of outer weight " + outerWeight);
    this.outerWeight = outerWeight;
  }

  /** 2w. */
  public double outerWeight() {
    return outerWeight;
  }

  /**
   * 2w at the tricritical point of a frame: a e^{1/2T} with a = ½, where T_eff = ⅓. Free energy:
   * 0.69144 at T = ⅓; reverse SDE: 0.64507.
   */
  public static double tricriticalWeight(Frame frame) {
    double temperature = Frame.temperature(frame.timeAtEffective(1.0 / 3));
    double odds = 0.5 * StrictMath.exp(1 / (2 * temperature));
    return odds / (1 + odds);
  }
}
