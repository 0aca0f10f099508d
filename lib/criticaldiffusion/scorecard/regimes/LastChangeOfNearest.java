package criticaldiffusion.scorecard.regimes;

import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.CollapseTheory;
import criticaldiffusion.regime.LastChange;
import criticaldiffusion.regime.Speciation;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import java.util.List;

/** When the nearest datum changes for the last time (Biroli et al. 2024, Fig. 5b). */
final class LastChangeOfNearest implements PaperFigure {
  private static final int DIMENSION = 256;
  private static final int SIZE = 2000;
  private static final int PATHS = 2000;

  /** The mean on this grid, middles of steps, by an independent program on data of its own. */
  private static final Estimate REFERENCE = new Estimate(1.638, 0.011, 2000);

  @Override
  public Paper paper() {
    return Paper.DYNAMICAL_REGIMES;
  }

  @Override
  public String name() {
    return "fig5b-last-change";
  }

  @Override
  public String title() {
    return "Fig. 5b: last change of the nearest datum, two Gaussian classes, d = 256, n = 2000, steps of 0.2";
  }

  @Override
  public String statement() {
    return "t\u0302_C spreads around the collapse; its mean depends on the grid of times and lies above t_C"
        + " (the paper shows trained networks on images).";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    Speciation model = Speciation.of(DIMENSION);
    EmpiricalDistribution data = TrainingSets.of(model, SIZE, streams);
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck(10);
    TimeGrid grid = TimeGrid.uniform(4, 0, 20);
    LastChange changes = LastChange.sample(data, schedule, grid, PATHS, streams.child("paths"));
    progress.report(0.7, "paths");
    double[] times = changes.times(LastChange.Label.MIDDLE);
    Estimate mean = Estimate.of(times);
    double collapse = CollapseTheory.of(model.mixture()).collapseTime(SIZE);
    Figure figure =
        Figure.column()
            .xLabel("t\u0302_C (OU time)")
            .yLabel("density")
            .histogram("last change", times, 20, 0, 4)
            .verticalMark(mean.mean(), "mean")
            .verticalMark(collapse, "t_C");
    return new Drawn(
        figure,
        List.of(
            Finding.measured(
                "mean t\u0302_C (against another program's, 1.638(11))", REFERENCE, mean),
            Finding.exact("paths without a change", 0, changes.unchanged(), 0)));
  }
}
