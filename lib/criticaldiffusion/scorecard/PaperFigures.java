package criticaldiffusion.scorecard;

import java.util.List;
import java.util.stream.Stream;

/** All figures, in the order of the papers. */
public final class PaperFigures {
  private static final List<PaperFigure> ALL =
      List.of(
          new RegimesOfTrajectories(),
          new SpeciationOfClones(),
          new CollapseOfEntropy(),
          new RegimesOfImages(),
          new LastChangeOfNearest(),
          new NearestTrainingPoints(),
          new SpeciationTimesOfImages(),
          new BranchesOfFreeEnergy(),
          new OrderParameter(),
          new ReverseFork(),
          new BrokenRotation(),
          new NoisedMagnet(),
          new BathOfReplicas(),
          new CondensationOfPatterns(),
          new LateStartOfGeneration(),
          new FewStepsFromLate(),
          new CriticalSpectra(),
          new TrainingTimes(),
          new LossCurves(),
          new UnfinishedTraining(),
          new LocalScores(),
          new ReverseSteps(),
          new CriticalChains());

  private PaperFigures() {}

  /** The figures of a paper, or of all papers for null. */
  public static List<PaperFigure> of(Paper paper) {
    Stream<PaperFigure> figures = ALL.stream();
    return figures.filter(figure -> paper == null || figure.paper() == paper).toList();
  }
}
