package criticaldiffusion.scorecard.slowingdown;

import criticaldiffusion.scorecard.paper.PaperFigure;
import java.util.List;

/** Training and generation at a critical point (arXiv:2605.12597): its figures. */
public final class SlowingDownFigures {
  private SlowingDownFigures() {}

  /** All of them, in the order of the paper. */
  public static List<PaperFigure> all() {
    return List.of(
        new CriticalSpectra(),
        new TrainingTimes(),
        new LossCurves(),
        new ModeCurves(),
        new UnfinishedTraining(),
        new LocalScores(),
        new GeneratedCorrelations(),
        new ReverseSteps(),
        new CriticalChains());
  }
}
