package criticaldiffusion.scorecard.symmetry;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.thermo.EquationOfState;
import criticaldiffusion.thermo.FixedPoint;
import criticaldiffusion.thermo.Frame;
import criticaldiffusion.thermo.TwoPoint;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/**
 * (1 + θ²)x against 2θ tanh(θx/(1 − θ²)): the fixed points as crossings (Raya, Ambrogioni 2023).
 */
final class CrossingsOfDrift implements PaperFigure {
  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "drift-crossings";
  }

  @Override
  public String title() {
    return "Both sides of (1 + θ^2)x = 2θ tanh(θx/(1 − θ^2)), before and after the transition";
  }

  @Override
  public String statement() {
    return "At θ = 0.8 the line crosses the other side at three places, 0 and x* = ±0.947; before θ_c it crosses at 0 alone.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    EquationOfState state = new EquationOfState(new TwoPoint(1), Frame.reverseSde());
    double[] before = crossings(0.5);
    double[] after = crossings(0.8);
    List<FixedPoint> solved = state.fixedPoints(-StrictMath.log(0.8));
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.exact("crossings at θ = 0.5", 1, before.length, 0));
    findings.add(Finding.exact("crossings at θ = 0.8", 3, after.length, 0));
    findings.add(
        Finding.exact("largest crossing at θ = 0.8", 0.94703858, after[after.length - 1], 1e-8));
    findings.add(
        Finding.exact(
            "the same from the equation of state",
            solved.get(solved.size() - 1).position(),
            after[after.length - 1],
            1e-9));
    return new Drawn(Panels.beside(sides(0.5, before), sides(0.8, after)), findings);
  }

  private static Figure sides(double theta, double[] crossings) {
    double[] heights = new double[crossings.length];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = line(theta, crossings[i]);
    }
    return Figure.page()
        .title("θ = " + theta)
        .xLabel("x")
        .yLabel("both sides")
        .xRange(-1.5, 1.5)
        .line("(1 + θ^2)x", -1.5, 1.5, x -> line(theta, x))
        .line("2θ tanh(θx/(1 − θ^2))", -1.5, 1.5, x -> curve(theta, x))
        .points("fixed points", crossings, heights)
        .style(s -> s.black());
  }

  private static double line(double theta, double x) {
    return (1 + theta * theta) * x;
  }

  private static double curve(double theta, double x) {
    return 2 * theta * StrictMath.tanh(theta * x / (1 - theta * theta));
  }

  /** Where the two sides cross, by a scan that has no point at 0. */
  private static double[] crossings(double theta) {
    List<Double> found = new ArrayList<>();
    for (int i = -100; i < 100; i++) {
      double from = 0.015 * (i - 0.37);
      double to = 0.015 * (i + 0.63);
      if (difference(theta, from) * difference(theta, to) < 0) {
        found.add(
            new BracketingNthOrderBrentSolver(1e-13, 1e-13, 1e-14, 5)
                .solve(100, x -> difference(theta, x), from, to));
      }
    }
    return found.stream().mapToDouble(x -> x).toArray();
  }

  private static double difference(double theta, double x) {
    return line(theta, x) - curve(theta, x);
  }
}
