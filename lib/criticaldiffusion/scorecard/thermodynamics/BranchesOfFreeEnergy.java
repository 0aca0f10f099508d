package criticaldiffusion.scorecard.thermodynamics;

import criticaldiffusion.experiment.Bifurcation;
import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.experiment.TransitionTimes;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.scorecard.paper.Runs;
import criticaldiffusion.thermo.CurieWeiss;
import java.util.List;
import java.util.Locale;

/** m(T) and the landscape F(X, T) (Ambrogioni 2023). */
final class BranchesOfFreeEnergy implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "free-energy";
  }

  @Override
  public String title() {
    return "Fixed points and free energy of two points (the Curie–Weiss magnet)";
  }

  @Override
  public String statement() {
    return "Below T_c = 1 the free energy of the posterior has two minima: generation breaks the symmetry as a magnet does.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    ResultTable critical = Runs.table(new TransitionTimes(), streams, progress);
    ResultTable branches = Runs.table(new Bifurcation(), streams, progress, "times=0.05:0.7:66");
    double[] stable = Runs.pick(branches, "T", "stable", 1);
    double[] unstable = Runs.pick(branches, "T", "stable", 0);
    Figure fork =
        Figure.page()
            .xLabel("T")
            .yLabel("m")
            .points("stable", stable, Runs.pick(branches, "m", "stable", 1))
            .points("unstable", unstable, Runs.pick(branches, "m", "stable", 0))
            .line("m = T atanh^{−1}", 0.05, 1, CurieWeiss::magnetization)
            .style(s -> s.black().unlisted())
            .verticalMark(1, "T_c");
    Figure landscape = Figure.page().xLabel("X").yLabel("F(X) − F(0)").yRange(-0.25, 0.5);
    for (double t : new double[] {2, 1.2, 1, 0.8, 0.5}) {
      landscape =
          landscape.line(
              "T = " + t,
              -1.6,
              1.6,
              x -> CurieWeiss.freeEnergy(t, x) - CurieWeiss.freeEnergy(t, 0));
    }
    double solved = branches.column("m")[branches.rows() - 1];
    int ordered = 0;
    double[] m = branches.column("m");
    for (int i = 0; i < m.length; i++) {
      ordered = m[i] > m[ordered] ? i : ordered;
    }
    double t = branches.column("T")[ordered];
    return new Drawn(
        Panels.beside(fork, landscape),
        List.of(
            Finding.exact("T_c of two points", 1, critical.column("T")[0], 1e-9),
            Finding.exact("m above T_c", 0, solved, 1e-9),
            Finding.exact(
                String.format(Locale.ROOT, "m − tanh(m/T) at T = %.4f", t),
                0,
                m[ordered] - StrictMath.tanh(m[ordered] / t),
                1e-9),
            Finding.exact("barrier at T = 0.5", 0.1633, CurieWeiss.barrier(0.5), 5e-5)));
  }
}
