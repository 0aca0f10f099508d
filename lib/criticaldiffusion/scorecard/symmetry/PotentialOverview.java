package criticaldiffusion.scorecard.symmetry;

import criticaldiffusion.field.PointSet;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Potential;
import criticaldiffusion.sampler.ExponentialIntegrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.schedule.VariancePreserving;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;

/** Trajectories, and one well that flattens and splits (Raya, Ambrogioni 2023, Fig. 1). */
final class PotentialOverview implements PaperFigure {
  private static final VariancePreserving SCHEDULE = new VariancePreserving();
  private static final int STEPS = 1000;
  private static final int TRAJECTORIES = 4000;
  private static final int SHOWN = 50;

  /** θ at the steps 700, 293 and 150 of 1000, and x* there. */
  private static final double[][] WELLS = {{0.0844, 0}, {0.6429, 0}, {0.8874, 0.992411}};

  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "potential-overview";
  }

  @Override
  public String title() {
    return "Generation of two points ±1: trajectories, and the potential before, at and after the transition";
  }

  @Override
  public String statement() {
    return "The potential has one well at 0, is flat there at step 293 of 1000 and has two wells after it;"
        + " trajectories leave the centre and fall into one of them.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    double[][] path = new double[TRAJECTORIES][STEPS + 1];
    TimeGrid grid = TimeGrid.uniform(1, 0, STEPS);
    PointSet points = PointSet.of(new double[][] {{1}, {-1}});
    Batch x = new Batch(TRAJECTORIES, 1);
    points
        .diffused(SCHEDULE.alpha(1), SCHEDULE.variance(1))
        .draw(streams.child("start").streams(TRAJECTORIES), x);
    new Sampler(ReverseProcess.sde(SCHEDULE, points), new ExponentialIntegrator(), grid)
        .run(
            x,
            streams.child("noise").streams(TRAJECTORIES),
            (k, s, block, first) -> {
              for (int i = 0; i < block.size(); i++) {
                path[first + i][k] = block.get(i, 0);
              }
            });
    progress.report(0.9, "trajectories");
    List<Finding> findings = new ArrayList<>();
    Figure wells = Figure.page().xLabel("x").yLabel("u(x)/β − u(0)/β").yRange(-1.6, 1.2);
    for (double[] well : WELLS) {
      Potential potential = at(well[0]);
      wells =
          wells.line("θ = " + well[0], -2, 2, y -> 0.5 * (potential.value(y) - potential.value(0)));
      findings.add(Finding.exact("x* at θ = " + well[0], well[1], potential.minimum(1), 1e-5));
    }
    int critical = STEPS - (int) Math.round(STEPS * SCHEDULE.timeAtOu(criticalTime()));
    int kept = 0;
    for (double[] one : path) {
      kept += one[critical] * one[STEPS] > 0 ? 1 : 0;
    }
    double signal = SCHEDULE.alpha(grid.time(critical));
    findings.add(
        Finding.measured(
            "share of trajectories that at θ_c are on the side of their end",
            0.5 * Erf.erfc(-signal / Math.sqrt(2 * (1 - signal * signal))),
            Estimate.ofFraction(kept, TRAJECTORIES)));
    return new Drawn(
        Panels.beside(trajectories(path, grid).verticalMark(critical, "θ_c"), wells), findings);
  }

  /** ½ asinh 1. */
  private static double criticalTime() {
    return 0.5 * StrictMath.log(1 + Math.sqrt(2));
  }

  private static Potential at(double theta) {
    return new Potential(theta, 1 - theta * theta, 0);
  }

  private static Figure trajectories(double[][] path, TimeGrid grid) {
    double[] step = IntStream.rangeClosed(0, STEPS).mapToDouble(k -> k).toArray();
    Figure figure = Figure.page().xLabel("generation step t").yLabel("x").noLegend();
    for (int i = 0; i < SHOWN; i++) {
      int colour = path[i][STEPS] > 0 ? 0 : 1;
      figure =
          figure.line("trajectory " + i, step, path[i]).style(s -> s.colour(colour).weight(0.3));
    }
    double[] star =
        IntStream.range(0, STEPS)
            .mapToDouble(k -> at(SCHEDULE.alpha(grid.time(k))).minimum(1))
            .toArray();
    double[] before = IntStream.range(0, STEPS).mapToDouble(k -> k).toArray();
    return figure
        .line("upper well", before, star)
        .style(s -> s.black())
        .line("lower well", before, IntStream.range(0, STEPS).mapToDouble(k -> -star[k]).toArray())
        .style(s -> s.black());
  }
}
