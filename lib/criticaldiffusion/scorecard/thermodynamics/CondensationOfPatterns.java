package criticaldiffusion.scorecard.thermodynamics;

import criticaldiffusion.experiment.PatternCondensation;
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

/** Weight of the true pattern and participation against t (Ambrogioni 2023). */
final class CondensationOfPatterns implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "condensation";
  }

  @Override
  public String title() {
    return "Condensation of the posterior of e^{αd} random patterns, α = 0.3, d = 20";
  }

  @Override
  public String statement() {
    return "Below t_C = 0.398 the posterior condenses on the true pattern (a random energy model).";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    ResultTable table = Runs.table(new PatternCondensation(), streams, progress, "replicas=1000");
    double[] t = table.column("t");
    double critical = table.column("t_c")[0];
    var weight = Runs.estimates(table, "true_weight");
    var participation = Runs.estimates(table, "y2");
    return new Drawn(
        Panels.beside(
            Figure.page()
                .xLabel("t (OU time)")
                .yLabel("weight")
                .points("w of the true pattern", t, weight)
                .points("Σ w²", t, participation)
                .style(s -> s.joined())
                .verticalMark(critical, "t_C"),
            Figure.page()
                .xLabel("t (OU time)")
                .yLabel("entropy (nats)")
                .points("d = 20", t, Runs.estimates(table, "entropy"))
                .line("d = ∞", t, table.column("entropy_theory"))
                .style(s -> s.black())
                .verticalMark(critical, "t_C")),
        List.of(
            Finding.exact("t_C", 0.398, critical, 5e-4),
            Finding.measured(
                "Σw² against the weight of the true pattern, t = 0.4",
                weight.get(3),
                participation.get(3)),
            Finding.measured(
                "Σw² against the weight of the true pattern, t = 0.7",
                weight.get(6),
                participation.get(6))));
  }
}
