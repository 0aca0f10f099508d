package criticaldiffusion.scorecard.regimes;

import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.CollapseTheory;
import criticaldiffusion.regime.Speciation;
import criticaldiffusion.sampler.ExponentialIntegrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Noise, then a class, then a datum: trajectories of the empirical score (Biroli et al. 2024, Fig.
 * 1).
 */
final class RegimesOfTrajectories implements PaperFigure {
  private static final int DIMENSION = 8;
  private static final int DATA = 40;
  private static final int TRAJECTORIES = 2000;
  private static final int SHOWN = 60;
  private static final int STEPS = 600;
  private static final double HORIZON = 5;
  private static final double END = 0.01;

  @Override
  public Paper paper() {
    return Paper.DYNAMICAL_REGIMES;
  }

  @Override
  public String name() {
    return "fig1-regimes";
  }

  @Override
  public String title() {
    return "Fig. 1: backward trajectories under the exact score of "
        + DATA
        + " data points in d = "
        + DIMENSION;
  }

  @Override
  public String statement() {
    return "Above t_S a trajectory is noise; between t_S and t_C it belongs to a class; below t_C it is drawn"
        + " into one point of the training set.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    Speciation model = new Speciation(DIMENSION, 1.5, 0.09, 0.5);
    EmpiricalDistribution data = TrainingSets.of(model, DATA, streams);
    Batch points = data.data();
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck(HORIZON);
    TimeGrid grid = TimeGrid.uniformLogSnr(schedule, HORIZON, END, STEPS);
    Batch x = new Batch(TRAJECTORIES, DIMENSION);
    data.diffused(schedule.alpha(HORIZON), schedule.variance(HORIZON))
        .draw(streams.child("start").streams(TRAJECTORIES), x);
    double[][] path = new double[SHOWN][STEPS + 1];
    double[] t = IntStream.rangeClosed(0, STEPS).mapToDouble(grid::time).toArray();
    new Sampler(ReverseProcess.sde(schedule, data), new ExponentialIntegrator(), grid)
        .run(
            x,
            streams.child("noise").streams(TRAJECTORIES),
            (k, time, block, first) -> {
              for (int i = 0; i < block.size() && first + i < SHOWN; i++) {
                path[first + i][k] = along(block, i);
              }
            });
    progress.report(1, "trajectories");
    double collapse = CollapseTheory.isotropic(0.09, DIMENSION).collapseTime(DATA / 2.0);
    Figure figure =
        Figure.page()
            .xLabel("t (OU time)")
            .yLabel("m·x/|m|")
            .xLog()
            .noLegend()
            .verticalMark(model.time(), "t_S")
            .verticalMark(collapse, "t_C");
    double[] distance = new double[TRAJECTORIES];
    for (int i = 0; i < SHOWN; i++) {
      int colour = path[i][STEPS] > 0 ? 0 : 1;
      figure = figure.line("trajectory " + i, t, path[i]).style(s -> s.colour(colour).weight(0.5));
    }
    for (int i = 0; i < TRAJECTORIES; i++) {
      double length = nearest(points, x, i);
      distance[i] = length * length / (DIMENSION * schedule.variance(END));
    }
    return new Drawn(
        Panels.beside(figure).unlabelled(),
        List.of(
            Finding.measured(
                "|x − αa|²/(dΔ), nearest datum a, at t = " + END, 1, Estimate.of(distance))));
  }

  private static double along(Batch x, int row) {
    double sum = 0;
    for (int j = 0; j < DIMENSION; j++) {
      sum += x.get(row, j);
    }
    return sum / StrictMath.sqrt(DIMENSION);
  }

  private static double nearest(Batch points, Batch x, int row) {
    double least = Double.POSITIVE_INFINITY;
    double alpha = StrictMath.exp(-END);
    for (int i = 0; i < points.size(); i++) {
      double square = 0;
      for (int j = 0; j < DIMENSION; j++) {
        double apart = x.get(row, j) - alpha * points.get(i, j);
        square += apart * apart;
      }
      least = Math.min(least, square);
    }
    return StrictMath.sqrt(least);
  }
}
