package criticaldiffusion.scorecard.regimes;

import criticaldiffusion.data.DataSet;
import criticaldiffusion.data.SyntheticImages;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.linalg.Spectrum;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.ExcessEntropy;
import criticaldiffusion.regime.WeightStatistics;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Both regimes of images with the exact score (Biroli et al. 2024, Figs. 5a, 5c). */
final class RegimesOfImages implements PaperFigure {
  private static final int COUNT = 1000;
  private static final int QUERIES = 2000;

  @Override
  public Paper paper() {
    return Paper.DYNAMICAL_REGIMES;
  }

  @Override
  public String name() {
    return "fig5-images";
  }

  @Override
  public String title() {
    return "Figs. 5a, 5c on drawn digits (1 and 8, 16 × 16, n = "
        + COUNT
        + ") with the exact score";
  }

  @Override
  public String statement() {
    return "f^e/α falls to 0 where φ_C, the share of clones that end at one datum, rises to 1; both happen below"
        + " t_S = ½ log Λ. The paper's image sets and trained networks are not part of this library.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    DataSet set = SyntheticImages.digits(16, COUNT, 1, 1, 8);
    double speciation = 0.5 * StrictMath.log(Spectrum.top(set.points(), 1).largest());
    double[] times =
        IntStream.range(0, 17).mapToDouble(k -> StrictMath.exp(0.7 - 0.25 * k)).toArray();
    List<WeightStatistics> measured =
        new ExcessEntropy(EmpiricalDistribution.of(set.points()), new OrnsteinUhlenbeck(10))
            .measure(times, QUERIES, streams.child("queries"), progress);
    List<Estimate> entropy = measured.stream().map(WeightStatistics::overAlpha).toList();
    List<Estimate> clones = measured.stream().map(WeightStatistics::participation).toList();
    Figure left =
        Figure.page()
            .xLog()
            .xLabel("t (OU time)")
            .yLabel("f^e/α")
            .yRange(-0.05, 1.05)
            .noLegend()
            .points("f^e/α", times, entropy)
            .style(s -> s.joined());
    Figure right =
        Figure.page()
            .xLog()
            .xLabel("t (OU time)")
            .yLabel("φ_C")
            .yRange(-0.05, 1.05)
            .noLegend()
            .points("φ_C", times, clones)
            .style(s -> s.joined())
            .horizontalMark(0.5, "½");
    Estimate half = ExcessEntropy.halfTime(measured);
    List<Finding> findings = new ArrayList<>();
    for (WeightStatistics w : measured) {
      double phi = w.participation().mean();
      if (phi > 0.05 && phi < 0.95 && findings.size() < 5) {
        findings.add(
            Finding.measured(
                String.format(Locale.ROOT, "E Σw² − E w_true at t = %.3f", w.time()),
                0,
                w.participationDifference()));
      }
    }
    findings.add(Finding.exact("t_C below t_S", 1, half.mean() < speciation ? 1 : 0, 0));
    return new Drawn(
        Panels.beside(
            left.verticalMark(speciation, "t_S").verticalMark(half.mean(), "t_C"),
            right.verticalMark(speciation, "t_S").verticalMark(half.mean(), "t_C")),
        findings);
  }
}
