package criticaldiffusion.training;

import java.util.List;

/**
 * How a score learned: at some of the steps the exact relative loss ⟨C(w − w*)²⟩/⟨w*⟩ and the
 * weights w_k of every kept mode.
 *
 * @param looks what was seen, in the order of the steps
 */
public record LearningCurve(List<Look> looks) {
  /** A look at a run: after so many steps, the loss and the weights. */
  public record Look(long step, double loss, double[] weights) {}

  /** A curve that does not change with the list it is made from. */
  public LearningCurve {
    looks = List.copyOf(looks);
  }

  /** The steps that were looked at. */
  public double[] steps() {
    return looks.stream().mapToDouble(Look::step).toArray();
  }

  /** The relative losses. */
  public double[] losses() {
    return looks.stream().mapToDouble(Look::loss).toArray();
  }

  /** w of one kept mode. */
  public double[] weights(int mode) {
    return looks.stream().mapToDouble(look -> look.weights()[mode]).toArray();
  }

  /** The first step looked at with a loss of at most ε; −1 if there is none. */
  public long stepsTo(double threshold) {
    return looks.stream()
        .filter(look -> look.loss() <= threshold)
        .mapToLong(Look::step)
        .findFirst()
        .orElse(-1);
  }
}
