package criticaldiffusion.scorecard.symmetry;

import criticaldiffusion.experiment.ResultTable;
import criticaldiffusion.experiment.TransitionTimes;
import criticaldiffusion.figure.ColourMap;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Marker;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Potential;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.scorecard.paper.Runs;
import criticaldiffusion.thermo.EquationOfState;
import criticaldiffusion.thermo.FixedPoint;
import criticaldiffusion.thermo.Frame;
import criticaldiffusion.thermo.TwoPoint;
import java.util.ArrayList;
import java.util.List;

/** The pitchfork of the reverse SDE (Raya, Ambrogioni 2023, Fig. 1). */
final class ReverseFork implements PaperFigure {
  private static final double REACH = 1.6;

  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "reverse-fork";
  }

  @Override
  public String title() {
    return "Phase portrait: fixed points of the reverse drift of two points against θ = e^{−t}, and the drift times 1 − θ^2 (red upwards)";
  }

  @Override
  public String statement() {
    return "The drift of generation has one fixed point up to θ_c = 0.6436 and two stable ones beyond (a pitchfork); the ODE never has the centre stable.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    ResultTable critical = Runs.table(new TransitionTimes(), streams, progress);
    EquationOfState reverse = new EquationOfState(new TwoPoint(1), Frame.reverseSde());
    List<double[]> stable = new ArrayList<>();
    List<double[]> unstable = new ArrayList<>();
    for (int i = 1; i < 100; i++) {
      double theta = i / 100.0;
      for (FixedPoint point : reverse.fixedPoints(-StrictMath.log(theta))) {
        (point.isStable() ? stable : unstable).add(new double[] {theta, point.position()});
      }
    }
    double[] theta = critical.column("theta");
    return new Drawn(
        Figure.column()
            .xLabel("θ = e^{−t}")
            .yLabel("x")
            .heatMap("drift", drift(), 0, 1, -REACH, REACH, ColourMap.BLUE_RED)
            .colours("scaled drift", -2, 2)
            .points("stable", column(stable, 0), column(stable, 1))
            .style(s -> s.black().weight(0.6))
            .points("unstable", column(unstable, 0), column(unstable, 1))
            .style(s -> s.black().marker(Marker.OPEN_CIRCLE).weight(0.6)),
        List.of(
            Finding.exact("θ_c", 0.6436, theta[1], 5e-5),
            Finding.exact("x* at θ = 0.8", 0.947039, top(reverse, 0.8), 1e-6),
            Finding.exact("x* at θ = 0.8874", 0.992411, top(reverse, 0.8874), 1e-5),
            Finding.exact("x* at θ = 0.6429", 0, top(reverse, 0.6429), 1e-9)));
  }

  /** The flow: upward (red) where the drift x + 2S is positive, times 1 − θ² to stay finite. */
  private static double[][] drift() {
    double[][] drift = new double[60][80];
    for (int row = 0; row < drift.length; row++) {
      double x = REACH * (2 * (row + 0.5) / drift.length - 1);
      for (int column = 0; column < drift[row].length; column++) {
        double theta = (column + 0.5) / drift[row].length;
        double noise = 1 - theta * theta;
        drift[row][column] = noise * new Potential(theta, noise, 0).force(x);
      }
    }
    return drift;
  }

  private static double top(EquationOfState state, double theta) {
    return state.stable(-StrictMath.log(theta)).stream()
        .mapToDouble(FixedPoint::position)
        .max()
        .orElseThrow();
  }

  private static double[] column(List<double[]> points, int place) {
    return points.stream().mapToDouble(p -> p[place]).toArray();
  }
}
