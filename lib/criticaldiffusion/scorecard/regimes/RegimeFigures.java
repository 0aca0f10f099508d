package criticaldiffusion.scorecard.regimes;

import criticaldiffusion.scorecard.paper.PaperFigure;
import java.util.List;

/** Dynamical regimes: speciation and collapse (Biroli et al. 2024): its figures. */
public final class RegimeFigures {
  private RegimeFigures() {}

  /** All of them, in the order of the paper. */
  public static List<PaperFigure> all() {
    return List.of(
        new RegimesOfTrajectories(),
        new SpeciationOfClones(),
        new CollapseOfEntropy(),
        new SpeciationOfImages(),
        new RegimesOfImages(),
        new LastChangeOfNearest(),
        new NearestTrainingPoints(),
        new SamplesOfImages(),
        new SpeciationTimesOfImages());
  }
}
