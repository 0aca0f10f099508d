package criticaldiffusion.scorecard.symmetry;

import criticaldiffusion.figure.Figure;
import criticaldiffusion.parallel.Progress;
import criticaldiffusion.random.RandomStreams;
import criticaldiffusion.schedule.VariancePreserving;
import criticaldiffusion.scorecard.paper.Finding;
import criticaldiffusion.scorecard.paper.Paper;
import criticaldiffusion.scorecard.paper.PaperFigure;
import criticaldiffusion.thermo.generation.FewSteps;
import criticaldiffusion.thermo.generation.LateStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Few steps from a late start, a stand-in for the image sets (Raya, Ambrogioni 2023, Fig. 2, Table
 * 1).
 */
final class FewStepsFromLate implements PaperFigure {
  /** W₁/σ from s = 1 and from s = 0.3, by the number of steps. */
  private static final Map<Integer, double[]> REFERENCE =
      Map.of(
          3, new double[] {0.535274, 0.060896},
          5, new double[] {0.247364, 0.038625},
          10, new double[] {0.062216, 0.023119});

  @Override
  public Paper paper() {
    return Paper.THERMODYNAMICS;
  }

  @Override
  public String name() {
    return "few-steps";
  }

  @Override
  public String title() {
    return "Distance from the target after few DDIM steps against the start time, two classes on a line";
  }

  @Override
  public String statement() {
    return "With few steps a late start from the matched Gaussian is better than the whole run from noise.";
  }

  @Override
  public Drawn draw(RandomStreams streams, Progress progress) {
    VariancePreserving schedule = new VariancePreserving();
    FewSteps few = new FewSteps(1, 0.01, schedule, 4000);
    double[] start = IntStream.rangeClosed(2, 20).mapToDouble(i -> i / 20.0).toArray();
    Figure figure = Figure.column().yLog().xLabel("start time s").yLabel("W_1/σ");
    List<Finding> findings = new ArrayList<>();
    for (int steps : new int[] {3, 5, 10}) {
      double[] distance =
          IntStream.range(0, start.length)
              .mapToDouble(i -> few.distance(LateStart.Start.MATCHED, start[i], steps))
              .toArray();
      figure = figure.points(steps + " steps", start, distance).style(s -> s.joined());
      // The same distances by an independent program.
      double[] reference = REFERENCE.get(steps);
      findings.add(
          Finding.exact(
              String.format(Locale.ROOT, "W_1/σ of %d steps from noise, s = 1", steps),
              reference[0],
              distance[18],
              2e-4));
      findings.add(
          Finding.exact(
              String.format(
                  Locale.ROOT, "W_1/σ of %d steps from the matched Gaussian, s = 0.3", steps),
              reference[1],
              distance[4],
              2e-4));
    }
    return new Drawn(figure.verticalMark(few.criticalTime(), "s_c"), findings);
  }
}
