package criticaldiffusion.scorecard.symmetry;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.VariancePreserving;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.thermo.generation.FewSteps;
import criticaldiffusion.thermo.generation.LateStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Vanilla against Gaussian late start at n = 3, 5 and 10 steps, a stand-in for the image sets
 * (Raya, Ambrogioni 2023, Fig. 3, Table 1).
 */
final class VanillaAgainstLate implements PaperFigure {
  private static final int[] STEPS = {3, 5, 10};

  /**
   * W₁/σ from N(0, 1) at s = 1, and from the matched Gaussian at the late start s, by an
   * independent program: rows of n, vanilla, s, late.
   */
  private static final double[][] REFERENCE = {
    {0.144021, 0.5, 0.040249}, {0.067716, 0.5, 0.028824}, {0.036671, 0.6, 0.019615}
  };

  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "vanilla-against-late";
  }

  @Override
  public String title() {
    return "Fig. 3 and Table 1: vanilla and Gaussian late start in n = 3, 5, 10 DDIM steps, classes ±4 of variance ¼ on a line";
  }

  @Override
  public String statement() {
    return "At equal numbers of steps a Gaussian late start is better than the vanilla start, the more so the fewer steps"
        + " there are (Table 1: up to three times in FID on image sets). Begun too late, either fails.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    FewSteps few = new FewSteps(4, 0.25, new VariancePreserving(), 4000);
    double[] start = IntStream.rangeClosed(4, 20).mapToDouble(i -> i / 20.0).toArray();
    Figure curves = Figure.page().yLog().xLabel("start time s").yLabel("W_1/σ").yRange(0.01, 0.5);
    double[] vanilla = new double[STEPS.length];
    double[] late = new double[STEPS.length];
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < STEPS.length; i++) {
      int n = STEPS[i];
      int colour = i;
      double[] naive = distances(few, LateStart.Start.NAIVE, start, n);
      double[] matched = distances(few, LateStart.Start.MATCHED, start, n);
      curves =
          curves
              .points("late, n = " + n, start, matched)
              .style(s -> s.colour(colour).joined())
              .line("N(0, 1), n = " + n, start, naive)
              .style(s -> colour > 0 ? s.colour(colour).dashed().unlisted() : s.colour(0).dashed());
      vanilla[i] = naive[naive.length - 1];
      late[i] = few.distance(LateStart.Start.MATCHED, REFERENCE[i][1], n);
      findings.add(Finding.exact("W_1/σ, vanilla, n = " + n, REFERENCE[i][0], vanilla[i], 2e-4));
      findings.add(
          Finding.exact(
              String.format(
                  Locale.ROOT, "W_1/σ, late start at s = %.1f, n = %d", REFERENCE[i][1], n),
              REFERENCE[i][2],
              late[i],
              2e-4));
      progress.report((i + 1.0) / STEPS.length, n + " steps");
    }
    double[] steps = {3, 5, 10};
    findings.add(Finding.exact("vanilla over late, n = 3", 3.6, vanilla[0] / late[0], 0.05));
    findings.add(Finding.exact("s_c", 0.585225, few.criticalTime(), 1e-6));
    return new Drawn(
        Panels.beside(
            curves.verticalMark(few.criticalTime(), "s_c"),
            Figure.page()
                .xLog()
                .yLog()
                .xLabel("steps n")
                .yLabel("W_1/σ")
                .points("vanilla, s = 1", steps, vanilla)
                .style(s -> s.joined())
                .points("Gaussian late start", steps, late)
                .style(s -> s.joined())),
        findings);
  }

  private static double[] distances(FewSteps few, LateStart.Start from, double[] start, int steps) {
    return IntStream.range(0, start.length)
        .mapToDouble(i -> few.distance(from, start[i], steps))
        .toArray();
  }
}
