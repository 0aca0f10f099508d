package criticaldiffusion.scorecard.thermodynamics;

import criticaldiffusion.scorecard.paper.PaperFigure;
import java.util.List;

/** Statistical thermodynamics of the posterior (Ambrogioni 2023): its figures. */
public final class ThermodynamicFigures {
  private ThermodynamicFigures() {}

  /** All of them, in the order of the paper. */
  public static List<PaperFigure> all() {
    return List.of(
        new DensityWithForks(),
        new BranchesOfFreeEnergy(),
        new OrderParameter(),
        new BrokenRotation(),
        new NoisedMagnet(),
        new BathOfReplicas(),
        new CondensationOfPatterns());
  }
}
