package criticaldiffusion.scorecard;

import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.scorecard.regimes.RegimeFigures;
import criticaldiffusion.scorecard.slowingdown.SlowingDownFigures;
import criticaldiffusion.scorecard.symmetry.SymmetryFigures;
import criticaldiffusion.scorecard.thermodynamics.ThermodynamicFigures;
import java.util.List;
import java.util.stream.Stream;

/** All figures, in the order of the papers. */
public final class PaperFigures {
  private PaperFigures() {}

  /** The figures of a paper, or of all papers for null. */
  public static List<PaperFigure> of(Paper paper) {
    return Stream.of(
            RegimeFigures.all(),
            SymmetryFigures.all(),
            ThermodynamicFigures.all(),
            SlowingDownFigures.all())
        .flatMap(List::stream)
        .filter(figure -> paper == null || figure.paper() == paper)
        .toList();
  }
}
