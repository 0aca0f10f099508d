package criticaldiffusion.scorecard.thermodynamics;

import criticaldiffusion.experiment.BathMoments;
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
import criticaldiffusion.thermo.CurieWeiss;
import criticaldiffusion.thermo.generation.Bath;
import criticaldiffusion.thermo.generation.BathScaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Order parameter and Binder cumulant of the bath (Ambrogioni 2023). */
final class BathOfReplicas implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "generative-bath";
  }

  @Override
  public String title() {
    return "Field, order parameter and Binder cumulant of the generative bath of N replicas, exact and by Gibbs sampling";
  }

  @Override
  public String statement() {
    return "With the number of sites of the bath the transition sharpens; the cumulants of different N cross at T_c = 1.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    ResultTable table =
        Runs.table(
            new BathMoments(),
            streams,
            progress,
            "replicas=10,30,100",
            "chains=100",
            "sweeps=200",
            "burn_in=200");
    Figure order = Figure.page().xLabel("T").yLabel("⟨|x|⟩");
    Figure binder = Figure.page().xLabel("T").yLabel("U_4");
    List<Finding> findings = new ArrayList<>();
    for (int replicas : new int[] {10, 30, 100}) {
      double[] t = Runs.pick(table, "T", "N", replicas);
      double[] u4 = Runs.pick(table, "u4_mc", "N", replicas);
      double[] error = Runs.pick(table, "u4_mc_error", "N", replicas);
      String name = "N = " + replicas;
      int colour = findings.size() / 2;
      order =
          order
              .points(
                  name,
                  t,
                  Runs.pick(table, "abs_x_mc", "N", replicas),
                  Runs.pick(table, "abs_x_mc_error", "N", replicas))
              .style(s -> s.colour(colour))
              .line(name + " exact", 0.7, 1.4, x -> new Bath(replicas, x).orderParameter())
              .style(s -> s.colour(colour).unlisted());
      binder =
          binder
              .points(name, t, u4, error)
              .style(s -> s.colour(colour))
              .line(name + " exact", 0.7, 1.4, x -> new Bath(replicas, x).binderCumulant())
              .style(s -> s.colour(colour).unlisted());
      for (int i : new int[] {1, 2}) {
        double exact = Runs.pick(table, "u4", "N", replicas)[i];
        findings.add(
            Finding.measured(
                String.format(Locale.ROOT, "U_4 at T = %.1f, N = %d", t[i], replicas),
                exact,
                new Estimate(u4[i], error[i], 100)));
      }
    }
    findings.add(
        Finding.exact(
            "place of the largest P_N(X), N = 10^6, T = 0.8, over X* of N = ∞",
            1,
            peak(new Bath(1_000_000, 0.8)) / CurieWeiss.magnetization(0.8),
            1e-3));
    findings.add(
        Finding.exact(
            "crossing of U_4 of N = 2000 and 8000, T",
            1,
            BathScaling.binderCrossing(2000, 8000),
            0.01));
    return new Drawn(
        Panels.rows(
            2,
            densities(1.25),
            densities(0.8),
            order.verticalMark(1, ""),
            binder.verticalMark(1, "T_c")),
        findings);
  }

  private static double peak(Bath bath) {
    double[] x = IntStream.rangeClosed(0, 20_000).mapToDouble(i -> i / 20_000.0).toArray();
    double[] density = bath.density(x);
    int best =
        IntStream.range(0, x.length).reduce((a, b) -> density[b] > density[a] ? b : a).getAsInt();
    return x[best];
  }

  /** P_N(X); for N → ∞ it is concentrated at the fixed points. */
  private static Figure densities(double temperature) {
    double[] x = IntStream.rangeClosed(-150, 150).mapToDouble(i -> i / 75.0).toArray();
    Figure figure = Figure.page().xLabel("X").yLabel("P_N(X), T = " + temperature);
    for (int replicas : new int[] {1, 10, 30, 100}) {
      figure = figure.line("N = " + replicas, x, new Bath(replicas, temperature).density(x));
    }
    double fixed = CurieWeiss.magnetization(temperature);
    return figure.verticalMark(fixed, "X*").verticalMark(-fixed, "");
  }
}
