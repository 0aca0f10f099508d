package criticaldiffusion.scorecard.symmetry;

import criticaldiffusion.scorecard.paper.PaperFigure;
import java.util.List;

/** Symmetry breaking in generation and the late start (Raya, Ambrogioni 2023): its figures. */
public final class SymmetryFigures {
  private SymmetryFigures() {}

  /** All of them, in the order of the paper. */
  public static List<PaperFigure> all() {
    return List.of(
        new PotentialOverview(),
        new CurvatureOfOrigin(),
        new ReverseFork(),
        new CrossingsOfDrift(),
        new PotentialOfImages(),
        new LateStartOfGeneration(),
        new FewStepsFromLate(),
        new VanillaAgainstLate(),
        new SharesOfClasses());
  }
}
