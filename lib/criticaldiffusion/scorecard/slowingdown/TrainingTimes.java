package criticaldiffusion.scorecard.slowingdown;

import criticaldiffusion.experiment.CriticalTrainingTime;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.scorecard.paper.Runs;
import criticaldiffusion.stats.LineFit;
import criticaldiffusion.stats.PowerLawFit;
import java.util.List;

/** Training time against lattice size (arXiv:2605.12597). */
final class TrainingTimes implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.SLOWING_DOWN;
  }

  @Override
  public String name() {
    return "training-time";
  }

  @Override
  public String title() {
    return "Training steps of one and two layers at criticality against L, loss 1 %, d = 2";
  }

  @Override
  public String statement() {
    return "With one layer the steps to learn the score grow as L^2; with two layers they grow as log L.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    String sizes = "sizes=16,32,64,128,256";
    ResultTable one = Runs.table(new CriticalTrainingTime(), streams, progress, "layers=1", sizes);
    ResultTable two = Runs.table(new CriticalTrainingTime(), streams, progress, "layers=2", sizes);
    double[] length = one.column("L");
    double[] steps = one.column("steps");
    double[] few = two.column("steps");
    double slope = LineFit.of(Runs.logs(length), few).slope().mean();
    return new Drawn(
        Panels.beside(
            Figure.page()
                .xLog()
                .yLog()
                .xLabel("L")
                .yLabel("training steps")
                .points("one layer", length, steps)
                .line("∝ L^2", length, one.column("steps_theory"))
                .style(s -> s.black())
                .points("two layers", length, few),
            Figure.page()
                .xLog()
                .xLabel("L")
                .yLabel("training steps, two layers")
                .points("two layers", length, few)
                .line("theory", length, two.column("steps_theory"))
                .style(s -> s.black())),
        List.of(
            Finding.exact(
                "exponent of L, one layer",
                2,
                PowerLawFit.of(length, steps).exponent().mean(),
                0.02),
            Finding.exact(
                "steps per unit of ln L, two layers, against 1/ln(1 + η), η = 1/4",
                1 / StrictMath.log(1.25),
                slope,
                0.3),
            Finding.exact("steps, one layer, L = 128", 53620, steps[3], 1)));
  }
}
