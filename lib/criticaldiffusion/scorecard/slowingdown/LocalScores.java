package criticaldiffusion.scorecard.slowingdown;

import criticaldiffusion.experiment.CriticalLocal;
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
import java.util.List;

/** Loss and susceptibility of scores of fixed range (arXiv:2605.12597). */
final class LocalScores implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.SLOWING_DOWN;
  }

  @Override
  public String name() {
    return "local-score";
  }

  @Override
  public String title() {
    return "Scores of finite range r at criticality, d = 3";
  }

  @Override
  public String statement() {
    return "A score of short range loses little: the exact one decays at the distance √(e^{2t} − 1). What a fixed range generates has a finite susceptibility.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    ResultTable table =
        Runs.table(
            new CriticalLocal(),
            streams,
            progress,
            "dimension=3",
            "sizes=8,16,32",
            "ranges=1,2,3",
            "time=0.4");
    double[] steps =
        Runs.table(
                new CriticalTrainingTime(),
                streams,
                progress,
                "layers=local",
                "dimension=3",
                "sizes=8,16,32")
            .column("steps");
    Figure loss = Figure.page().yLog().xLabel("range r").yLabel("relative loss, t = 0.4");
    Figure susceptibility =
        Figure.page().xLog().yLog().xLabel("L").yLabel("generated susceptibility χ");
    for (int length : new int[] {8, 16, 32}) {
      loss =
          loss.points(
                  "L = " + length,
                  Runs.pick(table, "r", "L", length),
                  Runs.pick(table, "loss", "L", length))
              .style(s -> s.joined());
    }
    for (int range : new int[] {1, 2, 3}) {
      susceptibility =
          susceptibility
              .points(
                  "r = " + range,
                  Runs.pick(table, "L", "r", range),
                  Runs.pick(table, "chi", "r", range))
              .style(s -> s.joined());
    }
    double[] exact = Runs.pick(table, "chi_exact", "r", 1);
    double[] fixed = Runs.pick(table, "chi", "r", 2);
    return new Drawn(
        Panels.beside(
            loss,
            susceptibility
                .line("exact", Runs.pick(table, "L", "r", 1), exact)
                .style(s -> s.black())),
        List.of(
            Finding.exact("χ generated, r = 2, L = 16", 25.09, fixed[1], 0.25),
            Finding.exact("χ generated, r = 2, L = 32", 24.83, fixed[2], 0.25),
            Finding.exact("training steps to 1 %, r = 1, t = 0, L = 8", 29, steps[0], 1),
            Finding.exact("training steps to 1 %, r = 1, t = 0, L = 32", 26, steps[2], 1),
            Finding.exact("χ exact, L = 32 over L = 16", 4, exact[2] / exact[1], 0.2)));
  }
}
