package criticaldiffusion.scorecard.symmetry;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Potential;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;

/** u''(0) against θ, which changes sign at θ_c (Raya, Ambrogioni 2023). */
final class CurvatureOfOrigin implements PaperFigure {
  /** Of the differences; their error is its square. */
  private static final double STEP = 1e-3;

  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "origin-curvature";
  }

  @Override
  public String title() {
    return "Curvature at the origin of the potential of two points ±1 against θ = e^{−t}";
  }

  @Override
  public String statement() {
    return "u''(0)/β = −½ − (2θ^2 − 1)/(1 − θ^2)^2 changes its sign once, at θ_c = 0.6436: there the symmetry breaks.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    double[] theta = IntStream.range(0, 16).mapToDouble(i -> 0.02 + 0.05 * i).toArray();
    double[] slope = IntStream.range(0, 16).mapToDouble(i -> byForces(theta[i])).toArray();
    double zero =
        new BracketingNthOrderBrentSolver(1e-14, 1e-14, 1e-14, 5)
            .solve(100, CurvatureOfOrigin::byForces, 0.1, 0.9);
    return new Drawn(
        Figure.column()
            .xLabel("θ = e^{−t}")
            .yLabel("u''(0)/β")
            .yRange(-5, 1)
            .line("formula", 0, 0.85, CurvatureOfOrigin::formula)
            .style(s -> s.black())
            .points("from the drift", theta, slope)
            .horizontalMark(0, "")
            .verticalMark(zero, "θ_c"),
        List.of(
            Finding.exact("θ_c, where the slope of the drift changes sign", 0.6436, zero, 5e-5),
            Finding.exact("θ_c against √(√2 − 1)", Math.sqrt(Math.sqrt(2) - 1), zero, 1e-6),
            Finding.exact("u''(0)/β at θ = 0: a unit Gaussian", 0.5, byForces(0), 1e-6),
            Finding.exact(
                "u''(0)/β at θ = 0.8, drift against formula", formula(0.8), byForces(0.8), 1e-4)));
  }

  private static double formula(double theta) {
    double square = theta * theta;
    return -0.5 - (2 * square - 1) / ((1 - square) * (1 - square));
  }

  /** Half the slope of x + 2S at 0, by differences. */
  private static double byForces(double theta) {
    Potential potential = new Potential(theta, 1 - theta * theta, 0);
    return -0.5 * (potential.force(STEP) - potential.force(-STEP)) / (2 * STEP);
  }
}
