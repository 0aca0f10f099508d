package criticaldiffusion.scorecard.symmetry;

import criticaldiffusion.field.Covariance;
import criticaldiffusion.field.Diffusible;
import criticaldiffusion.field.GaussianMixture;
import criticaldiffusion.field.PointSet;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.linalg.Batch;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.sampler.Ddim;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.sampler.Sampler;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.schedule.VariancePreserving;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import criticaldiffusion.thermo.generation.LateStart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Shares of the classes after few steps, vanilla and late (Raya, Ambrogioni 2023, Fig. 4). */
final class SharesOfClasses implements PaperFigure {
  private static final VariancePreserving SCHEDULE = new VariancePreserving();
  private static final int SAMPLES = 20_000;
  private static final double WEIGHT = 0.8;

  /** Five classes on a circle of radius 4, of variance ¼. */
  private static final double[] WEIGHTS = {0.45, 0.25, 0.15, 0.1, 0.05};

  private static final double RADIUS = 4;
  private static final double VARIANCE = 0.25;

  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "class-shares";
  }

  @Override
  public String title() {
    return "Fig. 4: shares of the classes after few DDIM steps, vanilla and Gaussian late start; five classes in a plane, and two points of weights 0.8 and 0.2";
  }

  @Override
  public String statement() {
    return "Few vanilla steps change how often rare classes are made; a Gaussian late start with as many steps brings the"
        + " shares back to those of the data (the paper counts faces by race).";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    List<Finding> findings = new ArrayList<>();
    Figure circle = ofFive(streams.child("five"), findings);
    progress.report(0.4, "five classes");
    Figure line = ofTwo(streams.child("two"), findings);
    return new Drawn(Panels.beside(circle, line), findings);
  }

  private static Figure ofFive(RandomStreams streams, List<Finding> findings) {
    GaussianMixture data =
        GaussianMixture.of(
            WEIGHTS,
            IntStream.range(0, 5).mapToObj(SharesOfClasses::centre).toArray(double[][]::new),
            Covariance.isotropic(VARIANCE, 2));
    List<Estimate> vanilla = shares(data, unit(2), 1, 5, streams.child("vanilla"));
    List<Estimate> late = shares(data, matched(data, 0.6), 0.6, 5, streams.child("late"));
    List<Estimate> all = shares(data, matched(data, 1), 1, 200, streams.child("all"));
    for (int k = 0; k < 5; k++) {
      findings.add(
          Finding.measured(
              String.format(
                  Locale.ROOT,
                  "share of class %d, 200 steps from the matched Gaussian at s = 1",
                  k + 1),
              WEIGHTS[k],
              all.get(k)));
    }
    findings.add(
        Finding.exact(
            "shares after 5 steps nearer to the data's from the late start (1 if so)",
            1,
            distance(late) < distance(vanilla) ? 1 : 0,
            0));
    double[] edges = {0.5, 1.5, 2.5, 3.5, 4.5, 5.5};
    return Figure.page()
        .xLabel("class")
        .yLabel("share")
        .yLog()
        .yRange(0.02, 1)
        .steps("data", edges, WEIGHTS)
        .points("vanilla, 5 steps", beside(-0.2), vanilla)
        .points("late, 5 steps", beside(0), late)
        .points("200 steps", beside(0.2), all);
  }

  /** ½Σ|p − w|. */
  private static double distance(List<Estimate> shares) {
    return IntStream.range(0, WEIGHTS.length)
        .mapToDouble(k -> 0.5 * Math.abs(shares.get(k).mean() - WEIGHTS[k]))
        .sum();
  }

  private static Figure ofTwo(RandomStreams streams, List<Finding> findings) {
    PointSet data = PointSet.of(new double[] {WEIGHT, 1 - WEIGHT}, new double[][] {{1}, {-1}});
    LateStart exact = new LateStart(1, WEIGHT);
    double[] start = IntStream.rangeClosed(1, 10).mapToDouble(i -> i / 10.0).toArray();
    Figure figure =
        Figure.page().xLabel("start time s").yLabel("share of the larger class").yRange(0.55, 0.9);
    for (int steps : new int[] {3, 5, 10}) {
      RandomStreams own = streams.child(steps);
      List<Estimate> share = new ArrayList<>();
      for (int i = 0; i < start.length; i++) {
        Diffusible from = gaussian(exact, LateStart.Start.MATCHED, start[i]);
        share.add(shares(data, from, start[i], steps, own.child(i)).get(0));
      }
      figure = figure.points("late, n = " + steps, start, share).style(s -> s.joined());
    }
    double critical = SCHEDULE.timeAtOu(exact.criticalTime());
    for (LateStart.Start kind : LateStart.Start.values()) {
      double expected = exact.shareByOde(kind, exact.criticalTime());
      Diffusible from = gaussian(exact, kind, critical);
      String name = kind.name().toLowerCase(Locale.ROOT);
      findings.add(
          Finding.measured(
              String.format(
                  Locale.ROOT, "two points: share after 200 steps from the %s start at θ_c", name),
              expected,
              shares(data, from, critical, 200, streams.child(name)).get(0)));
    }
    // The same shares by an independent program.
    findings.add(
        Finding.exact(
            "exact share by the ODE, matched, at θ_c",
            0.796193,
            exact.shareByOde(LateStart.Start.MATCHED, exact.criticalTime()),
            1e-6));
    findings.add(
        Finding.exact(
            "exact share by the ODE, naive, at θ_c",
            0.647177,
            exact.shareByOde(LateStart.Start.NAIVE, exact.criticalTime()),
            1e-6));
    return figure
        .line("late, n = ∞", 0.03, 1, s -> ode(exact, LateStart.Start.MATCHED, s))
        .style(s -> s.black())
        .line("N(0, 1), n = ∞", 0.03, 1, s -> ode(exact, LateStart.Start.NAIVE, s))
        .style(s -> s.black().dashed())
        .horizontalMark(WEIGHT, "data")
        .verticalMark(critical, "s_c");
  }

  private static double ode(LateStart exact, LateStart.Start kind, double s) {
    return exact.shareByOde(kind, SCHEDULE.ouTime(s));
  }

  private static Diffusible gaussian(LateStart exact, LateStart.Start kind, double s) {
    double t = SCHEDULE.ouTime(s);
    return GaussianMixture.gaussian(
        new double[] {exact.mean(kind, t)}, Covariance.isotropic(exact.variance(kind, t), 1));
  }

  private static double[] centre(int k) {
    double angle = 2 * Math.PI * k / WEIGHTS.length;
    return new double[] {RADIUS * StrictMath.cos(angle), RADIUS * StrictMath.sin(angle)};
  }

  private static Diffusible unit(int dimension) {
    return GaussianMixture.gaussian(new double[dimension], Covariance.isotropic(1, dimension));
  }

  /** The Gaussian with the mean and covariance of the noised data. */
  private static Diffusible matched(GaussianMixture data, double s) {
    double signal = SCHEDULE.alpha(s);
    double[] mean = new double[2];
    for (int k = 0; k < WEIGHTS.length; k++) {
      mean[0] += signal * WEIGHTS[k] * centre(k)[0];
      mean[1] += signal * WEIGHTS[k] * centre(k)[1];
    }
    double within = signal * signal * VARIANCE + SCHEDULE.variance(s);
    double[][] covariance = {{within, 0}, {0, within}};
    for (int k = 0; k < WEIGHTS.length; k++) {
      double[] y = centre(k);
      for (int i = 0; i < 4; i++) {
        double product = (signal * y[i / 2] - mean[i / 2]) * (signal * y[i % 2] - mean[i % 2]);
        covariance[i / 2][i % 2] += WEIGHTS[k] * product;
      }
    }
    return GaussianMixture.gaussian(mean, Covariance.of(covariance));
  }

  /** The shares after so many DDIM steps from s to 0, each sample counted for its nearest class. */
  private static List<Estimate> shares(
      Diffusible data, Diffusible start, double s, int steps, RandomStreams streams) {
    Batch x = new Batch(SAMPLES, data.dimension());
    start.draw(streams.streams(SAMPLES), x);
    new Sampler(ReverseProcess.ode(SCHEDULE, data), new Ddim(), TimeGrid.uniform(s, 0, steps))
        .run(x, streams.streams(SAMPLES));
    int[] count = new int[data.dimension() == 1 ? 2 : WEIGHTS.length];
    for (int i = 0; i < SAMPLES; i++) {
      count[data.dimension() == 1 ? (x.get(i, 0) > 0 ? 0 : 1) : nearest(x, i)]++;
    }
    return Arrays.stream(count).mapToObj(n -> Estimate.ofFraction(n, SAMPLES)).toList();
  }

  private static int nearest(Batch x, int row) {
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < WEIGHTS.length; k++) {
      double[] y = centre(k);
      double overlap = y[0] * x.get(row, 0) + y[1] * x.get(row, 1);
      best = overlap > most ? k : best;
      most = Math.max(most, overlap);
    }
    return best;
  }

  private static double[] beside(double shift) {
    return IntStream.range(0, WEIGHTS.length).mapToDouble(k -> 1 + k + shift).toArray();
  }
}
