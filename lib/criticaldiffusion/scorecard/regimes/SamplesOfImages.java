package criticaldiffusion.scorecard.regimes;

import criticaldiffusion.data.DataSet;
import criticaldiffusion.data.SyntheticImages;
import criticaldiffusion.field.DataSpan;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.figure.ColourMap;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.DdpmPosterior;
import criticaldiffusion.sampler.Heun;
import criticaldiffusion.sampler.Integrator;
import criticaldiffusion.sampler.SpanSampler;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Generated images over the data nearest to them (Biroli et al. 2024, Figs. S1–S6). */
final class SamplesOfImages implements PaperFigure {
  private static final int PIXELS = 16;
  private static final int COUNT = 400;
  private static final int SAMPLES = 300;
  private static final int SHOWN = 8;
  private static final int NEAREST = 3;
  private static final double STOP = 1e-3;

  /** ε of the smoothed score; the pixels of the data lie between 0 and 1. */
  private static final double SMOOTHING = 0.25;

  @Override
  public Paper paper() {
    return Paper.DYNAMICAL_REGIMES;
  }

  @Override
  public String name() {
    return "figs1-s6-samples";
  }

  @Override
  public String title() {
    return "Figs. S1–S6: generated digits (upper row) and the three data nearest to each (below), n = "
        + COUNT;
  }

  @Override
  public String statement() {
    return "Every image made with the exact score is a copy of one datum; those of a smoothed score are as near to the"
        + " second datum as to the first (the paper shows trained networks).";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    DataSet set = SyntheticImages.digits(PIXELS, COUNT, 1, 1, 8);
    Batch exact = generated(set, 0, 1, new DdpmPosterior(), streams.child("exact"));
    progress.report(0.5, "exact score");
    Batch smooth = generated(set, SMOOTHING, 0, new Heun(), streams.child("smooth"));
    double noise = -StrictMath.expm1(-2 * STOP) * set.dimension();
    double[] copies = distances(set.points(), exact, 0);
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.measured(
            "d_1^2 of the exact score over dΔ_t at t = 0.001",
            1,
            Estimate.of(Arrays.stream(copies).map(d -> d * d / noise).toArray())));
    Batch direct = new Batch(SAMPLES, set.dimension());
    EmpiricalDistribution.of(set.points())
        .diffused(1, SMOOTHING * SMOOTHING) // the smoothed law, and its noise at the last time
        .diffused(StrictMath.exp(-STOP), -StrictMath.expm1(-2 * STOP))
        .draw(streams.child("direct").streams(SAMPLES), direct);
    findings.add(
        Finding.measured(
            "mean d_1, smoothed score, against data with noise of that width",
            Estimate.of(distances(set.points(), direct, 0)),
            Estimate.of(distances(set.points(), smooth, 0))));
    findings.add(
        Finding.measured(
            "mean d_2, smoothed score, likewise",
            Estimate.of(distances(set.points(), direct, 1)),
            Estimate.of(distances(set.points(), smooth, 1))));
    return new Drawn(
        Panels.beside(
            mosaic(set.points(), exact).title("exact score"),
            mosaic(set.points(), smooth).title("smoothed, ε = " + SMOOTHING)),
        findings);
  }

  /** By the SDE (λ = 1), or where the law is smooth by the ODE, of second order. */
  private static Batch generated(
      DataSet set,
      double bandwidth,
      double stochasticity,
      Integrator integrator,
      RandomStreams streams) {
    OrnsteinUhlenbeck schedule = new OrnsteinUhlenbeck(10);
    return new SpanSampler(
            DataSpan.of(EmpiricalDistribution.of(set.points())),
            schedule,
            bandwidth,
            stochasticity,
            integrator,
            TimeGrid.uniformLogSnr(schedule, 5, STOP, 150))
        .run(SAMPLES, streams);
  }

  /** The data by their distance from a row. */
  private static int[] order(Batch data, Batch x, int row) {
    double[] distance =
        IntStream.range(0, data.size()).mapToDouble(k -> distance(data, k, x, row)).toArray();
    return IntStream.range(0, data.size())
        .boxed()
        .sorted(Comparator.comparingDouble(k -> distance[k]))
        .mapToInt(k -> k)
        .toArray();
  }

  private static double distance(Batch data, int k, Batch x, int row) {
    double sum = 0;
    for (int j = 0; j < data.dimension(); j++) {
      double apart = x.get(row, j) - data.get(k, j);
      sum += apart * apart;
    }
    return Math.sqrt(sum);
  }

  /** From each row to the datum of this rank. */
  private static double[] distances(Batch data, Batch x, int rank) {
    return IntStream.range(0, x.size())
        .mapToDouble(i -> distance(data, order(data, x, i)[rank], x, i))
        .toArray();
  }

  private static Figure mosaic(Batch data, Batch x) {
    double[][] cells = new double[(NEAREST + 1) * PIXELS][SHOWN * PIXELS];
    for (int i = 0; i < SHOWN; i++) {
      int[] order = order(data, x, i);
      for (int k = 0; k <= NEAREST; k++) {
        for (int j = 0; j < PIXELS * PIXELS; j++) {
          int row = (NEAREST + 1 - k) * PIXELS - 1 - j / PIXELS;
          cells[row][i * PIXELS + j % PIXELS] = k == 0 ? x.get(i, j) : data.get(order[k - 1], j);
        }
      }
    }
    return Figure.page()
        .heatMap("images", cells, 0, SHOWN, 0, NEAREST + 1, ColourMap.GREY)
        .colours("", -0.2, 1.2)
        .xLabel("image")
        .equalScales()
        .noLegend();
  }
}
