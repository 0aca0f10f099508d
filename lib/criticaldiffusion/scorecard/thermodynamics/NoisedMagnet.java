package criticaldiffusion.scorecard.thermodynamics;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.thermo.EquationOfState;
import criticaldiffusion.thermo.Frame;
import criticaldiffusion.thermo.MeanFieldIsing;
import criticaldiffusion.thermo.Transitions;
import java.util.List;

/** T_c of noised mean-field Ising data against their coupling (Ambrogioni 2023, 5.4). */
final class NoisedMagnet implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "diffused-ising";
  }

  @Override
  public String title() {
    return "Critical temperature of generation for mean-field Ising data against their coupling J";
  }

  @Override
  public String statement() {
    return "Data that are ordered more break the symmetry earlier in generation: T_c = 1/(1 − J), the largest"
        + " eigenvalue of their covariance, up to J = 1 where they order by themselves.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    double[] couplings = {0, 0.15, 0.3, 0.45, 0.6, 0.7, 0.8};
    double[] critical = new double[couplings.length];
    for (int i = 0; i < critical.length; i++) {
      critical[i] = criticalTemperature(couplings[i]);
    }
    Figure figure =
        Figure.column()
            .xLabel("J")
            .yLabel("T_c")
            .points("where m = 0 becomes unstable", couplings, critical)
            .line("1/(1 − J)", 0, 0.82, j -> 1 / (1 - j))
            .style(s -> s.black());
    for (int spins : new int[] {10, 40}) {
      figure = figure.line("eigenvalue, N = " + spins, 0, 0.82, j -> eigenvalue(spins, j));
    }
    return new Drawn(
        figure,
        List.of(
            Finding.exact("T_c, J = 0.3", 1 / 0.7, critical[2], 1e-9),
            Finding.exact("T_c, J = 0.8", 5, critical[6], 1e-9),
            Finding.exact(
                "largest eigenvalue, N = 400, J = 0.3 (1.42639 by another program)",
                1.42639,
                eigenvalue(400, 0.3),
                5e-6),
            Finding.exact(
                "N (1/(1 − J) − eigenvalue) (1 − J)^3, N = 10^4, J = 0.3: its limit is J",
                0.3,
                1e4 * (1 / 0.7 - eigenvalue(10_000, 0.3)) * 0.343,
                5e-3)));
  }

  private static double criticalTemperature(double coupling) {
    return Transitions.centreTemperature(
        new EquationOfState(new MeanFieldIsing(coupling), Frame.varianceExploding()));
  }

  /** ⟨M²⟩/N of N spins, the eigenvalue along (1, …, 1): a sum over the numbers of spins up. */
  private static double eigenvalue(int spins, double coupling) {
    double[] log = new double[spins + 1];
    double choose = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int up = 0; up <= spins; up++) {
      double m = 2.0 * up - spins;
      log[up] = choose + coupling * m * m / (2 * spins);
      highest = Math.max(highest, log[up]);
      choose += StrictMath.log((spins - up) / (up + 1.0));
    }
    double weight = 0;
    double square = 0;
    for (int up = 0; up <= spins; up++) {
      double m = 2.0 * up - spins;
      double w = StrictMath.exp(log[up] - highest);
      weight += w;
      square += w * m * m;
    }
    return square / weight / spins;
  }
}
