package criticaldiffusion.scorecard.regimes;

import criticaldiffusion.field.MeanSpan;
import criticaldiffusion.figure.Figure;
import criticaldiffusion.figure.Panels;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.regime.CloneAgreement;
import criticaldiffusion.regime.Cloning;
import criticaldiffusion.regime.CloningResult;
import criticaldiffusion.regime.Speciation;
import criticaldiffusion.schedule.OrnsteinUhlenbeck;
import criticaldiffusion.schedule.TimeGrid;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** φ(t) of clones in two Gaussian classes (Biroli et al. 2024, Fig. 2). */
final class SpeciationOfClones implements PaperFigure {
  private static final int[] DIMENSIONS = {256, 1024, 4096, 16384};
  private static final int PAIRS = 10_000;
  private static final double HORIZON = 10;

  @Override
  public Paper paper() {
    return Paper.DYNAMICAL_REGIMES;
  }

  @Override
  public String name() {
    return "fig2-speciation";
  }

  @Override
  public String title() {
    return "Fig. 2: share of clone pairs that end in one class, d = 256 to 16384, 10,000 pairs, 1000 steps";
  }

  @Override
  public String statement() {
    return "The curves steepen with d and cross at t_S = ½ log d, where φ = 0.775; against t − t_S they are one.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    TimeGrid grid = TimeGrid.uniform(HORIZON, 0, 1000);
    double[] branches = IntStream.range(0, 19).mapToDouble(k -> 1 + 0.5 * k).toArray();
    Figure ratio = Figure.page().xLabel("t/t_S").yLabel("φ(t)").xRange(0.2, 2).yRange(0.47, 1.03);
    Figure shift = Figure.page().xLabel("t − t_S").yLabel("φ(t)").xRange(-3, 4).yRange(0.47, 1.03);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < DIMENSIONS.length; i++) {
      int d = DIMENSIONS[i];
      Speciation model = Speciation.of(d);
      CloningResult result =
          Cloning.of(MeanSpan.of(model.mixture()).reduced(), new OrnsteinUhlenbeck(HORIZON), grid)
              .run(
                  PAIRS,
                  branches,
                  streams.child(d),
                  progress.between(i / 4.0, (i + 1) / 4.0),
                  part -> {});
      double[] t = result.times();
      double at = model.time();
      int colour = i;
      ratio =
          ratio
              .points(
                  "d = " + d,
                  Arrays.stream(t).map(x -> x / at).toArray(),
                  result.values(),
                  result.errors())
              .style(s -> s.colour(colour))
              .line("theory " + d, 0.2, 2, x -> model.phi(x * at))
              .style(s -> s.colour(colour).unlisted());
      shift =
          shift
              .points(
                  "d = " + d,
                  Arrays.stream(t).map(x -> x - at).toArray(),
                  result.values(),
                  result.errors())
              .style(s -> s.colour(colour));
      int nearest = nearest(t, at);
      findings.add(
          Finding.measured(
              String.format(Locale.ROOT, "φ(t = %.1f), d = %d", t[nearest], d),
              model.phi(t[nearest]),
              result.phi(nearest)));
      long used = Arrays.stream(t).filter(x -> 1 - model.phi(x) > 1e-4).count();
      findings.add(Finding.chiSquare("d = " + d, result.chiSquarePerPoint(model::phi), (int) used));
    }
    shift =
        shift
            .line("theory", -3, 4, x -> CloneAgreement.EQUAL.phi(StrictMath.exp(-2 * x)))
            .style(s -> s.black());
    findings.add(Finding.exact("φ(t_S)", 0.775, CloneAgreement.EQUAL.phi(1), 5e-4));
    return new Drawn(
        Panels.beside(
            ratio.verticalMark(1, "").horizontalMark(0.775, ""),
            shift.verticalMark(0, "t_S").horizontalMark(0.775, "0.775")),
        findings);
  }

  private static int nearest(double[] t, double at) {
    int best = 0;
    for (int i = 0; i < t.length; i++) {
      best = Math.abs(t[i] - at) < Math.abs(t[best] - at) ? i : best;
    }
    return best;
  }
}
