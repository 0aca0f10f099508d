package criticaldiffusion.scorecard.regimes;

import criticaldiffusion.data.DataSet;
import criticaldiffusion.data.SyntheticImages;
import criticaldiffusion.field.EmpiricalDensity;
import criticaldiffusion.field.EmpiricalDistribution;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.linalg.Spectrum;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.parallel.RowBlocks;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.Classifier;
import criticaldiffusion.regime.UTurn;
import criticaldiffusion.sampler.ExponentialIntegrator;
import criticaldiffusion.sampler.ReverseProcess;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.stats.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** φ(t/t_S) of images (Biroli et al. 2024, Fig. 4). */
final class SpeciationOfImages implements PaperFigure {
  private static final int[][] DIGITS = {{1, 8}, {0, 7}, {3, 5}};
  private static final int PIXELS = 16;
  private static final int COUNT = 200;
  private static final int DRAWS = 1000;
  private static final int TURNS = 500;
  private static final OrnsteinUhlenbeck SCHEDULE = new OrnsteinUhlenbeck(10);

  @Override
  public Paper paper() {
    return Paper.DYNAMICAL_REGIMES;
  }

  @Override
  public String name() {
    return "fig4-images";
  }

  @Override
  public String title() {
    return String.format(
        Locale.ROOT,
        "Fig. 4: share of clones that end in one class, pairs of drawn digits (%d × %d, n = %d) with the exact score",
        PIXELS,
        PIXELS,
        COUNT);
  }

  @Override
  public String statement() {
    return "The clones of every set lose their class near t_S = ½ log Λ, which needs the data alone: φ = 0.775 at t/t_S of"
        + " order 1 (0.68 to 1.05 for the paper's five image sets, in OU time); the drawn digits cross somewhat later.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    List<Finding> findings = new ArrayList<>();
    Figure plain = Figure.page().xLabel("t (OU time)").yLabel("φ(t)").yRange(0.45, 1.03);
    Figure scaled = Figure.page().xLabel("t/t_S").yLabel("φ(t)").yRange(0.45, 1.03);
    for (int i = 0; i < DIGITS.length; i++) {
      String name = DIGITS[i][0] + " and " + DIGITS[i][1];
      DataSet set = SyntheticImages.digits(PIXELS, COUNT, 1, DIGITS[i]);
      EmpiricalDistribution data = EmpiricalDistribution.of(set.points());
      double speciation = 0.5 * StrictMath.log(Spectrum.top(set.points(), 1).largest());
      double[] t = IntStream.rangeClosed(1, 16).mapToDouble(k -> 0.15 * k * speciation).toArray();
      RandomStreams own = streams.child(i);
      Estimate[] phi = new Estimate[t.length];
      for (int k = 0; k < t.length; k++) {
        phi[k] = purity(set, data, t[k], own.child(k));
      }
      int colour = i;
      plain = plain.points(name, t, List.of(phi)).style(s -> s.colour(colour).joined());
      double[] ratio = Arrays.stream(t).map(x -> x / speciation).toArray();
      scaled = scaled.points(name, ratio, List.of(phi)).style(s -> s.colour(colour).joined());
      if (i == 0) {
        findings.addAll(turns(set, data, speciation, own.child("turns")));
      }
      progress.report((i + 1.0) / DIGITS.length, "digits " + name);
    }
    return new Drawn(
        Panels.beside(
            plain.horizontalMark(0.775, "0.775"),
            scaled.horizontalMark(0.775, "").verticalMark(1, "t_S")),
        findings);
  }

  /** E Σ_c P(c | x_t)², which is φ: given x_t, clones are independent draws from the posterior. */
  private static Estimate purity(
      DataSet set, EmpiricalDistribution data, double t, RandomStreams streams) {
    EmpiricalDensity noised = data.diffused(SCHEDULE.alpha(t), SCHEDULE.variance(t));
    double[] values = new double[DRAWS];
    RowBlocks.run(
        DRAWS,
        50,
        (from, to) -> {
          double[] x = new double[data.dimension()];
          double[] w = new double[data.size()];
          for (int i = from; i < to; i++) {
            noised.draw(streams.stream(i), x, 0);
            noised.posterior(x, 0, w);
            double first = 0;
            for (int k = 0; k < w.length; k++) {
              first += set.labels()[k] == set.labels()[0] ? w[k] : 0;
            }
            values[i] = first * first + (1 - first) * (1 - first);
          }
        });
    return Estimate.of(values);
  }

  /** Noised to t, generated back by the reverse SDE: the share that keeps its class is φ too. */
  private static List<Finding> turns(
      DataSet set, EmpiricalDistribution data, double speciation, RandomStreams streams) {
    TimeGrid grid = TimeGrid.uniformLogSnr(SCHEDULE, 5, 1e-3, 120);
    int[] classes =
        Arrays.stream(set.labels()).map(label -> label == set.labels()[0] ? 0 : 1).toArray();
    UTurn turn =
        new UTurn(
            data,
            ReverseProcess.sde(SCHEDULE, data),
            new ExponentialIntegrator(),
            grid,
            Classifier.nearest(data).grouped(classes));
    List<Finding> findings = new ArrayList<>();
    for (double ratio : new double[] {0.8, 1.2}) {
      double t =
          Arrays.stream(grid.times())
              .boxed()
              .min(
                  (a, b) ->
                      Double.compare(
                          Math.abs(a - ratio * speciation), Math.abs(b - ratio * speciation)))
              .orElseThrow();
      RandomStreams own = streams.child(Double.toString(ratio));
      findings.add(
          Finding.measured(
              String.format(
                  Locale.ROOT,
                  "U-turns that keep their class against E Σ P(c|x)^2, digits 1 and 8, t = %.2f",
                  t),
              purity(set, data, t, own.child("purity")),
              turn.retention(t, TURNS, own.child("turns"))));
    }
    return findings;
  }
}
