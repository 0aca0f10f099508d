package criticaldiffusion.scorecard.slowingdown;

import criticaldiffusion.experiment.CriticalDynamics;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.scorecard.paper.Runs;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.stats.PowerLawFit;
import java.util.List;

/** Critical slowing down of the heat bath (arXiv:2605.12597). */
final class CriticalChains implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.SLOWING_DOWN;
  }

  @Override
  public String name() {
    return "markov-chains";
  }

  @Override
  public String title() {
    return "Autocorrelation time of heat-bath sweeps of a free critical field, d = 2, mass 4/L";
  }

  @Override
  public String statement() {
    return "A local Markov chain slows down as L^z with z = 2; the learned score is to do without it.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    ResultTable table =
        Runs.table(new CriticalDynamics(), streams, progress, "sizes=8,12,16,24", "length=2000");
    double[] length = table.column("L");
    List<Estimate> tau = Runs.estimates(table, "tau");
    PowerLawFit fit = PowerLawFit.of(length, tau.toArray(new Estimate[0]));
    return new Drawn(
        Figure.column()
            .xLog()
            .yLog()
            .xLabel("L")
            .yLabel("τ (sweeps)")
            .points("heat bath", length, tau)
            .line("fit", 7, 27, l -> fit.at(l).mean())
            .style(s -> s.black()),
        List.of(
            Finding.measured(
                "z, heat bath (2.02 by an independent program, to 0.02)",
                new Estimate(2.02, 0.02, 1),
                fit.exponent())));
  }
}
