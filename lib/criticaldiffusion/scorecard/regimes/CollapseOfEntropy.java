package criticaldiffusion.scorecard.regimes;

import criticaldiffusion.experiment.CollapseEntropy;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.CollapseTheory;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** f^e(t)/α of two Gaussian classes (Biroli et al. 2024, Fig. 3). */
final class CollapseOfEntropy implements PaperFigure {
  private static final int[] DIMENSIONS = {256, 1024, 4096};
  private static final int[] QUERIES = {2000, 1000, 400};
  private static final int SIZE = 20_000;

  /** t_C = ½ log(1 + σ²/(n^{2/d} − 1)) at n = 20,000, Eq. 10. */
  private static final double[] TIMES = {1.29878969, 1.97754672, 2.66707444};

  /**
   * A dot of the paper's figure for each d, its time, value and error, from the numbers published
   * with it.
   */
  private static final double[][] PUBLISHED = {
    {2.512, 0.8687, 0.0023}, {2.904, 0.7852, 0.0046}, {3.296, 0.6415, 0.0091}
  };

  @Override
  public Paper paper() {
    return Paper.DYNAMICAL_REGIMES;
  }

  @Override
  public String name() {
    return "fig3-collapse";
  }

  @Override
  public String title() {
    return "Fig. 3: excess entropy of n = 20,000 points of two Gaussian classes, d = 256, 1024, 4096";
  }

  @Override
  public String statement() {
    return "f^e/α falls from 1 and reaches 0 at t_C = ½ log(1 + σ²/(n^{2/d} − 1)). The paper's line (dashed) leaves"
        + " out the class, at most log 2 nats; with it (full line) theory and dots agree above t_C.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    List<Finding> findings = new ArrayList<>();
    Figure entropy =
        Figure.page().xLabel("t (OU time)").yLabel("f^e/α").xRange(0, 8.2).yRange(-0.05, 1.08);
    Figure clones =
        Figure.page().xLabel("t (OU time)").yLabel("φ_C").xRange(0, 5).yRange(-0.05, 1.08);
    for (int i = 0; i < DIMENSIONS.length; i++) {
      int d = DIMENSIONS[i];
      ResultTable table =
          table(d, QUERIES[i], streams.child(d), progress.between(i / 3.0, (i + 1) / 3.0));
      double[] t = table.column("t");
      double[] value = table.column("f_over_alpha");
      double[] error = table.column("f_over_alpha_error");
      int colour = i;
      entropy =
          entropy
              .points("d = " + d, t, value, error)
              .style(s -> s.colour(colour))
              .line("paper's line, d = " + d, t, table.column("f_theory_paper"))
              .style(s -> s.colour(colour).dashed().unlisted())
              .line("with the class, d = " + d, t, table.column("f_theory"))
              .style(s -> s.colour(colour).unlisted())
              .verticalMark(TIMES[i], "");
      clones =
          clones
              .points("d = " + d, t, table.column("phi_c"), table.column("phi_c_error"))
              .style(s -> s.colour(colour).joined())
              .verticalMark(TIMES[i], "");
      CollapseTheory theory = CollapseTheory.isotropic(1, d);
      findings.add(Finding.exact("t_C, d = " + d, TIMES[i], theory.collapseTime(SIZE), 1e-8));
      int at = nearest(t, PUBLISHED[i][0]);
      Estimate published = new Estimate(PUBLISHED[i][1], PUBLISHED[i][2], 1);
      findings.add(
          Finding.measured(
              String.format(Locale.ROOT, "f^e/α at t = %.3f, d = %d (published dot)", t[at], d),
              published,
              new Estimate(value[at], error[at], QUERIES[i])));
      double[] expected = table.column("f_theory");
      findings.add(
          Finding.measured(
              String.format(
                  Locale.ROOT, "f^e/α at t = %.3f, d = %d (theory with the class)", t[at], d),
              expected[at],
              new Estimate(value[at], error[at], QUERIES[i])));
    }
    return new Drawn(Panels.beside(entropy, clones.horizontalMark(0.5, "")), findings);
  }

  private static ResultTable table(int d, int queries, RandomStreams streams, Progress progress) {
    double[] times = IntStream.range(0, 20).mapToDouble(k -> 8 * (1 - 0.98 * k / 20)).toArray();
    return new CollapseEntropy()
        .run(new CollapseEntropy.Keys(d, SIZE, queries, times, 1, 1, 0.5, 0), streams, progress);
  }

  private static int nearest(double[] t, double at) {
    int best = 0;
    for (int i = 0; i < t.length; i++) {
      best = Math.abs(t[i] - at) < Math.abs(t[best] - at) ? i : best;
    }
    return best;
  }
}
