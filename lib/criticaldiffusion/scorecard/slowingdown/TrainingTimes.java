package criticaldiffusion.scorecard.slowingdown;

import criticaldiffusion.critical.ModeSpectrum;
import criticaldiffusion.critical.TrainingScale;
import criticaldiffusion.critical.TrainingTime;
import criticaldiffusion.experiment.CriticalTrainingTime;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.field.Lattice;
import criticaldiffusion.field.Propagator;
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
import java.util.Arrays;
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
    return "Training steps of one layer, two layers and local scores at criticality against L, and of one layer against ξ, loss 1 %, d = 2";
  }

  @Override
  public String statement() {
    return "With one layer the steps to learn the score grow as L^2, and away from criticality as ξ^2; with two layers they grow as log L. A local score learns as fast: log L in d = 2, no growth in d = 3.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    String sizes = "sizes=16,32,64,128,256";
    ResultTable one = Runs.table(new CriticalTrainingTime(), streams, progress, "layers=1", sizes);
    ResultTable two = Runs.table(new CriticalTrainingTime(), streams, progress, "layers=2", sizes);
    double[] length = one.column("L");
    double[] steps = one.column("steps");
    double[] few = two.column("steps");
    double[] range = {4, 8, 16, 32};
    double[] away = Arrays.stream(range).map(TrainingTimes::stepsAt).toArray();
    ResultTable local =
        Runs.table(
            new CriticalTrainingTime(), streams, progress, "layers=local", "sizes=8,16,32,64,128");
    ResultTable cubic =
        Runs.table(
            new CriticalTrainingTime(),
            streams,
            progress,
            "layers=local",
            "dimension=3",
            "sizes=8,16,32");
    double slope = LineFit.of(Runs.logs(length), few).slope().mean();
    return new Drawn(
        Panels.rows(
            2,
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
                .style(s -> s.black()),
            Figure.page()
                .xLog()
                .yLog()
                .xLabel("ξ, L = 128")
                .yLabel("training steps")
                .points("one layer", range, away)
                .line("∝ ξ^2", range, Arrays.stream(range).map(TrainingTimes::law).toArray())
                .style(s -> s.black()),
            Figure.page()
                .xLog()
                .xLabel("L")
                .yLabel("training steps, range 1")
                .yRange(0, 100)
                .points("d = 2", local.column("L"), local.column("steps"))
                .style(s -> s.joined())
                .points("d = 3", cubic.column("L"), cubic.column("steps"))
                .style(s -> s.joined())),
        List.of(
            Finding.exact(
                "exponent of ξ, one layer, L = 128",
                2,
                PowerLawFit.of(range, away).exponent().mean(),
                0.02),
            Finding.exact("steps over ξ^2, one layer, ξ = 32", 13.09043, away[3] / 1024, 0.03),
            Finding.exact("steps of range 1, d = 2, L = 16", 51, local.column("steps")[1], 1),
            Finding.exact("steps of range 1, d = 2, L = 128", 89, local.column("steps")[4], 1),
            Finding.exact("steps of range 1, d = 3, L = 32", 26, cubic.column("steps")[2], 1),
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

  /** Steps of one layer on a lattice much larger than ξ = 1/m. */
  private static double stepsAt(double range) {
    Propagator field = Propagator.free(new Lattice(2, 128), 1 / range);
    return new TrainingTime(ModeSpectrum.of(field.spectrum())).oneLayer(0.01);
  }

  /** τ_ε/m², ε = 1 %, d = 2. */
  private static double law(double range) {
    return new TrainingScale(2).tau(0.01) * range * range;
  }
}
