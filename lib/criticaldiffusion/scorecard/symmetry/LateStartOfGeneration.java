package criticaldiffusion.scorecard.symmetry;

import criticaldiffusion.experiment.LateStarts;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.scorecard.paper.Runs;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Late start, matched and naive (Raya, Ambrogioni 2023, Figs. 2 and 4). */
final class LateStartOfGeneration implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "late-start";
  }

  @Override
  public String title() {
    return "Generation that begins late, at a Gaussian: divergence and class shares of two points, weight 0.8";
  }

  @Override
  public String statement() {
    return "Until the symmetry breaks the noised data are nearly Gaussian, so generation may begin there; from a Gaussian with the moments of the data almost nothing is lost.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    ResultTable table = Runs.table(new LateStarts(), streams, progress, "trajectories=100000");
    double[] t = table.column("t");
    double critical = t[0] - table.column("t_minus_critical_time")[0];
    List<Estimate> matched = Runs.estimates(table, "share_matched_mc");
    List<Estimate> naive = Runs.estimates(table, "share_naive_mc");
    List<Finding> findings = new ArrayList<>();
    for (int i : new int[] {4, 9, 14}) {
      String at = String.format(Locale.ROOT, ", t = %.1f", t[i]);
      findings.add(
          Finding.measured(
              "share of the class, matched start" + at,
              table.column("share_sde_matched")[i],
              matched.get(i)));
      findings.add(
          Finding.measured(
              "share of the class, naive start" + at,
              table.column("share_sde_naive")[i],
              naive.get(i)));
    }
    findings.add(Finding.exact("t_c of the reverse SDE", 0.440687, critical, 1e-6));
    return new Drawn(
        Panels.beside(
            Figure.page()
                .yLog()
                .xLabel("start time t")
                .yLabel("divergence (nats)")
                .line("matched Gaussian", t, table.column("kl_matched"))
                .line("naive Gaussian", t, table.column("kl_naive"))
                .verticalMark(critical, "t_c"),
            Figure.page()
                .xLabel("start time t")
                .yLabel("share of the class")
                .points("matched", t, matched)
                .points("naive", t, naive)
                .line("matched, exact", t, table.column("share_sde_matched"))
                .style(s -> s.colour(0).unlisted())
                .line("naive, exact", t, table.column("share_sde_naive"))
                .style(s -> s.colour(1).unlisted())
                .horizontalMark(0.8, "data")
                .verticalMark(critical, "")),
        findings);
  }
}
